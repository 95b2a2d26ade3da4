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

import io.chainstitch.vpp.model.Classifier;
import io.chainstitch.vpp.model.CrossConnect;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.IpFamily;
import io.chainstitch.vpp.model.LocalSid;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.Policy;
import io.chainstitch.vpp.model.SegmentList;
import io.chainstitch.vpp.model.SidBehavior;
import io.chainstitch.vpp.model.Steering;
import io.chainstitch.vpp.model.TableRef;
import io.chainstitch.vpp.model.VppObject;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.Test;

/** What the dataplane promises of segment routing, on any VPP. */
public abstract class SegmentRoutingContract extends DataplaneFixture {

    @Test
    public void everyBehaviorAndKindIsMadeAndReadBackEqual() throws Exception {
        agent.commit(SegmentRoutingSamples.all(vpp));
        assertEquals(agent.configured(), agent.held());
        assertEquals(agent.configured().objects().values().stream().filter(LocalSid.class::isInstance)
            .map(object -> ((LocalSid) object).sid()).collect(Collectors.toSet()),
            agent.dataplane().read().sidCounters().keySet());
        long writes = agent.dataplane().writes();
        agent.dataplane().reconcile();
        assertEquals(writes, agent.dataplane().writes());
        assertEquals(Map.of(), agent.dataplane().status().failed());
    }

    @Test
    public void everyKindIsRemovedWithoutATrace() throws Exception {
        NodePlan ground = NodePlan.of(SegmentRoutingSamples.ground(vpp));
        agent.commit(ground);
        TreeSet<String> before = other.everything();
        agent.commit(SegmentRoutingSamples.all(vpp));
        agent.commit(ground);
        assertEquals(before, other.everything());
    }

    @Test
    public void steeringIsPointedToAnotherPolicyInPlace() throws Exception {
        agent.commit(SegmentRoutingSamples.all(vpp));
        Policy next = SegmentRoutingSamples.policy(9, "1 fcbb:bb00:2::9");
        agent.commit(plus(agent.configured(), next));
        long writes = agent.dataplane().writes();
        agent.commit(plus(agent.configured(), SegmentRoutingSamples.packets(1000, "10.1.2.1/32", 9),
            SegmentRoutingSamples.packets(1003, "fd00:2::/64", 9), SegmentRoutingSamples.frames(Samples.POD_B, 9)));
        assertEquals(writes + 3, agent.dataplane().writes());
        assertEquals(agent.configured(), agent.held());
        agent.commit(minus(agent.configured(), SegmentRoutingSamples.policy(3, "1 fcbb:bb00:2::5")));
        assertEquals(agent.configured(), agent.held());
    }

    @Test
    public void whatCannotChangeInPlaceIsMadeAgainWithWhatStandsOnIt() throws Exception {
        agent.commit(SegmentRoutingSamples.all(vpp));
        agent.commit(plus(agent.configured(), SegmentRoutingSamples.policy(1, "2 fcbb:bb00:1::2"),
            SegmentRoutingSamples.sid(8, new SidBehavior.EndAd(SegmentRoutingSamples.TO_FUNCTION,
                SegmentRoutingSamples.FROM_FUNCTION, Optional.of(IpAddress.of("10.2.0.2")))),
            SegmentRoutingSamples.sid(2, new SidBehavior.EndDx(Samples.POD_A, IpAddress.of("::5"))),
            new Classifier(SegmentRoutingSamples.UPLINK, 1001, List.of(Classifier.Match.of("10.1.0.0/16 0.0.0.0/0")))));
        assertEquals(agent.configured(), agent.held());
    }

    @Test
    public void failingCallUndoesEverything() throws Exception {
        NodePlan all = SegmentRoutingSamples.all(vpp);
        agent.commit(all);
        other.call("sr_localsid_add_del", Map.of("localsid", IpAddress.of("fcbb:bb00:1::77"), "behavior", 1,
            "sw_if_index", 0xffffffffL, "fib_table", other.ipv6Table(77)));
        TreeSet<String> before = other.everything();
        NodePlan bad = plus(minus(all, SegmentRoutingSamples.FRAMES, SegmentRoutingSamples.CLASSIFIER,
                SegmentRoutingSamples.sid(1, new SidBehavior.End())), CrossConnect.sink(Samples.POD_B + ".100"),
            SegmentRoutingSamples.packets(1000, "10.1.2.1/32", 3), SegmentRoutingSamples.policy(2, "1 fcbb:bb00:1::9"),
            SegmentRoutingSamples.sid(0x77, new SidBehavior.End()));
        DataplaneException refused = assertThrows(DataplaneException.class,
            () -> agent.dataplane().apply(all, bad, Set.of()));
        assertTrue(refused.getMessage(), refused.getMessage().contains("local-sid fcbb:bb00:1::77: sr_localsid_add_del"
            + " was refused with -1 (there is such a SID already, in whatever table)"));
        assertTrue(refused.getMessage(), refused.getMessage().endsWith("nothing was changed"));
        assertEquals(all, agent.held());
        assertEquals(before.size(), other.everything().size());
        long writes = agent.dataplane().writes();
        agent.dataplane().reconcile();
        assertEquals(writes, agent.dataplane().writes());
    }

    /** Without a check before, since a check finds it all. */
    @Test
    public void whatCannotBeFinishedLeavesNothing() throws Exception {
        NodePlan ground = plus(NodePlan.of(SegmentRoutingSamples.ground(vpp)), SegmentRoutingSamples.POLICY);
        agent.commit(ground);
        other.subInterface(other.loopback(79), 5);
        TreeSet<String> before = other.everything();
        for (VppObject bad : List.of(
                new Classifier("nosuch", 1001, List.of(Classifier.Match.of("10.1.1.1/32 10.1.2.0/24"))),
                new Classifier(SegmentRoutingSamples.UPLINK, 4711,
                    List.of(Classifier.Match.of("10.1.1.1/32 10.1.2.0/24"))),
                SegmentRoutingSamples.sid(1, new SidBehavior.EndAd(SegmentRoutingSamples.TO_FUNCTION,
                    "loop79.5", Optional.empty())),
                SegmentRoutingSamples.sid(1, new SidBehavior.EndAd("nosuch", SegmentRoutingSamples.FROM_FUNCTION,
                    Optional.empty())),
                SegmentRoutingSamples.sid(1, new SidBehavior.EndDt(new TableRef(IpFamily.IPV4, 4711))),
                SegmentRoutingSamples.packets(4711, "10.0.0.0/8", 1), SegmentRoutingSamples.frames("nosuch", 1))) {
            DataplaneException refused = assertThrows(bad.toString(), DataplaneException.class,
                () -> agent.dataplane().apply(ground, plus(ground, bad), Set.of()));
            assertTrue(refused.getMessage(), refused.getMessage().endsWith("nothing was changed"));
            assertEquals(before, other.everything());
        }
    }

    @Test
    public void whatOthersMadeIsShownAndStays() throws Exception {
        foreignSegmentRouting();
        TreeSet<String> foreign = other.everything();
        NodePlan read = agent.dataplane().read().objects();
        assertTrue(read.objects().containsValue(
            SegmentRoutingSamples.sid(0x70, new SidBehavior.EndDx2("loop70"))));
        assertTrue(read.objects().containsValue(SegmentRoutingSamples.sid(0x71,
            new SidBehavior.EndAd("loop70", "loop71", Optional.of(IpAddress.of("10.70.0.1"))))));
        assertTrue(read.objects().containsValue(SegmentRoutingSamples.policy(0x70, "1 fcbb:bb00:1::70")));
        assertTrue(read.objects().containsValue(SegmentRoutingSamples.frames("loop72", 0x70)));
        assertTrue(read.objects().containsValue(SegmentRoutingSamples.packets(0, "10.70.0.0/16", 0x70)));
        assertTrue(read.objects().values().stream().noneMatch(CrossConnect.class::isInstance));
        agent.commit(SegmentRoutingSamples.all(vpp));
        agent.dataplane().reconcile();
        agent.commit(NodePlan.EMPTY);
        agent.dataplane().reconcile();
        assertEquals(foreign, other.everything());
    }

    /** Segment routing and classification of others. */
    private void foreignSegmentRouting() {
        long one = other.loopback(70);
        other.loopback(71);
        long two = other.loopback(72);
        other.call("sr_localsid_add_del", Map.of("localsid", IpAddress.of("fcbb:bb00:1::70"), "behavior", 5,
            "sw_if_index", one));
        other.command("sr localsid prefix fcbb:bb00:1::71/128 behavior end.ad nh 10.70.0.1 oif loop70 iif loop71");
        other.policy("fcbb:bbff::70", "fcbb:bb00:1::70");
        other.call("sr_steering_add_del", Map.of("bsid_addr", IpAddress.of("fcbb:bbff::70"), "sr_policy_index",
            0xffffffffL, "sw_if_index", two, "traffic_type", 2));
        other.steer(0, "10.70.0.0/16", "fcbb:bbff::70");
        other.table(70, "cni");
        other.classify(70, 70, one, "cni");
    }

    @Test
    public void whatOthersHaveIsRefusedBeforeAnythingIsSent() throws Exception {
        foreignSegmentRouting();
        NodePlan base = plus(NodePlan.of(SegmentRoutingSamples.ground(vpp)), SegmentRoutingSamples.POLICY,
            Samples.neighbor(Samples.POD_A, "10.0.0.7", "02:00:00:00:00:07"));
        agent.commit(base);
        long uplink = other.tagged("chainstitch/" + SegmentRoutingSamples.UPLINK);
        other.address(uplink, "10.99.0.1/24");
        other.neighbor(uplink, "10.99.0.7", "02:00:00:00:00:07");
        TreeSet<String> before = other.everything();
        long writes = agent.dataplane().writes();
        for (VppObject bad : List.of(SegmentRoutingSamples.sid(0x70, new SidBehavior.End()),
                SegmentRoutingSamples.policy(0x70, "1 fcbb:bb00:1::9"),
                new LocalSid(SegmentRoutingSamples.bsid(0x70), 0, new SidBehavior.End()),
                SegmentRoutingSamples.packets(0, "10.70.0.0/16", 1), SegmentRoutingSamples.frames("loop72", 1),
                SegmentRoutingSamples.packets(0, "10.99.0.7/32", 1),
                SegmentRoutingSamples.packets(0, "10.99.0.0/24", 1), CrossConnect.sink("loop72"),
                SegmentRoutingSamples.sid(0x55, new SidBehavior.EndAd("loop70", "loop71",
                    Optional.of(IpAddress.of("10.70.0.9")))),
                new Classifier("loop70", 70, List.of(Classifier.Match.of("10.1.1.1/32 10.1.2.1/32"))),
                new Classifier("loop72", 70, List.of(Classifier.Match.of("10.1.1.1/32 10.1.2.1/32"))))) {
            DataplaneException refused = assertThrows(bad.toString(), DataplaneException.class,
                () -> agent.commit(plus(base, bad)));
            assertTrue(refused.getMessage(), refused.getMessage().startsWith(bad.key() + ": "));
            assertTrue(refused.getMessage(), refused.getMessage().contains("did not make"));
            assertThrows(bad.toString(), DataplaneException.class,
                () -> agent.dataplane().apply(base, plus(base, bad), Set.of()));
        }
        assertEquals(before, other.everything());
        assertEquals(writes, agent.dataplane().writes());
    }

    /** Objects and a part of what they are refused with. */
    private static Map<VppObject, String> unbearable() {
        Map<VppObject, String> bad = new LinkedHashMap<>();
        Steering steering = SegmentRoutingSamples.PACKETS;
        bad.put(new Steering(steering.traffic(), SegmentRoutingSamples.bsid(0x99)), "there is no policy");
        bad.put(SegmentRoutingSamples.packets(4711, "10.0.0.0/8", 1), "VPP has no table ipv4/4711");
        bad.put(SegmentRoutingSamples.packets(1000, "0.0.0.0/0", 1), "steer longer prefixes");
        bad.put(SegmentRoutingSamples.packets(1000, "10.0.0.7/32", 1), "neighbor " + Samples.POD_A + " 10.0.0.7 has");
        bad.put(SegmentRoutingSamples.packets(1000, "10.0.0.0/24", 1), "address " + Samples.POD_A);
        bad.put(SegmentRoutingSamples.packets(1000, "10.9.0.0/24", 1), "route 1000 10.9.0.0/24 has");
        bad.put(SegmentRoutingSamples.frames("nosuch", 1), "VPP has no interface nosuch");
        bad.put(SegmentRoutingSamples.frames(Samples.POD_B, 1), "received " + Samples.POD_B + " is used by");
        bad.put(SegmentRoutingSamples.sid(9, new SidBehavior.EndDt(new TableRef(IpFamily.IPV4, 4711))),
            "VPP has no table ipv4/4711");
        bad.put(new LocalSid(SegmentRoutingSamples.bsid(1), 0, new SidBehavior.End()), "policy fcbb:bbff::1 has");
        bad.put(new LocalSid(IpAddress.of("fcbb:bb00:1::10"), 4711, new SidBehavior.End()), "no table ipv6/4711");
        bad.put(new LocalSid(IpAddress.of("fe80::1"), 0, new SidBehavior.End()), "cannot be routed to");
        bad.put(SegmentRoutingSamples.sid(9, new SidBehavior.EndDx2("nosuch")), "VPP has no interface nosuch");
        bad.put(SegmentRoutingSamples.sid(9, new SidBehavior.EndDx(Samples.POD_A, IpAddress.of("::"))), "next hop ::");
        bad.put(SegmentRoutingSamples.sid(9, new SidBehavior.EndAd(SegmentRoutingSamples.TO_FUNCTION,
            SegmentRoutingSamples.FROM_FUNCTION, Optional.empty())), "is used by local-sid fcbb:bb00:1::8 already");
        bad.put(SegmentRoutingSamples.sid(9, new SidBehavior.EndAd(SegmentRoutingSamples.TO_FUNCTION,
            Samples.POD_B + ".100", Optional.empty())), "on the sub-interface " + Samples.POD_B + ".100");
        bad.put(SegmentRoutingSamples.sid(9, new SidBehavior.EndAd(SegmentRoutingSamples.TO_FUNCTION, "loop79.5",
            Optional.empty())), "on the sub-interface loop79.5");
        bad.put(new Policy(SegmentRoutingSamples.bsid(9), 0, IpAddress.of("::"),
            SegmentRoutingSamples.POLICY.segmentLists()), "the source of the encapsulation ::");
        bad.put(SegmentRoutingSamples.policy(9, "1 fcbb:bbff::9"), "binding SID of its own policy");
        bad.put(SegmentRoutingSamples.policy(8, "1 fcbb:bb00:1::2"), "local-sid fcbb:bbff::8 has");
        bad.put(new Policy(SegmentRoutingSamples.bsid(9), 0, IpAddress.of("fd10::1"),
            Collections.nCopies(256, SegmentList.of("1 fcbb:bb00:1::2"))), "256 segment lists");
        bad.put(new Classifier(SegmentRoutingSamples.UPLINK, 4711, SegmentRoutingSamples.CLASSIFIER.matches()),
            "VPP has no table ipv4/4711");
        return bad;
    }

    @Test
    public void whatVppDoesNotBearIsRefusedWithItsReason() throws Exception {
        other.subInterface(other.loopback(79), 5);
        NodePlan base = plus(NodePlan.of(SegmentRoutingSamples.ground(vpp)), SegmentRoutingSamples.POLICY,
            SegmentRoutingSamples.PROXY, CrossConnect.sink(Samples.POD_B),
            new LocalSid(SegmentRoutingSamples.bsid(8), 0, new SidBehavior.End()),
            Samples.neighbor(Samples.POD_A, "10.0.0.7", "02:00:00:00:00:07"),
            Samples.via(1000, "10.9.0.0/24", "10.0.0.7", Samples.POD_A));
        agent.commit(base);
        TreeSet<String> before = other.everything();
        unbearable().forEach((bad, reason) -> {
            DataplaneException refused = assertThrows(bad.toString(), DataplaneException.class,
                () -> agent.commit(plus(base, bad)));
            assertTrue(refused.getMessage(), refused.getMessage().startsWith(bad.key() + ": "));
            assertTrue(refused.getMessage(), refused.getMessage().contains(reason));
        });
        assertEquals(before, other.everything());
    }

    @Test
    public void neighborThatWouldShareTheTrafficOfASteeringIsRefused() throws Exception {
        agent.commit(plus(NodePlan.of(SegmentRoutingSamples.ground(vpp)), SegmentRoutingSamples.POLICY,
            SegmentRoutingSamples.packets(1000, "10.0.0.7/32", 1),
            SegmentRoutingSamples.packets(1000, "10.8.0.0/24", 1)));
        for (VppObject bad : List.of(Samples.neighbor(Samples.POD_A, "10.0.0.7", "02:00:00:00:00:07"),
                Samples.via(1000, "10.8.0.0/24", "10.0.0.1", null), Samples.address(Samples.POD_A, "10.8.0.1/24"))) {
            DataplaneException refused = assertThrows(bad.toString(), DataplaneException.class,
                () -> agent.commit(plus(agent.configured(), bad)));
            assertTrue(refused.getMessage(), refused.getMessage().contains("steering 1000 10."));
        }
    }

    @Test
    public void policyThatIsStillSteeredIntoCannotGo() throws Exception {
        agent.commit(SegmentRoutingSamples.all(vpp));
        DataplaneException refused = assertThrows(DataplaneException.class,
            () -> agent.commit(minus(agent.configured(), SegmentRoutingSamples.POLICY)));
        assertTrue(refused.getMessage(), refused.getMessage().contains("there is no policy")
            || refused.getMessage().contains("it is used by steering"));
    }
}
