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

import com.pholser.junit.quickcheck.generator.GenerationStatus;
import com.pholser.junit.quickcheck.generator.Generator;
import com.pholser.junit.quickcheck.random.SourceOfRandomness;
import io.chainstitch.vpp.model.Address;
import io.chainstitch.vpp.model.Attachment;
import io.chainstitch.vpp.model.CrossConnect;
import io.chainstitch.vpp.model.Interface;
import io.chainstitch.vpp.model.InterfaceAddress;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.IpFamily;
import io.chainstitch.vpp.model.IpPrefix;
import io.chainstitch.vpp.model.MacAddress;
import io.chainstitch.vpp.model.Neighbor;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.ObjectKey;
import io.chainstitch.vpp.model.ObjectKind;
import io.chainstitch.vpp.model.Route;
import io.chainstitch.vpp.model.SubInterface;
import io.chainstitch.vpp.model.Table;
import io.chainstitch.vpp.model.TableRef;
import io.chainstitch.vpp.model.VppObject;
import io.chainstitch.vpp.model.Vxlan;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Random plans from small pools of names, so that two plans have much in common. */
public class Plans extends Generator<NodePlan> {
    private static final List<String> MANAGED =
        List.of("pod/default/a/eth1", "pod/default/a.b/eth1", "pod/x/c/eth1", "pod/x/d/eth2");
    private static final List<String> TUNNELS = List.of("vxlan/c/0.1/n2", "vxlan/c/0.1/n3");
    private static final List<String> FOREIGN = List.of("GigabitEthernet0/8/0", "host-up", "TenGig0.7");
    private static final List<String> PREFIXES =
        List.of("10.1.0.0/16", "10.1.2.3/32", "0.0.0.0/0", "2001:db8::/32", "::/0", "2001:db8::1/128");
    private static final List<String> ADDRESSES =
        List.of("10.1.2.3/24", "10.1.2.4/32", "2001:db8::1/64", "fe80::1/128");
    private static final long[] TABLES = {0, 1, 1000, TableRef.MAX_ID};

    /** Made by the test runner. */
    public Plans() {
        super(NodePlan.class);
    }

    @Override
    public NodePlan generate(SourceOfRandomness random, GenerationStatus status) {
        NavigableMap<ObjectKey, VppObject> plan = new TreeMap<>();
        some(random, 4, () -> new Table(new TableRef(family(random), table(random)),
            random.nextBoolean() ? "" : "chainstitch/t"), plan);
        some(random, 4, () -> new Interface(random.choose(MANAGED), attachment(random), table(random), table(random)),
            plan);
        some(random, 2, () -> new Vxlan(random.choose(TUNNELS), IpAddress.of("10.0.0.1"),
            IpAddress.of(random.choose(List.of("10.0.0.2", "10.0.0.3"))), random.nextInt(0, Vxlan.MAX_VNI)), plan);
        some(random, 4, () -> new SubInterface(parent(random), random.nextInt(5, 7), random.nextInt(0, 1),
            table(random), table(random)), plan);
        some(random, 6, () -> crossConnect(random), plan);
        some(random, 6, () -> new Address(name(random), InterfaceAddress.of(random.choose(ADDRESSES))), plan);
        some(random, 4, () -> new Neighbor(name(random), IpAddress.of(random.choose(List.of("10.1.2.9", "fe80::9"))),
            new MacAddress("02:00:00:00:00:0" + random.nextInt(0, 9))), plan);
        some(random, 6, () -> route(random), plan);
        SegmentRoutingPlans segmentRouting = new SegmentRoutingPlans(random);
        some(random, 4, segmentRouting::localSid, plan);
        some(random, 3, segmentRouting::policy, plan);
        some(random, 5, segmentRouting::steering, plan);
        some(random, 4, segmentRouting::classifier, plan);
        return new NodePlan(plan);
    }

    private interface Maker {
        VppObject make();
    }

    private static void some(SourceOfRandomness random, int most, Maker maker, NavigableMap<ObjectKey, VppObject> to) {
        for (int left = random.nextInt(0, most); left > 0; left--) {
            VppObject object = maker.make();
            to.put(object.key(), object);
        }
        // TenGig0.7 can be taken for a sub-interface of TenGig0, which no generated plan has.
        to.remove(new ObjectKey(ObjectKind.SUB_INTERFACE, "TenGig0.7"));
    }

    static long table(SourceOfRandomness random) {
        return TABLES[random.nextInt(0, TABLES.length - 1)];
    }

    private static IpFamily family(SourceOfRandomness random) {
        return random.choose(IpFamily.values());
    }

    private static String parent(SourceOfRandomness random) {
        return random.nextBoolean() ? random.choose(MANAGED) : random.choose(FOREIGN);
    }

    static String name(SourceOfRandomness random) {
        List<String> names = new ArrayList<>(MANAGED);
        names.addAll(TUNNELS);
        names.addAll(FOREIGN);
        String name = random.choose(names);
        return random.nextInt(0, 2) == 0 ? name + "." + random.nextInt(5, 7) : name;
    }

    private static Attachment attachment(SourceOfRandomness random) {
        return switch (random.nextInt(0, 3)) {
            case 0 -> new Attachment.AfPacket("veth" + random.nextInt(0, 3));
            case 1 -> new Attachment.Tap("tap" + random.nextInt(0, 3), random.nextBoolean() ? "" : "ns1");
            case 2 -> new Attachment.Memif(random.nextBoolean() ? "" : "/run/vpp/m.sock", random.nextInt(0, 9),
                random.choose(Attachment.Memif.Role.values()));
            default -> new Attachment.Loopback(random.nextInt(0, 9));
        };
    }

    private static CrossConnect crossConnect(SourceOfRandomness random) {
        String receive = name(random);
        String transmit = name(random);
        return receive.equals(transmit) ? CrossConnect.sink(receive) : new CrossConnect(receive, transmit);
    }

    private static Route route(SourceOfRandomness random) {
        IpPrefix prefix = IpPrefix.of(random.choose(PREFIXES));
        if (random.nextBoolean()) {
            return new Route(table(random), prefix, new Route.Lookup(table(random)));
        }
        IpAddress hop = IpAddress.of(prefix.family() == IpFamily.IPV4 ? "10.9.9.9" : "2001:db8:9::9");
        return new Route(table(random), prefix, new Route.NextHop(hop,
            random.nextBoolean() ? Optional.empty() : Optional.of(name(random))));
    }
}
