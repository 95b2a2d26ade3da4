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

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.chainstitch.vpp.model.Address;
import io.chainstitch.vpp.model.Attachment;
import io.chainstitch.vpp.model.CrossConnect;
import io.chainstitch.vpp.model.Interface;
import io.chainstitch.vpp.model.InterfaceState;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.IpFamily;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.NodeReading;
import io.chainstitch.vpp.model.SubInterface;
import io.chainstitch.vpp.model.Table;
import io.chainstitch.vpp.model.TableRef;
import io.chainstitch.vpp.model.VppObject;
import io.chainstitch.vpp.model.Vxlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.Test;

/** What the dataplane promises on any VPP. */
public abstract class DataplaneContract extends DataplaneFixture {
    @Test
    public void everyKindIsMadeAndReadBackEqual() throws Exception {
        agent.commit(Samples.everyKind(vpp));
        assertEquals(agent.configured(), agent.held());
        NodeReading reading = agent.dataplane().read();
        InterfaceState pod = reading.interfaces().get(Samples.POD_A);
        assertTrue(pod.adminUp());
        assertEquals("host-" + vpp.host(0), pod.vppName());
        assertEquals("chainstitch/" + Samples.POD_A, pod.tag());
        assertTrue(reading.interfaces().containsKey("local0"));
    }

    @Test
    public void everyKindIsRemovedWithoutATrace() throws Exception {
        TreeSet<String> empty = other.everything();
        agent.commit(Samples.everyKind(vpp));
        agent.commit(NodePlan.EMPTY);
        assertEquals(empty, other.everything());
    }

    @Test
    public void changesReachVpp() throws Exception {
        agent.commit(Samples.everyKind(vpp));
        NodePlan changed = plus(agent.configured(),
            new Interface(Samples.POD_A, new Attachment.AfPacket(vpp.host(2)), 1000, 0),
            new SubInterface(Samples.POD_B, 100, 0), Samples.tunnel(Samples.TUNNEL, 6000),
            Samples.neighbor(Samples.POD_A, "10.0.0.1", "02:00:00:00:00:02"),
            Samples.via(1000, "10.9.0.0/24", "10.0.0.2", Samples.POD_A),
            new CrossConnect(Samples.POD_B, Samples.TUNNEL));
        agent.commit(changed);
        assertEquals(changed, agent.held());
    }

    /** It has no tag, so it is theirs, though VPP would remove it when asked for ours. */
    @Test
    public void tunnelThatSomebodyMadeInThePlaceOfOursStays() throws Exception {
        NodePlan base = plan(Samples.loopback(Samples.UNDERLAY, 5), Samples.address(Samples.UNDERLAY, "172.16.0.1/24"));
        agent.commit(plus(base, Samples.tunnel(Samples.TUNNEL, 5000)));
        replaceTunnel(5000);
        agent.commit(plus(base, Samples.tunnel(Samples.TUNNEL, 6000)));
        assertEquals(agent.configured(), agent.held());
        assertEquals(Set.of(5000L, 6000L), tunnels());
        replaceTunnel(6000);
        agent.commit(base);
        assertEquals(Set.of(5000L, 6000L), tunnels());
    }

    private void replaceTunnel(int vni) throws DataplaneException {
        other.replaceVxlan("172.16.0.1", "172.16.0.2", vni);
        assertEquals(Optional.empty(), agent.dataplane().read().objects().get(
            Samples.tunnel(Samples.TUNNEL, vni).key()));
    }

    private Set<Long> tunnels() {
        return other.dump("vxlan_tunnel_v2_dump", Map.of("sw_if_index", 0xffffffffL)).stream()
            .map(each -> each.number("vni")).collect(Collectors.toSet());
    }

    @Test
    public void subInterfaceThatGetsAUsedIndexHasNoOldRewrite() throws Exception {
        NodePlan base = plan(Samples.afPacket(Samples.POD_B, vpp.host(1)));
        agent.commit(plus(base, new SubInterface(Samples.POD_B, 100, 1)));
        agent.commit(base);
        agent.commit(plus(base, new SubInterface(Samples.POD_B, 300, 0)));
        assertEquals(agent.configured(), agent.held());
    }

    @Test
    public void interfaceThatGetsTheIndexOfASubInterfaceHasNoRewrite() throws Exception {
        NodePlan base = plan(Samples.afPacket(Samples.POD_B, vpp.host(1)));
        SubInterface popping = new SubInterface(Samples.POD_B, 100, 1);
        agent.commit(plus(base, popping, CrossConnect.sink(popping.name())));
        long index = agent.dataplane().read().interfaces().get(popping.name()).index();
        agent.commit(base);
        agent.commit(plus(base, Samples.afPacket(Samples.POD_A, vpp.host(0))));
        assertEquals(index, agent.dataplane().read().interfaces().get(Samples.POD_A).index());
        assertEquals(0, other.dump("sw_interface_dump", Map.of("sw_if_index", index)).get(0).number("vtr_op"));
    }

    @Test
    public void interfaceHasNoRewriteThatOthersLeftAtItsIndex() throws Exception {
        long loopback = other.call("create_loopback", Map.of()).number("sw_if_index");
        other.call("l2_interface_vlan_tag_rewrite", Map.of("sw_if_index", loopback, "vtr_op", 1, "push_dot1q", 1,
            "tag1", 7));
        other.call("delete_loopback", Map.of("sw_if_index", loopback));
        agent.commit(plan(Samples.afPacket(Samples.POD_A, vpp.host(0))));
        assertEquals(loopback, agent.dataplane().read().interfaces().get(Samples.POD_A).index());
        assertEquals(0, other.dump("sw_interface_dump", Map.of("sw_if_index", loopback)).get(0).number("vtr_op"));
    }

    @Test
    public void failingCallUndoesEverythingBeforeIt() throws Exception {
        foreignObjects();
        NodePlan base = plan(Samples.loopback(Samples.UNDERLAY, 5), Samples.address(Samples.UNDERLAY, "172.16.0.1/24"),
            Samples.afPacket(Samples.POD_B, vpp.host(1)), CrossConnect.sink(Samples.POD_B));
        agent.commit(base);
        TreeSet<String> before = other.everything();
        NodePlan bad = plus(minus(base, CrossConnect.sink(Samples.POD_B)), Samples.TABLE4,
            Samples.tunnel(Samples.TUNNEL, 5000), new CrossConnect(Samples.TUNNEL, Samples.POD_B),
            new CrossConnect(Samples.POD_B, Samples.TUNNEL), Samples.afPacket(Samples.POD_A, "nosuchhost"));
        DataplaneException refused = assertThrows(DataplaneException.class,
            () -> agent.dataplane().apply(base, bad, Set.of()));
        assertTrue(refused.getMessage(), refused.getMessage().startsWith("interface " + Samples.POD_A
            + ": af_packet_create_v3 was refused with -71"));
        assertTrue(refused.getMessage(), refused.getMessage().endsWith("nothing was changed"));
        assertEquals(before, other.everything());
        agent.dataplane().reconcile();
        assertEquals(before, other.everything());
    }

    @Test
    public void interfaceThatCannotBeFinishedIsRemovedAgain() throws Exception {
        TreeSet<String> before = other.everything();
        NodePlan bad = plan(new Interface(Samples.POD_A, new Attachment.AfPacket(vpp.host(0)), 4711, 0));
        DataplaneException refused = assertThrows(DataplaneException.class,
            () -> agent.dataplane().apply(NodePlan.EMPTY, bad, Set.of()));
        assertTrue(refused.getMessage(), refused.getMessage().contains("sw_interface_set_table was refused with -3"));
        assertEquals(before, other.everything());
    }

    @Test
    public void foreignObjectsStayByteForByte() throws Exception {
        foreignObjects();
        TreeSet<String> foreign = other.everything();
        agent.commit(Samples.everyKind(vpp));
        assertTrue(other.everything().containsAll(foreign));
        agent.dataplane().reconcile();
        assertTrue(other.everything().containsAll(foreign));
        agent.commit(NodePlan.EMPTY);
        assertEquals(foreign, other.everything());
        agent.dataplane().reconcile();
        assertEquals(foreign, other.everything());
    }

    @Test
    public void readingNamesForeignObjectsByVppsNames() throws Exception {
        foreignObjects();
        NodePlan read = agent.dataplane().read().objects();
        assertTrue(read.objects().containsValue(new CrossConnect("loop71", "loop70")));
        assertTrue(read.objects().containsValue(CrossConnect.sink("loop71.40")));
        assertTrue(read.objects().containsValue(new SubInterface("loop71", 40, 0)));
        assertTrue(read.objects().containsValue(Samples.address("loop70", "192.168.70.1/24")));
        assertTrue(read.objects().containsValue(Samples.afPacket("host-" + vpp.host(3), vpp.host(3))));
        assertTrue(read.objects().containsValue(Samples.via(70, "10.70.0.0/16", "192.168.70.9", null)));
        other.call("delete_loopback", Map.of("sw_if_index", other.dump("l2_xconnect_dump", Map.of()).stream()
            .filter(each -> each.number("tx_sw_if_index") != 0).findFirst().orElseThrow().number("tx_sw_if_index")));
        assertTrue(agent.dataplane().read().objects().objects().values().stream()
            .anyMatch(each -> each instanceof CrossConnect cross && cross.receive().equals("loop71")
                && cross.transmit().startsWith("deleted-")));
    }

    @Test
    public void readingTellsWhoseAddressesAnInterfaceUses() throws Exception {
        long lender = other.loopback(70);
        long borrower = other.afPacket(vpp.host(3));
        other.address(lender, "192.168.70.1/24");
        other.call("sw_interface_set_unnumbered",
            Map.of("sw_if_index", lender, "unnumbered_sw_if_index", borrower, "is_add", true));
        Map<String, InterfaceState> read = agent.dataplane().read().interfaces();
        assertEquals(Optional.of("loop70"), read.get("host-" + vpp.host(3)).lender());
        assertEquals(Optional.empty(), read.get("loop70").lender());
        assertEquals("as itself holds none", List.of("loop70"), agent.dataplane().read().objects().objects().values()
            .stream().filter(Address.class::isInstance).map(object -> ((Address) object).interfaceName()).toList());
    }

    @Test
    public void validationNamesObjectAndRemedy() throws Exception {
        foreignObjects();
        NodePlan base = plan(Samples.loopback(Samples.UNDERLAY, 5), Samples.address(Samples.UNDERLAY, "172.16.0.1/24"),
            Samples.afPacket(Samples.POD_B, vpp.host(1)));
        agent.commit(base);
        TreeSet<String> before = other.everything();
        List<String> answers = new ArrayList<>();
        for (VppObject bad : List.of(new CrossConnect("loop71", Samples.POD_B), CrossConnect.sink("nosuch"),
                new SubInterface("loop71", 40, 1), Samples.afPacket(Samples.POD_A, vpp.host(3)),
                Samples.afPacket(Samples.POD_A, vpp.host(1)), Samples.loopback(Samples.POD_A, 70),
                new Interface(Samples.POD_A, new Attachment.AfPacket(vpp.host(0)), 4711, 0),
                new Interface(Samples.POD_A, new Attachment.AfPacket("longer-than-fifteen"), 0, 0),
                new Vxlan("vxlan/x", IpAddress.of("192.168.70.1"),
                    IpAddress.of("192.168.70.2"), 70),
                new Vxlan("vxlan/x", IpAddress.of("172.16.9.9"),
                    IpAddress.of("172.16.0.2"), 70),
                Samples.via(70, "10.70.0.0/16", "172.16.0.9", null), Samples.lookup(0, "10.1.0.0/16", 0),
                Samples.neighbor("loop70", "192.168.70.9", "02:00:00:00:00:01"),
                new Table(new TableRef(
                    IpFamily.IPV4, 70), "chainstitch/70"))) {
            answers.add(assertThrows(bad.toString(), DataplaneException.class,
                () -> agent.commit(plus(base, bad))).getMessage());
            assertTrue(answers.toString(), answers.get(answers.size() - 1).startsWith(bad.key().toString()));
        }
        assertEquals(before, other.everything());
        assertTrue(answers.get(9), answers.get(9).contains("172.16.9.9 is no address of an interface in table 0"));
        assertThrows(DataplaneException.class, () -> agent.commit(minus(base, Samples.loopback(Samples.UNDERLAY, 5))));
    }
}
