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
import io.chainstitch.vpp.model.Route;
import io.chainstitch.vpp.model.SubInterface;
import io.chainstitch.vpp.model.Table;
import io.chainstitch.vpp.model.TableRef;
import io.chainstitch.vpp.model.VppObject;
import io.chainstitch.vpp.model.Vxlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Objects for tests. */
final class Samples {
    static final String POD_A = "pod/ns/a/eth1";
    static final String POD_B = "pod/ns/b/eth1";
    static final String UNDERLAY = "pod/ns/underlay/lo";
    static final String TUNNEL = "vxlan/5000-n2";
    static final Table TABLE4 = new Table(new TableRef(IpFamily.IPV4, 1000), "chainstitch/1000");
    static final Table TABLE6 = new Table(new TableRef(IpFamily.IPV6, 1000), "chainstitch/1000");

    private Samples() {
    }

    static Interface afPacket(String name, String host) {
        return new Interface(name, new Attachment.AfPacket(host));
    }

    static Interface loopback(String name, int instance) {
        return new Interface(name, new Attachment.Loopback(instance));
    }

    static Address address(String name, String address) {
        return new Address(name, InterfaceAddress.of(address));
    }

    static Vxlan tunnel(String name, int vni) {
        return new Vxlan(name, IpAddress.of("172.16.0.1"), IpAddress.of("172.16.0.2"), vni);
    }

    static Neighbor neighbor(String name, String address, String mac) {
        return new Neighbor(name, IpAddress.of(address), new MacAddress(mac));
    }

    static Route via(long table, String prefix, String hop, String name) {
        return new Route(table, IpPrefix.of(prefix),
            new Route.NextHop(IpAddress.of(hop), Optional.ofNullable(name)));
    }

    static Route lookup(long table, String prefix, long into) {
        return new Route(table, IpPrefix.of(prefix), new Route.Lookup(into));
    }

    /** Objects of every kind that refer to each other. */
    static NodePlan everyKind(VppUnderTest vpp) {
        List<VppObject> objects = new ArrayList<>(List.of(TABLE4, TABLE6,
            new Interface(POD_A, new Attachment.AfPacket(vpp.host(0)), 1000, 1000),
            afPacket(POD_B, vpp.host(1)), loopback(UNDERLAY, 5), address(UNDERLAY, "172.16.0.1/24"),
            new Interface("pod/ns/m/m1", new Attachment.Memif(vpp.socket() + ".m1", 7, Attachment.Memif.Role.MASTER)),
            new Interface("pod/ns/m/m2", new Attachment.Memif("", 8, Attachment.Memif.Role.SLAVE)),
            new SubInterface(POD_B, 100, 1), new SubInterface(POD_B, 200, 0, 1000, 0),
            tunnel(TUNNEL, 5000), address(POD_A, "10.0.0.254/24"), address(POD_A, "fd00:1::fe/64"),
            neighbor(POD_A, "10.0.0.1", "02:00:00:00:00:01"), neighbor(POD_A, "fd00:1::1", "02:00:00:00:00:01"),
            via(1000, "10.9.0.0/24", "10.0.0.1", POD_A), via(1000, "fd00:9::/64", "fd00:1::1", POD_A),
            lookup(1000, "fcbb:bb00::/32", 0), via(0, "10.8.0.0/16", "172.16.0.2", null),
            new CrossConnect(POD_B + ".100", TUNNEL), new CrossConnect(TUNNEL, POD_B + ".100"),
            CrossConnect.sink(POD_B)));
        return NodePlan.of(objects);
    }
}
