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
package io.chainstitch.agent.dataplane;

import io.chainstitch.vpp.model.CrossConnect;
import io.chainstitch.vpp.model.InterfaceObject;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.ObjectKey;
import io.chainstitch.vpp.model.Table;
import io.chainstitch.vpp.model.TableRef;
import io.chainstitch.vpp.model.VppObject;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Combines plans. */
final class Plans {
    private Plans() {
    }

    /** A plan with the objects of another one put over it. */
    static NodePlan overlay(NodePlan base, NodePlan part) {
        Map<ObjectKey, Optional<VppObject>> changes = new HashMap<>();
        part.objects().forEach((key, object) -> changes.put(key, Optional.of(object)));
        return base.with(changes);
    }

    /** A plan after a change that is told by the objects it touches. */
    static NodePlan changed(NodePlan base, NodePlan before, NodePlan after) {
        Map<ObjectKey, Optional<VppObject>> changes = new HashMap<>();
        before.objects().keySet().forEach(key -> changes.put(key, Optional.empty()));
        after.objects().forEach((key, object) -> changes.put(key, Optional.of(object)));
        return base.with(changes);
    }

    private static void note(VppObject object, Set<String> names, Set<TableRef> tables) {
        if (object instanceof InterfaceObject iface) {
            names.add(iface.name());
        } else if (object instanceof Table table) {
            tables.add(table.ref());
        }
    }

    /**
     * Corrects a plan to what VPP really holds of some keys. What refers to an interface or table that turned out to be
     * missing is gone with it, except a cross-connect into it: that one now leads nowhere.
     */
    static NodePlan corrected(NodePlan plan, Map<ObjectKey, Optional<VppObject>> actual) {
        Set<String> lostInterfaces = new HashSet<>();
        Set<TableRef> lostTables = new HashSet<>();
        Map<ObjectKey, Optional<VppObject>> changes = new HashMap<>(actual);
        plan.objects().forEach((key, object) -> {
            boolean missing = actual.getOrDefault(key, Optional.of(object)).isEmpty();
            boolean orphan = !Collections.disjoint(object.interfaces(), lostInterfaces)
                || !Collections.disjoint(object.tables(), lostTables);
            if (orphan && object instanceof CrossConnect cross && !lostInterfaces.contains(cross.receive())) {
                changes.put(key, Optional.of(new CrossConnect(cross.receive(), "deleted " + cross.transmit())));
            } else if (missing || orphan) {
                changes.put(key, Optional.empty());
                note(object, lostInterfaces, lostTables);
            }
        });
        return plan.with(changes);
    }
}
