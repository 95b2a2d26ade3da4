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
import io.chainstitch.vpp.model.InterfaceObject;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.VppObject;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Checks that a chain does not need twice what a node has once. */
final class ResourceCheck {
    private ResourceCheck() {
    }

    /**
     * Checks the plans of a chain.
     *
     * @throws RefusedException when two objects of one node exclude each other
     */
    static void check(String chain, Map<String, NodePlan> plans) {
        plans.forEach((node, plan) -> {
            Map<String, VppObject> holders = new HashMap<>();
            for (VppObject object : plan.objects().values()) {
                for (String resource : object.resources()) {
                    VppObject other = holders.putIfAbsent(resource, object);
                    if (other != null) {
                        throw new RefusedException(Reason.INTERFACE_CONFLICT, "chain '" + chain + "' needs '"
                            + resource + "' of node '" + node + "' twice, for " + names(other, object)
                            + "; use interfaces of their own");
                    }
                }
            }
        });
    }

    private static String names(VppObject one, VppObject other) {
        Set<String> names = new TreeSet<>();
        for (VppObject object : new VppObject[] {one, other}) {
            names.addAll(object instanceof InterfaceObject iface ? Set.of(iface.name()) : object.interfaces());
        }
        return "interface " + String.join(" and interface ", names);
    }
}
