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
package io.chainstitch.sfc.impl.engine;

import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.ObjectKey;
import io.chainstitch.vpp.model.VppObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a node may lack of what its plan says. A change sends what differs from the plan; but a node that rejected some
 * chains, when it was brought to its plan, holds less than that. What such a chain needs, or another one needs together
 * with it, is sent along with the next change of either. Sending what the node has is harmless.
 */
final class Lacking {
    private final NodeRuntime node;
    private final Map<String, Batch.Changed> chains;
    private final Set<String> rejected;

    Lacking(NodeRuntime node, Map<String, Batch.Changed> chains) {
        this.node = node;
        this.chains = chains;
        rejected = new HashSet<>(node.lacking());
    }

    /** {@return the chains whose rendering on the node becomes another one} */
    List<String> changed() {
        return chains.values().stream().filter(changed -> !before(changed).equals(after(changed)))
            .map(Batch.Changed::name).toList();
    }

    /** {@return a change, with what the node may lack of the chains that change on it} */
    NetworkTransaction.Change added(NetworkTransaction.Change change) {
        if (rejected.isEmpty()) {
            return change;
        }
        List<VppObject> lacking = new ArrayList<>();
        for (String name : changed()) {
            after(chains.get(name)).objects().forEach((key, object) -> {
                if (node.composition.holders(key).stream().noneMatch(holder -> isSure(holder, key))) {
                    lacking.add(object);
                }
            });
        }
        Map<ObjectKey, Optional<VppObject>> around = around(lacking, change);
        Map<ObjectKey, Optional<VppObject>> missing = new HashMap<>();
        lacking.forEach(object -> missing.put(object.key(), Optional.empty()));
        NodePlan back = change.before().with(around);
        return new NetworkTransaction.Change(back.with(missing), change.gap().with(around).with(missing),
            change.after().with(around), back);
    }

    /**
     * These objects, and what stands beside them, which the change does not touch: an edit has to see all of what an
     * agent keeps in one entry, see {@link Composition#neighbourhood}.
     */
    private Map<ObjectKey, Optional<VppObject>> around(List<VppObject> objects, NetworkTransaction.Change change) {
        Map<ObjectKey, Optional<VppObject>> around = new HashMap<>();
        for (ObjectKey key : node.composition.neighbourhood(objects, new HashSet<>())) {
            if (change.before().get(key).isEmpty() && change.after().get(key).isEmpty()) {
                around.put(key, node.composition.get(key));
            }
        }
        return around;
    }

    /** Whether the node took an object for a chain. */
    private boolean isSure(String holder, ObjectKey key) {
        Batch.Changed changed = chains.get(holder);
        return !rejected.contains(holder) && (changed == null || before(changed).get(key).isPresent());
    }

    private NodePlan before(Batch.Changed changed) {
        return changed.before().nodes().getOrDefault(node.name, NodePlan.EMPTY);
    }

    private NodePlan after(Batch.Changed changed) {
        return changed.after().nodes().getOrDefault(node.name, NodePlan.EMPTY);
    }
}
