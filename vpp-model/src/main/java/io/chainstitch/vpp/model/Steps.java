/*
 * Copyright (c) 2026 The Chainstitch Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package io.chainstitch.vpp.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Turns the difference of two plans into steps that VPP accepts in this order: what refers to an object is removed
 * before it and created after it. VPP itself would not complain: it keeps references to a freed interface index and
 * gives them to the next interface that gets the index.
 */
public final class Steps {
    private Steps() {
    }

    /**
     * The steps from one plan to another.
     *
     * @param before what the node holds
     * @param after what it must hold
     * @return deletions in reverse order of creation, then creations, then changes; empty when the plans are equal.
     *     What can change in place is referred to by nothing, so traffic is switched when all it needs is there
     */
    public static List<Step> between(NodePlan before, NodePlan after) {
        return between(before, after, Set.of());
    }

    /**
     * The steps from one plan to another when some of what the node holds is spoiled.
     *
     * @param before what the node holds
     * @param after what it must hold
     * @param spoiled keys of objects of the first plan that cannot stay, even when the second plan has an equal one
     * @return as {@link #between(NodePlan, NodePlan)}
     */
    public static List<Step> between(NodePlan before, NodePlan after, Set<ObjectKey> spoiled) {
        Set<ObjectKey> recreated = recreated(before, after, spoiled);
        List<Step> deletions = new ArrayList<>();
        before.objects().forEach((key, object) -> {
            if (recreated.contains(key) || after.get(key).isEmpty()) {
                deletions.add(new Step.Delete(object));
            }
        });
        Collections.reverse(deletions);
        List<Step> steps = new ArrayList<>(deletions);
        List<Step> changes = new ArrayList<>();
        after.objects().forEach((key, object) -> {
            VppObject old = before.objects().get(key);
            if (old == null || recreated.contains(key)) {
                steps.add(new Step.Create(object));
            } else if (!old.equals(object)) {
                changes.add(new Step.Change(old, object));
            }
        });
        steps.addAll(changes);
        return steps;
    }

    /** Keys in both plans whose object cannot stay: it cannot change in place, or it refers to such a one. */
    private static Set<ObjectKey> recreated(NodePlan before, NodePlan after, Set<ObjectKey> spoiled) {
        Set<ObjectKey> recreated = new HashSet<>();
        Set<String> lostInterfaces = new HashSet<>();
        Set<TableRef> lostTables = new HashSet<>();
        Set<ObjectKey> lost = new HashSet<>();
        before.objects().forEach((key, old) -> {
            VppObject now = after.objects().get(key);
            boolean loses = !Collections.disjoint(old.interfaces(), lostInterfaces)
                || !Collections.disjoint(old.tables(), lostTables) || !Collections.disjoint(old.needs(), lost);
            boolean stays = now != null && (now.equals(old) || old.changesInPlace()) && !loses
                && !spoiled.contains(key);
            if (!stays) {
                lost.add(key);
                if (now != null) {
                    recreated.add(key);
                }
                if (old instanceof InterfaceObject iface) {
                    lostInterfaces.add(iface.name());
                } else if (old instanceof Table table) {
                    lostTables.add(table.ref());
                }
            }
        });
        return recreated;
    }
}
