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
package io.chainstitch.honeycomb.model;

import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.ObjectKey;
import io.chainstitch.vpp.model.ObjectKind;
import io.chainstitch.vpp.model.Route;
import io.chainstitch.vpp.model.TableRef;
import io.chainstitch.vpp.model.VppObject;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.opendaylight.yangtools.yang.data.api.schema.ContainerNode;

/**
 * The parts of two plans that have to be written as trees to see how these differ: of interfaces the whole entries, of
 * all else only the objects that changed. The trees of the parts differ in the same way as those of the plans.
 */
final class Difference {
    private final NodePlan before;
    private final NodePlan after;
    private final Set<ObjectKey> rewrite;
    private final Set<ObjectKey> keys = new HashSet<>();
    private final Set<String> entries = new HashSet<>();

    private Difference(NodePlan before, NodePlan after, Set<ObjectKey> rewrite) {
        this.before = before;
        this.after = after;
        this.rewrite = rewrite;
    }

    static Difference of(NodePlan before, NodePlan after, Set<ObjectKey> rewrite) {
        Difference difference = new Difference(before, after, rewrite);
        after.objects().forEach((key, object) -> {
            if (rewrite.contains(key) || !object.equals(before.objects().get(key))) {
                difference.touch(key);
            }
        });
        before.objects().keySet().stream().filter(key -> !after.objects().containsKey(key))
            .forEach(difference::touch);
        return difference;
    }

    private void touch(ObjectKey key) {
        keys.add(key);
        for (NodePlan plan : List.of(before, after)) {
            VppObject object = plan.objects().get(key);
            Place place = object == null ? null : Place.of(object, plan);
            if (place != null) {
                entries.add(place.entry());
            }
        }
        if (key.kind() == ObjectKind.SUB_INTERFACE) {
            // What stands on it moves between its parent's entry and one of its own.
            entries.add(key.id());
        }
    }

    /** The tree of what was there. What is to be written again counts as gone, unless it changes or moves anyway. */
    ContainerNode before(Schema schema) {
        return tree(schema, before, key -> !rewrite.contains(key) || !stays(key));
    }

    private boolean stays(ObjectKey key) {
        VppObject old = before.objects().get(key);
        VppObject now = after.objects().get(key);
        return Objects.equals(old, now) && Objects.equals(Place.of(old, before), Place.of(now, after));
    }

    ContainerNode after(Schema schema) {
        return tree(schema, after, key -> true);
    }

    private ContainerNode tree(Schema schema, NodePlan plan, Predicate<ObjectKey> wanted) {
        PlanEncoder encoder = new PlanEncoder(schema, plan, true);
        Set<TableRef> tables = touchedTables();
        plan.objects().forEach((key, object) -> {
            if (object instanceof Route route && tables.contains(RoutingEncoder.tableOf(route))) {
                encoder.addTable(RoutingEncoder.tableOf(route));
            }
            if (wanted.test(key) && isTouched(key, Place.of(object, plan))) {
                encoder.addAll(List.of(object));
            }
        });
        return AgentData.root(encoder.build());
    }

    private boolean isTouched(ObjectKey key, Place place) {
        return place == null ? keys.contains(key) : entries.contains(place.entry());
    }

    /** Tables with a route that changed: their lists of routes may hold others, so they must not look empty. */
    private Set<TableRef> touchedTables() {
        Set<TableRef> tables = new HashSet<>();
        for (ObjectKey key : keys) {
            for (NodePlan plan : List.of(before, after)) {
                if (plan.objects().get(key) instanceof Route route) {
                    tables.add(RoutingEncoder.tableOf(route));
                }
            }
        }
        return tables;
    }
}
