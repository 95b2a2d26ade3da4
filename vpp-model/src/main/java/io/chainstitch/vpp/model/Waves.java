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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Cuts a change of many nodes into waves, each of which every node must have finished before the next one starts:
 * additions, then the switch of traffic, then removals. A chain that runs is served all the time, first by the old
 * objects and then by the new ones.
 *
 * <p>What is behind a new interface, or looked up in a new table, was not served before: what takes its traffic is an
 * addition, so that the way through a new function is complete before traffic is switched to it. What takes the traffic
 * of an interface or a table that goes away, and every cross-connect, is a removal: what a function still holds when
 * traffic has been switched away from it passes on. Where the new taker of an interface cannot stand beside the old
 * one, both are exchanged when traffic is switched, and what else the old way consists of is removed later.
 */
public final class Waves {
    private Waves() {
    }

    /**
     * The plans of a node on its way from one plan to another.
     *
     * @param before what the node holds
     * @param after what it shall hold
     * @return the plan after each of the three waves; the last one equals {@code after}
     */
    public static List<NodePlan> of(NodePlan before, NodePlan after) {
        Set<ObjectKey> late = blocked(before, after);
        Map<ObjectKey, Optional<VppObject>> additions = new HashMap<>();
        Map<ObjectKey, Optional<VppObject>> switches = new HashMap<>();
        after.objects().forEach((key, object) -> {
            if (late.contains(key)) {
                return;
            }
            Optional<VppObject> old = before.get(key);
            if (old.isEmpty() && (!object.attractsTraffic() || takesFromOnly(object, after, before))) {
                additions.put(key, Optional.of(object));
            } else if (old.isEmpty() || !old.get().equals(object)) {
                switches.put(key, Optional.of(object));
            }
        });
        before.objects().forEach((key, object) -> {
            if (object.attractsTraffic() && after.get(key).isEmpty() && !(object instanceof CrossConnect)
                && !takesFromOnly(object, before, after)) {
                switches.put(key, Optional.empty());
            }
        });
        exchanged(before, after, late, switches);
        List<NodePlan> waves = new ArrayList<>();
        waves.add(before.with(additions));
        waves.add(waves.get(0).with(switches));
        waves.add(after);
        return waves;
    }

    /** Enters who follows whom on an interface, where nothing else has to wait. */
    private static void exchanged(NodePlan before, NodePlan after, Set<ObjectKey> late,
        Map<ObjectKey, Optional<VppObject>> switches) {
        Map<String, VppObject> takers = new HashMap<>();
        before.objects().values().stream().filter(object -> after.get(object.key()).isEmpty() && isTaker(object))
            .forEach(object -> object.resources().forEach(resource -> takers.put(resource, object)));
        Set<String> lateInterfaces = new HashSet<>();
        late.forEach(key -> after.get(key).filter(InterfaceObject.class::isInstance)
            .ifPresent(object -> lateInterfaces.add(((InterfaceObject) object).name())));
        for (ObjectKey key : late) {
            VppObject object = after.objects().get(key);
            if (before.get(key).isEmpty() && isTaker(object) && takers.keySet().containsAll(object.resources())
                && Collections.disjoint(object.interfaces(), lateInterfaces)
                && Collections.disjoint(object.needs(), late)) {
                object.resources().forEach(resource -> switches.put(takers.get(resource).key(), Optional.empty()));
                switches.put(key, Optional.of(object));
            }
        }
    }

    /** Whether an object takes what an interface receives, and nothing else stands on it. */
    private static boolean isTaker(VppObject object) {
        return object instanceof CrossConnect || object instanceof LocalSid
            || object instanceof Steering steering && steering.traffic() instanceof Steering.Frames;
    }

    /** Whether an object takes the traffic of an interface or a table that is in one plan and not in the other. */
    private static boolean takesFromOnly(VppObject object, NodePlan in, NodePlan notIn) {
        if (object instanceof CrossConnect connect) {
            return isOnly(connect.receive(), in, notIn);
        }
        if (object instanceof Classifier classifier) {
            return isOnly(classifier.interfaceName(), in, notIn);
        }
        if (object instanceof Steering steering && steering.traffic() instanceof Steering.Frames frames) {
            return isOnly(frames.interfaceName(), in, notIn);
        }
        return object instanceof Steering && object.tables().stream().map(table -> new Table(table, "").key())
            .anyMatch(table -> in.get(table).isPresent() && notIn.get(table).isEmpty());
    }

    private static boolean isOnly(String interfaceName, NodePlan in, NodePlan notIn) {
        return in.interfaceNamed(interfaceName).isPresent() && notIn.interfaceNamed(interfaceName).isEmpty();
    }

    /**
     * Objects that cannot exist beside one that goes away, with everything that refers to them: they have to wait for
     * the removals.
     */
    private static Set<ObjectKey> blocked(NodePlan before, NodePlan after) {
        Set<String> leaving = leaving(before, after);
        Set<ObjectKey> blocked = new HashSet<>();
        Set<String> lateInterfaces = new HashSet<>();
        after.objects().forEach((key, object) -> {
            Set<String> taken = new HashSet<>(object.resources());
            before.get(key).ifPresent(old -> taken.removeAll(old.resources()));
            if (!Collections.disjoint(taken, leaving) || !Collections.disjoint(object.interfaces(), lateInterfaces)
                || !Collections.disjoint(object.needs(), blocked)) {
                blocked.add(key);
                if (object instanceof InterfaceObject iface) {
                    lateInterfaces.add(iface.name());
                }
            }
        });
        return blocked;
    }

    /** Resources that an object gives up, because it goes away or becomes another one. */
    private static Set<String> leaving(NodePlan before, NodePlan after) {
        Set<String> leaving = new HashSet<>();
        before.objects().forEach((key, object) -> {
            Set<String> kept = after.get(key).map(VppObject::resources).orElse(Set.of());
            object.resources().stream().filter(resource -> !kept.contains(resource)).forEach(leaving::add);
        });
        return leaving;
    }
}
