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

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.pholser.junit.quickcheck.From;
import com.pholser.junit.quickcheck.Property;
import com.pholser.junit.quickcheck.runner.JUnitQuickcheck;
import io.chainstitch.vpp.model.InterfaceObject;
import io.chainstitch.vpp.model.InterfaceState;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.IpPrefix;
import io.chainstitch.vpp.model.MacAddress;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.NodeReading;
import io.chainstitch.vpp.model.ObjectKey;
import io.chainstitch.vpp.model.ObjectKind;
import io.chainstitch.vpp.model.Route;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.opendaylight.yangtools.yang.data.api.schema.ContainerNode;

@RunWith(JUnitQuickcheck.class)
public class ReadingTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final AgentStatus STATUS = new AgentStatus("n1",
        new AgentStatus.Vpp(true, "26.06-release", ""),
        List.of(new AgentStatus.Failure(new ObjectKey(ObjectKind.NEIGHBOR, "a 10.0.0.1"), "VPP said -1")), 3);

    @Property(trials = 200)
    public void decodedReadingEqualsTheEncodedOne(@From(Plans.class) NodePlan plan) throws Exception {
        NodeReading reading = new NodeReading("n1", NOW, plan, states(plan), SegmentRoutingPlans.counters(plan));
        ContainerNode root = Models.DATA.encodeReading(reading, STATUS);
        assertEquals(reading, Models.DATA.decodeReading(root, "n1", NOW));
        assertEquals(Optional.of(STATUS), Models.DATA.status(root));
        ContainerNode parsed = Models.parse(Models.xml(root).getDocumentElement());
        assertEquals(reading, Models.DATA.decodeReading(parsed, "n1", NOW));
    }

    @Test
    public void routesOfOthersAreReadAsTheyAre() throws Exception {
        List<Route.NextHop> hops = new ArrayList<>();
        for (int number = 1; number <= 12; number++) {
            hops.add(new Route.NextHop(IpAddress.of("fd00::" + number),
                number % 2 == 0 ? Optional.empty() : Optional.of("eth" + number)));
        }
        NodePlan plan = NodePlan.of(List.of(
            new Route(0, IpPrefix.of("fcbb:bb00:2::/48"), new Route.Several(hops)),
            new Route(0, IpPrefix.of("fcbb:bb00:3::/48"), new Route.Attached("wg0")),
            new Route(7, IpPrefix.of("10.0.0.0/8"), new Route.Several(List.of(
                new Route.NextHop(IpAddress.of("10.9.9.9"), Optional.empty()),
                new Route.NextHop(IpAddress.of("10.9.9.8"), Optional.of("eth1")))))));
        ContainerNode root = Models.DATA.encodeReading(new NodeReading("n1", NOW, plan, Map.of(), Map.of()), STATUS);
        ContainerNode parsed = Models.parse(Models.xml(root).getDocumentElement());
        assertEquals(plan, Models.DATA.decodeReading(parsed, "n1", NOW).objects());
    }

    private static Map<String, InterfaceState> states(NodePlan plan) {
        Map<String, InterfaceState> states = new HashMap<>();
        states.put("local0", state("local0", "local0", 0, ""));
        plan.objects().values().forEach(object -> {
            if (object instanceof InterfaceObject iface) {
                states.put(iface.name(), state(iface.name(), "vpp" + states.size(), states.size(),
                    "chainstitch/" + iface.name()));
            }
            object.interfaces().stream().filter(name -> !states.containsKey(name))
                .forEach(name -> states.put(name, state(name, name, states.size(), "")));
        });
        return states;
    }

    private static InterfaceState state(String name, String vppName, int index, String tag) {
        InterfaceState state = new InterfaceState(name, vppName, index, index % 2 == 0, index % 3 == 0, tag,
            new MacAddress("02:fe:00:00:00:01"), index * 100);
        return index % 4 == 1 ? state.unnumbered("local0") : state;
    }

    @Test
    public void whatIsNotUnderstoodIsLeftOut() throws Exception {
        ContainerNode root = Models.parseJson("""
            {"ietf-interfaces:interfaces":{"interface":[
              {"name":"broken","type":"v3po:af-packet","v3po:l2":{"xconnect-outgoing-interface":"b"}},
              {"name":"qinq","type":"iana-if-type:ethernetCsmacd","vpp-vlan:sub-interfaces":{"sub-interface":[
                {"identifier":9,"vlan-type":"vpp-vlan:_802dot1ad"}]}}]}}""");
        NodeReading reading = Models.DATA.decodeReading(root, "n1", NOW);
        assertEquals(1, reading.objects().objects().size());
        assertTrue(reading.interfaces().isEmpty());
    }

    @Test
    public void agentWithoutVppStillGivesItsStatus() {
        AgentStatus down = new AgentStatus("n1", new AgentStatus.Vpp(false, "", "no socket at /run/vpp/api.sock"),
            List.of(), 0);
        assertEquals(Optional.of(down), Models.DATA.status(Models.DATA.encodeStatus(down)));
        assertEquals(Optional.empty(), Models.DATA.status(Models.DATA.encode(NodePlan.EMPTY)));
    }
}
