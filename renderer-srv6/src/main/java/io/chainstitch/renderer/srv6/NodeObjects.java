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

import io.chainstitch.sfc.api.Reason;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.Steering;
import io.chainstitch.vpp.model.VppObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects the objects of all nodes of a chain. What comes twice is found by its key at the end: a hash set would be
 * slow here, since the hashes of records over names and addresses that are numbered in a row fall together.
 */
final class NodeObjects {
    private final String chain;
    private final Map<String, List<VppObject>> nodes = new HashMap<>();
    private final Map<Target, IpAddress> steered = new HashMap<>();

    private record Target(String node, Steering.Traffic traffic) {
    }

    NodeObjects(String chain) {
        this.chain = chain;
    }

    void add(String node, VppObject object) {
        nodes.computeIfAbsent(node, name -> new ArrayList<>()).add(object);
    }

    /**
     * Steers traffic into a policy.
     *
     * @throws RefusedException when the same traffic is steered into another policy
     */
    void steer(String node, Steering.Traffic traffic, IpAddress bsid) {
        IpAddress other = steered.putIfAbsent(new Target(node, traffic), bsid);
        if (other != null && !other.equals(bsid)) {
            throw new RefusedException(Reason.STEERING_CONFLICT, "chain '" + chain
                + "' would send the same traffic on node '" + node + "' two ways: " + words(traffic)
                + "; give its functions interfaces and addresses of their own");
        }
        add(node, new Steering(traffic, bsid));
    }

    private static String words(Steering.Traffic traffic) {
        return traffic instanceof Steering.Frames frames
            ? "what interface '" + frames.interfaceName() + "' receives"
            : "packets to " + ((Steering.Packets) traffic).prefix();
    }

    /**
     * The plans of all nodes.
     *
     * @throws RefusedException when one key would have to hold two different objects
     */
    Map<String, NodePlan> plans() {
        Map<String, NodePlan> plans = new HashMap<>();
        nodes.forEach((node, objects) -> {
            try {
                plans.put(node, NodePlan.of(objects));
            } catch (IllegalArgumentException e) {
                throw new RefusedException(Reason.INTERFACE_CONFLICT, "chain '" + chain
                    + "' contradicts itself on node '" + node + "': " + e.getMessage());
            }
        });
        return plans;
    }
}
