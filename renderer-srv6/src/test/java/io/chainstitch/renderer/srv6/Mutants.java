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
package io.chainstitch.renderer.srv6;

import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.ObjectKey;
import io.chainstitch.vpp.model.ObjectText;
import io.chainstitch.vpp.model.VppObject;
import io.chainstitch.vpp.model.walk.HeldObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every way in which one object of a rendering can be missing or be another one. */
final class Mutants {
    private Mutants() {
    }

    /**
     * A rendering with one object changed.
     *
     * @param label what was done
     * @param node where
     * @param before the object
     * @param after what it became; empty when it is missing
     * @param plans the plans of all nodes
     */
    record Mutant(String label, String node, VppObject before, Optional<VppObject> after,
        Map<String, NodePlan> plans) {
    }

    /** All mutants, apart from those of some objects. */
    static List<Mutant> of(Map<String, NodePlan> plans, Set<HeldObject> spared) {
        List<Mutant> mutants = new ArrayList<>();
        plans.forEach((node, plan) -> plan.objects().values().forEach(object -> {
            if (spared.contains(new HeldObject(node, object.key()))) {
                return;
            }
            mutants.add(mutant(plans, node, object, Optional.empty()));
            Alterations.of(object, plan).forEach(other -> mutants.add(mutant(plans, node, object, Optional.of(other))));
        }));
        return mutants;
    }

    private static Mutant mutant(Map<String, NodePlan> plans, String node, VppObject before,
        Optional<VppObject> after) {
        String where = node + ": " + ObjectText.print(before);
        return new Mutant(after.map(object -> where + " became " + ObjectText.print(object))
            .orElse("without " + where), node, before, after, changed(plans, node, before.key(), after));
    }

    private static Map<String, NodePlan> changed(Map<String, NodePlan> plans, String node, ObjectKey key,
        Optional<VppObject> value) {
        Map<String, NodePlan> all = new HashMap<>(plans);
        all.put(node, plans.get(node).with(Map.of(key, value)));
        return all;
    }
}
