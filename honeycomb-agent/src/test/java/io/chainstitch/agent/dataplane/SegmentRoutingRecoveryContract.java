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
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.chainstitch.vpp.model.Classifier;
import io.chainstitch.vpp.model.CrossConnect;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.ObjectKey;
import io.chainstitch.vpp.model.Policy;
import io.chainstitch.vpp.model.SidBehavior;
import io.chainstitch.vpp.model.Steering;
import io.chainstitch.vpp.model.VppObject;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.Test;

/** How segment routing comes back from restarts, losses and the hands of others, on any VPP. */
public abstract class SegmentRoutingRecoveryContract extends DataplaneFixture {

    private NodePlan all;

    private void commitAll() throws DataplaneException {
        all = SegmentRoutingSamples.all(vpp);
        agent.commit(all);
    }

    private NodePlan read() throws DataplaneException {
        return agent.dataplane().read().objects();
    }

    /** A difference that the next reading shows, and that one reconciliation puts right for good. */
    private void assertSeenAndRepaired() throws DataplaneException {
        assertFalse(all.equals(agent.held()));
        assertRepaired();
    }

    private void assertRepaired() throws DataplaneException {
        agent.dataplane().reconcile();
        assertEquals(Map.of(), agent.dataplane().status().failed());
        assertEquals(all, agent.held());
        long writes = agent.dataplane().writes();
        agent.dataplane().reconcile();
        assertEquals(writes, agent.dataplane().writes());
    }

    private long index(String name) {
        return other.tagged("chainstitch/" + name);
    }

    @Test
    public void restartedVppIsReconciledWithOtherIndexes() throws Exception {
        other.loopback(60);
        commitAll();
        other.close();
        agent.restartVpp();
        other = new OtherHand(vpp);
        assertEquals(all, agent.held());
        agent.commit(NodePlan.EMPTY);
        assertEquals(1, agent.dataplane().read().interfaces().size());
    }

    @Test
    public void agentThatComesBackKnowsItsObjects() throws Exception {
        commitAll();
        TreeSet<String> before = other.everything();
        agent.restart(() -> null);
        assertEquals(before, other.everything());
        assertEquals(0, agent.dataplane().writes());
        agent.commit(NodePlan.EMPTY);
        assertEquals(1, agent.dataplane().read().interfaces().size());
    }

    @Test
    public void lostLedgerAdoptsWhatIsEqual() throws Exception {
        commitAll();
        TreeSet<String> before = other.everything();
        agent.restart(() -> Files.deleteIfExists(data().resolve("ledger")));
        assertEquals(before, other.everything());
        assertEquals(Map.of(), agent.dataplane().status().failed());
        agent.commit(NodePlan.EMPTY);
        assertEquals(NodePlan.EMPTY, agent.held());
        assertTrue(other.everything().stream().noneMatch(line -> line.startsWith("sr_") || line.startsWith("a")));
    }

    @Test
    public void changesOfOthersAreSeenAndTakenBack() throws Exception {
        commitAll();
        other.call("sr_localsid_add_del", Map.of("is_del", true, "localsid", IpAddress.of("fcbb:bb00:1::1"),
            "behavior", 1, "sw_if_index", 0xffffffffL));
        assertSeenAndRepaired();
        other.call("sr_localsid_add_del", Map.of("is_del", true, "localsid", IpAddress.of("fcbb:bb00:1::8"),
            "behavior", 1, "sw_if_index", 0xffffffffL));
        other.call("sr_localsid_add_del", Map.of("localsid", IpAddress.of("fcbb:bb00:1::8"), "end_psp", true,
            "behavior", 1, "sw_if_index", 0xffffffffL));
        assertSeenAndRepaired();
        other.call("sr_policy_mod_v2", Map.of("bsid_addr", SegmentRoutingSamples.bsid(1), "sr_policy_index",
            0xffffffffL, "operation", 1, "encap_src", IpAddress.of("fd10::1"), "sids", Map.of("num_sids", 1, "weight",
                1, "sids", List.of(IpAddress.of("fcbb:bb00:2::9")))));
        assertSeenAndRepaired();
        other.steer(1000, "10.1.2.1/32", "fcbb:bbff::3");
        assertSeenAndRepaired();
        other.attach(1001, index(SegmentRoutingSamples.UPLINK), false);
        assertSeenAndRepaired();
        other.attach(1001, index(Samples.POD_A), true);
        assertSeenAndRepaired();
    }

    @Test
    public void proxyOfOthersOnTheCommandLineIsSeen() throws Exception {
        commitAll();
        String out = agent.dataplane().read().interfaces().get(SegmentRoutingSamples.TO_FUNCTION).vppName();
        other.loopback(75);
        other.command("sr localsid prefix fcbb:bb00:1::75/128 behavior end.ad nh fd00::1 oif " + out + " iif loop75");
        assertEquals(Optional.of(SegmentRoutingSamples.sid(0x75, new SidBehavior.EndAd(
                SegmentRoutingSamples.TO_FUNCTION, "loop75", Optional.of(IpAddress.of("fd00::1"))))),
            read().get(SegmentRoutingSamples.sid(0x75, new SidBehavior.End()).key()));
        other.command("sr localsid del prefix fcbb:bb00:1::75/128");
        other.command("sr localsid prefix fcbb:bb00:1::75/128 behavior end.x loop75 fd00::1");
        assertEquals(Optional.empty(), read().get(SegmentRoutingSamples.sid(0x75, new SidBehavior.End()).key()));
        DataplaneException refused = assertThrows(DataplaneException.class, () -> agent.commit(
            plus(all, SegmentRoutingSamples.sid(0x75, new SidBehavior.End()))));
        assertTrue(refused.getMessage(), refused.getMessage().contains("did not make"));
    }

    @Test
    public void policyThatOthersRemovedComesBackUnderItsSteering() throws Exception {
        commitAll();
        other.removePolicy("fcbb:bbff::1");
        other.removePolicy("fcbb:bbff::2");
        other.policy("fcbb:bbff::70", "fcbb:bb00:1::70");
        assertEquals(Optional.empty(), read().get(SegmentRoutingSamples.PACKETS.key()));
        assertRepaired();
        Policy next = SegmentRoutingSamples.policy(2, "1 fcbb:bb00:2::4");
        other.removePolicy("fcbb:bbff::2");
        agent.commit(plus(agent.configured(), next));
        all = agent.configured();
        assertRepaired();
    }

    @Test
    public void crossConnectOverASteeringIsSeenAndTakenBack() throws Exception {
        commitAll();
        long podB = index(Samples.POD_B);
        long uplink = index(SegmentRoutingSamples.UPLINK);
        other.crossConnect(podB, uplink, true);
        assertEquals(Optional.empty(), read().get(SegmentRoutingSamples.frames(Samples.POD_B, 1).key()));
        assertTrue(read().objects().containsValue(new CrossConnect(Samples.POD_B, SegmentRoutingSamples.UPLINK)));
        assertRepaired();
        assertTrue(read().objects().values().stream().noneMatch(CrossConnect.class::isInstance));
        other.crossConnect(podB, uplink, true);
        other.crossConnect(podB, uplink, false);
        assertSeenAndRepaired();
    }

    @Test
    public void tagRewriteOfASteeredInterfaceStays() throws Exception {
        commitAll();
        agent.commit(minus(all, SegmentRoutingSamples.FRAMES));
        all = agent.configured();
        assertRepaired();
        agent.commit(SegmentRoutingSamples.all(vpp));
        all = agent.configured();
        assertRepaired();
    }

    /** Others may change it at any time, and VPP tells nobody. */
    @Test
    public void tagRewriteOfAnInterfaceOfOthersOutlivesSteeringAndCrossConnects() throws Exception {
        long loopback = other.loopback(60);
        Map<String, Object> push = Map.of("sw_if_index", loopback, "vtr_op", 1, "push_dot1q", 1, "tag1", 300);
        Map<String, Object> pushTwo = Map.of("sw_if_index", loopback, "vtr_op", 2, "tag1", 301, "tag2", 302);
        other.call("l2_interface_vlan_tag_rewrite", push);
        Steering frames = SegmentRoutingSamples.frames("loop60", 1);
        CrossConnect sink = CrossConnect.sink("loop60");
        for (VppObject object : List.of(frames, sink, new CrossConnect("loop60", Samples.POD_A))) {
            List<Object> before = rewrite(loopback);
            agent.commit(SegmentRoutingSamples.POLICY, Samples.loopback(Samples.POD_A, 61), object);
            assertEquals(object.toString(), before, rewrite(loopback));
            other.call("l2_interface_vlan_tag_rewrite", before.get(0).equals(1L) ? pushTwo : push);
            before = rewrite(loopback);
            agent.commit(SegmentRoutingSamples.POLICY, Samples.loopback(Samples.POD_A, 61));
            assertEquals(object.toString(), before, rewrite(loopback));
        }
    }

    private List<Object> rewrite(long index) {
        return other.dump("sw_interface_dump", Map.of("sw_if_index", index)).stream()
            .filter(each -> each.number("sw_if_index") == index)
            .flatMap(each -> Stream.of("vtr_op", "vtr_push_dot1q", "vtr_tag1", "vtr_tag2").map(each::number))
            .collect(Collectors.toList());
    }

    @Test
    public void tablesThatOthersRemovedComeBackWithTheirSteering() throws Exception {
        commitAll();
        other.removeTable(1003, true);
        assertSeenAndRepaired();
        other.removeTable(1003, true);
        other.ipv6Table(1003);
        assertFalse(read().get(SegmentRoutingSamples.packets(1003, "fd00:2::/64", 3).key()).isPresent());
        other.removeTable(1003, true);
        agent.commit(minus(agent.configured(), SegmentRoutingSamples.packets(1003, "fd00:2::/64", 3)));
        all = agent.configured();
        agent.dataplane().reconcile();
        assertTrue(other.dump("sr_steering_pol_dump", Map.of()).stream()
            .noneMatch(each -> each.prefix("prefix").toString().equals("fd00:2::/64")));
        assertEquals(Map.of(), agent.dataplane().status().failed());
    }

    @Test
    public void whatStoodOnARemovedInterfaceIsMadeAgain() throws Exception {
        commitAll();
        other.call("af_packet_delete", Map.of("host_if_name", vpp.host(1)));
        other.call("delete_loopback", Map.of("sw_if_index", index(SegmentRoutingSamples.FROM_FUNCTION)));
        other.call("delete_loopback", Map.of("sw_if_index", index(SegmentRoutingSamples.UPLINK)));
        assertSeenAndRepaired();
        other.call("delete_loopback", Map.of("sw_if_index", index(SegmentRoutingSamples.TO_FUNCTION)));
        other.loopback(60);
        agent.apply(all, all.interfaceNamed(SegmentRoutingSamples.TO_FUNCTION).orElseThrow().key());
        assertEquals(all, agent.held());
        other.call("delete_loopback", Map.of("sw_if_index", index(SegmentRoutingSamples.UPLINK)));
        agent.apply(all, all.interfaceNamed(SegmentRoutingSamples.UPLINK).orElseThrow().key());
        assertEquals(all, agent.held());
    }

    @Test
    public void lostLedgerLeavesClassifiersThatDiffer() throws Exception {
        commitAll();
        agent.close();
        Files.delete(data().resolve("ledger"));
        agent = new DataplaneHarness(vpp, data());
        TreeSet<String> before = other.everything();
        Classifier moved = new Classifier(SegmentRoutingSamples.FROM_FUNCTION, 1001,
            SegmentRoutingSamples.CLASSIFIER.matches());
        agent.dataplane().configured(plan(moved));
        agent.dataplane().reconcile();
        assertEquals(Set.of(moved.key()), agent.dataplane().status().failed().keySet());
        assertEquals(before, other.everything());
    }

    @Test
    public void steeringThatOutlivedItsInterfaceDoesNotHideASink() throws Exception {
        commitAll();
        long index = index(SegmentRoutingSamples.UPLINK);
        agent.commit(plus(minus(all, SegmentRoutingSamples.CLASSIFIER), SegmentRoutingSamples.frames(
            SegmentRoutingSamples.UPLINK, 1)));
        other.call("delete_loopback", Map.of("sw_if_index", index));
        agent.commit(NodePlan.EMPTY);
        all = plan(Samples.loopback(Samples.POD_A, 30), Samples.loopback(Samples.POD_B, 31),
            Samples.loopback(Samples.UNDERLAY, 32), Samples.loopback(SegmentRoutingSamples.UPLINK, 33),
            Samples.loopback(SegmentRoutingSamples.TO_FUNCTION, 34),
            Samples.loopback(SegmentRoutingSamples.FROM_FUNCTION, 35));
        agent.commit(all);
        String name = agent.dataplane().read().interfaces().values().stream()
            .filter(state -> state.index() == index).findFirst().orElseThrow().name();
        agent.commit(plus(all, CrossConnect.sink(name)));
        all = agent.configured();
        assertEquals(all, agent.held());
        assertRepaired();
    }

    @Test
    public void partsOfAClassifierAreRemovedOrCompleted() throws Exception {
        NodePlan ground = NodePlan.of(SegmentRoutingSamples.ground(vpp));
        for (int parts = 1; parts <= 2; parts++) {
            for (boolean wanted : new boolean[] {false, true}) {
                agent.commit(ground);
                TreeSet<String> before = other.everything();
                leaveParts(parts);
                all = wanted ? plus(ground, SegmentRoutingSamples.CLASSIFIER) : ground;
                agent.dataplane().configured(all);
                agent.dataplane().reconcile();
                if (wanted) {
                    assertEquals(Optional.of(SegmentRoutingSamples.CLASSIFIER),
                        read().get(SegmentRoutingSamples.CLASSIFIER.key()));
                    agent.dataplane().configured(ground);
                    agent.dataplane().reconcile();
                }
                assertEquals(before, other.everything());
            }
        }
    }

    /** What is there when the agent dies in the middle of making a classifier. */
    private void leaveParts(int parts) throws Exception {
        agent.restart(() -> {
            try (Ledger ledger = Ledger.open(data())) {
                ledger.intend(List.of(SegmentRoutingSamples.CLASSIFIER));
            }
            long acl = other.acl(ClassifierForm.tag(SegmentRoutingSamples.CLASSIFIER), "10.1.1.1/32", "10.1.2.0/24");
            if (parts > 1) {
                other.abfPolicy(1001, acl, 1001);
            }
            return null;
        });
    }

    @Test
    public void policyThatOthersAddedTwiceIsNotTouched() throws Exception {
        commitAll();
        long acl = other.dump("abf_policy_dump", Map.of()).stream().map(each -> each.struct("policy"))
            .filter(each -> each.number("policy_id") == 1001).findFirst().orElseThrow().number("acl_index");
        other.abfPolicy(1001, acl, 1001);
        assertEquals(Optional.empty(), read().get(SegmentRoutingSamples.CLASSIFIER.key()));
        agent.dataplane().reconcile();
        Map<ObjectKey, String> failed = agent.dataplane().status().failed();
        assertEquals(Set.of(SegmentRoutingSamples.CLASSIFIER.key()), failed.keySet());
        String why = failed.values().iterator().next();
        assertTrue(why, why.contains("restart VPP"));
        other.close();
        agent.restartVpp();
        other = new OtherHand(vpp);
        assertEquals(all, agent.held());
        assertEquals(Map.of(), agent.dataplane().status().failed());
    }

    @Test
    public void neighborBehindASteeringKeepsItFromBeingPointedElsewhere() throws Exception {
        commitAll();
        VppObject elsewhere = SegmentRoutingSamples.packets(1000, "10.1.2.1/32", 3);
        other.neighbor(index(Samples.POD_A), "10.1.2.1", "02:00:00:00:00:99");
        TreeSet<String> before = other.everything();
        DataplaneException refused = assertThrows(DataplaneException.class,
            () -> agent.dataplane().apply(all, plus(all, elsewhere), Set.of()));
        assertTrue(refused.getMessage(), refused.getMessage().contains("would share the traffic with a drop"));
        assertEquals(before, other.everything());
        assertEquals(all, agent.held());
    }

    @Test
    public void routeBehindASteeringKeepsItFromBeingPointedElsewhere() throws Exception {
        commitAll();
        VppObject elsewhere = SegmentRoutingSamples.packets(1000, "10.1.2.1/32", 3);
        other.route(1000, "10.1.2.1/32", "10.0.0.9");
        DataplaneException refused = assertThrows(DataplaneException.class,
            () -> agent.dataplane().apply(all, plus(all, elsewhere), Set.of()));
        assertTrue(refused.getMessage(), refused.getMessage().contains("would share the traffic with a drop"));
    }

    @Test
    public void steeringOnAPrefixOfOthersIsListedAsFailed() throws Exception {
        commitAll();
        agent.commit(minus(all, SegmentRoutingSamples.PACKETS));
        other.route(1000, "10.1.2.1/32", "10.0.0.9");
        agent.dataplane().configured(all);
        agent.dataplane().reconcile();
        assertEquals(Set.of(SegmentRoutingSamples.PACKETS.key()), agent.dataplane().status().failed().keySet());
        long writes = agent.dataplane().writes();
        agent.dataplane().reconcile();
        assertEquals(writes, agent.dataplane().writes());
    }

    @Test
    public void oddThingsOfOthersDoNotStopTheReading() throws Exception {
        commitAll();
        other.steer(0, "::/64", "fcbb:bbff::1");
        other.steer(0, "::5/128", "fcbb:bbff::1");
        other.policy("fcbb:bbff::71", false, 1, "fc00::1");
        other.policy("fcbb:bbff::72", true, 0, "fc00::1");
        other.call("sr_localsid_add_del", Map.of("localsid", IpAddress.of("fcbb:bb00:1::71"), "end_psp", true,
            "behavior", 1, "sw_if_index", 0xffffffffL));
        assertEquals(all, agent.held());
        assertTrue(read().objects().containsValue(SegmentRoutingSamples.packets(0, "::/64", 1)));
        assertTrue(read().objects().containsValue(SegmentRoutingSamples.packets(0, "::5/128", 1)));
        assertFalse(read().get(Policy.keyOf(IpAddress.of("fcbb:bbff::71"))).isPresent());
        assertFalse(read().get(Policy.keyOf(IpAddress.of("fcbb:bbff::72"))).isPresent());
        agent.dataplane().reconcile();
        assertEquals(Map.of(), agent.dataplane().status().failed());
    }
}
