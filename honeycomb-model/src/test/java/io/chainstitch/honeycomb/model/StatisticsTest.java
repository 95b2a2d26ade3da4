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
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.pholser.junit.quickcheck.From;
import com.pholser.junit.quickcheck.Property;
import com.pholser.junit.quickcheck.generator.InRange;
import com.pholser.junit.quickcheck.runner.JUnitQuickcheck;
import io.chainstitch.vpp.model.InterfaceCounters;
import io.chainstitch.vpp.model.NodeCounters;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.NodeReading;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.opendaylight.yangtools.yang.data.api.schema.ContainerNode;
import org.opendaylight.yangtools.yang.data.api.schema.DataContainerChild;

/** What interfaces have carried, as data of the agent. */
@RunWith(JUnitQuickcheck.class)
public class StatisticsTest {
    private static final InterfaceCounters SOME = new InterfaceCounters(1, 2, 3, 4, 5);

    @Property(trials = 100)
    public void decodedCountersEqualTheEncodedOnes(@InRange(min = "0") long first, @InRange(min = "0") long second)
            throws Exception {
        Map<String, InterfaceCounters> interfaces = Map.of("pod/default/fw 1/eth0",
            new InterfaceCounters(first, second, 0, Long.MAX_VALUE, 7), "host-eth0.100",
            new InterfaceCounters(0, 0, second, first, first), "local0", new InterfaceCounters(0, 0, 0, 0, 0));
        ContainerNode root = Models.DATA.encodeStatistics(interfaces);
        assertEquals(new NodeCounters(Map.of(), interfaces), Models.DATA.decodeCounters(root));
        assertEquals(new NodeCounters(Map.of(), interfaces),
            Models.DATA.decodeCounters(Models.parse(Models.xml(root).getDocumentElement())));
    }

    @Property(trials = 50)
    public void countersOfSidsAreFoundInAWholeReadingToo(@From(Plans.class) NodePlan plan) {
        NodeReading reading = new NodeReading("n1", Instant.EPOCH, plan, Map.of(), SegmentRoutingPlans.counters(plan));
        AgentStatus status = new AgentStatus("n1", new AgentStatus.Vpp(true, "", ""), List.of(), 0);
        assertEquals(new NodeCounters(reading.sidCounters(), Map.of()),
            Models.DATA.decodeCounters(Models.DATA.encodeReading(reading, status)));
    }

    @Test
    public void interfaceThatLacksACounterIsLeftOutAndAHugeOneIsTheLargestThatWeKnow() throws Exception {
        ContainerNode root = Models.parseJson("""
            {"ietf-interfaces:interfaces-state":{"interface":[
              {"name":"standard","statistics":{"in-octets":"1","out-octets":"1","in-unicast-pkts":"1"}},
              {"name":"bare"},
              {"name":"huge","statistics":{"in-octets":"1","out-octets":"18446744073709551615",
                "chainstitch-vpp-interfaces:in-pkts":"1","chainstitch-vpp-interfaces:out-pkts":"2",
                "chainstitch-vpp-interfaces:drops":"0"}}]}}""");
        assertEquals(Map.of("huge", new InterfaceCounters(1, 1, 2, Long.MAX_VALUE, 0)),
            Models.DATA.decodeCounters(root).interfaces());
    }

    @Test
    public void statisticsHaveAPlaceOfTheirOwnWhereNoObjectsStand() throws Exception {
        ContainerNode root = Models.DATA.encodeStatistics(Map.of("a", SOME));
        List<DataContainerChild> places = List.copyOf(root.body());
        assertEquals(1, places.size());
        assertTrue(Models.DATA.isStatistics(places.get(0).name().getNodeType()));
        assertTrue(Models.DATA.kindsBelow(places.get(0).name().getNodeType()).isEmpty());
        assertFalse(Models.DATA.isStatistics(Models.DATA.schema().interfaces.interfaces.getNodeType()));
        assertEquals(NodePlan.EMPTY, Models.DATA.decode(root));
        assertTrue(Models.DATA.encodeStatistics(Map.of()).isEmpty());
    }
}
