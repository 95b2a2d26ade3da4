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
package io.chainstitch.renderer.l2xconn;

import io.chainstitch.vpp.model.Attachment;
import io.chainstitch.vpp.model.CrossConnect;
import io.chainstitch.vpp.model.Interface;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.NodeReading;
import io.chainstitch.vpp.model.ObjectKey;
import io.chainstitch.vpp.model.ObjectText;
import io.chainstitch.vpp.model.SubInterface;
import io.chainstitch.vpp.model.VppObject;
import io.chainstitch.vpp.model.Vxlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every way in which one object of a rendering can be missing or be another one. */
final class Mutants {
    private static final Map<Boolean, List<String>> FAR_ADDRESSES =
        Map.of(true, List.of("192.0.2.1", "192.0.2.2", "192.0.2.3", "203.0.113.9"),
            false, List.of("2001:db8::1", "2001:db8::2", "2001:db8:9::9"));

    private Mutants() {
    }

    /**
     * A rendering with one object changed.
     *
     * @param label what was done
     * @param plans the plans of all nodes
     */
    record Mutant(String label, Map<String, NodePlan> plans) {
    }

    static List<Mutant> of(Map<String, NodePlan> plans, Map<String, NodeReading> readings) {
        List<Mutant> mutants = new ArrayList<>();
        plans.forEach((node, plan) -> plan.objects().values().forEach(object -> {
            String where = node + ": " + ObjectText.print(object);
            mutants.add(new Mutant("without " + where, changed(plans, node, object.key(), Optional.empty())));
            for (VppObject other : alterations(object, readings.get(node))) {
                mutants.add(new Mutant(where + " became " + ObjectText.print(other),
                    changed(plans, node, object.key(), Optional.of(other))));
            }
        }));
        return mutants;
    }

    private static Map<String, NodePlan> changed(Map<String, NodePlan> plans, String node, ObjectKey key,
        Optional<VppObject> value) {
        Map<String, NodePlan> all = new HashMap<>(plans);
        all.put(node, plans.get(node).with(Map.of(key, value)));
        return all;
    }

    /** Other values under the same key. FIB tables are left alone: frames of an L2 chain see none. */
    private static List<VppObject> alterations(VppObject object, NodeReading reading) {
        List<VppObject> out = new ArrayList<>();
        if (object instanceof CrossConnect connect) {
            reading.interfaces().keySet().stream().filter(name -> !name.equals(connect.receive()))
                .forEach(name -> out.add(new CrossConnect(connect.receive(), name)));
            out.add(CrossConnect.sink(connect.receive()));
            out.add(new CrossConnect(connect.receive(), "gone"));
        } else if (object instanceof Vxlan vxlan) {
            out.add(new Vxlan(vxlan.name(), vxlan.source(), vxlan.destination(), vxlan.vni() + 1));
            for (String text : FAR_ADDRESSES.get(vxlan.source().bytes().length == 4)) {
                IpAddress other = IpAddress.of(text);
                if (!other.equals(vxlan.source())) {
                    out.add(new Vxlan(vxlan.name(), vxlan.source(), other, vxlan.vni()));
                }
                if (!other.equals(vxlan.destination())) {
                    out.add(new Vxlan(vxlan.name(), other, vxlan.destination(), vxlan.vni()));
                }
            }
        } else if (object instanceof Interface iface) {
            out.add(new Interface(iface.name(), new Attachment.AfPacket("elsewhere")));
        } else if (object instanceof SubInterface sub) {
            out.add(new SubInterface(sub.parent(), sub.vlan(), 1 - sub.popTags()));
        }
        out.removeIf(object::equals);
        return out;
    }
}
