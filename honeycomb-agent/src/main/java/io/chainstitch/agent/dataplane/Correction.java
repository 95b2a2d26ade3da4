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

import io.chainstitch.vpp.model.Classifier;
import io.chainstitch.vpp.model.CrossConnect;
import io.chainstitch.vpp.model.InterfaceObject;
import io.chainstitch.vpp.model.LocalSid;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.ObjectKey;
import io.chainstitch.vpp.model.Policy;
import io.chainstitch.vpp.model.Steering;
import io.chainstitch.vpp.model.Table;
import io.chainstitch.vpp.model.TableRef;
import io.chainstitch.vpp.model.VppObject;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Corrects a plan to what VPP really holds of some keys. */
final class Correction {
    private final Map<ObjectKey, Optional<VppObject>> actual;
    private final Map<ObjectKey, Optional<VppObject>> changes;
    private final Set<ObjectKey> spoiled;
    private final Set<String> lostInterfaces = new HashSet<>();
    private final Set<TableRef> lostTables = new HashSet<>();
    private final Set<ObjectKey> lost = new HashSet<>();

    /**
     * A plan that tells what VPP holds.
     *
     * @param plan what it holds
     * @param spoiled keys of the plan of which VPP holds something that must be made again
     */
    record Corrected(NodePlan plan, Set<ObjectKey> spoiled) {
    }

    private Correction(Map<ObjectKey, Optional<VppObject>> actual, Set<ObjectKey> spoiled) {
        this.actual = actual;
        this.changes = new HashMap<>(actual);
        this.spoiled = new HashSet<>(spoiled);
    }

    /**
     * Corrects. What refers to something that turned out to be missing is gone with it, except what VPP keeps although
     * it works no more.
     *
     * @param plan the plan
     * @param actual what VPP holds of some keys
     * @param spoiled those of the keys of which it holds something that is not what the plan says, or does not work
     */
    static Corrected apply(NodePlan plan, Map<ObjectKey, Optional<VppObject>> actual, Set<ObjectKey> spoiled) {
        Correction correction = new Correction(actual, spoiled);
        plan.objects().values().forEach(correction::look);
        return new Corrected(plan.with(correction.changes), correction.spoiled);
    }

    private void look(VppObject object) {
        ObjectKey key = object.key();
        boolean missing = actual.getOrDefault(key, Optional.of(object)).isEmpty();
        boolean orphan = !Collections.disjoint(object.interfaces(), lostInterfaces)
            || !Collections.disjoint(object.tables(), lostTables) || !Collections.disjoint(object.needs(), lost);
        if (orphan && !missing && object instanceof CrossConnect cross && !lostInterfaces.contains(cross.receive())) {
            changes.put(key, Optional.of(new CrossConnect(cross.receive(), "deleted " + cross.transmit())));
        } else if (orphan && !missing && outlives(object)) {
            spoiled.add(key);
        } else if (missing || orphan) {
            changes.put(key, Optional.empty());
            note(object);
        }
    }

    private boolean outlives(VppObject object) {
        return object instanceof LocalSid || object instanceof Policy || object instanceof Classifier
            || object instanceof Steering && Collections.disjoint(object.interfaces(), lostInterfaces);
    }

    private void note(VppObject object) {
        lost.add(object.key());
        if (object instanceof InterfaceObject iface) {
            lostInterfaces.add(iface.name());
        } else if (object instanceof Table table) {
            lostTables.add(table.ref());
        }
    }
}
