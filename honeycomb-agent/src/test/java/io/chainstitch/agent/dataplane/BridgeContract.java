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

import io.chainstitch.vpp.model.CrossConnect;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.LocalSid;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.ObjectKey;
import io.chainstitch.vpp.model.Policy;
import io.chainstitch.vpp.model.SidBehavior;
import io.chainstitch.vpp.model.Steering;
import io.chainstitch.vpp.model.VppObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.Before;
import org.junit.Test;

/** Interfaces of others that somebody put into a bridge domain. */
public abstract class BridgeContract extends DataplaneFixture {
    private static final CrossConnect CROSS = new CrossConnect("loop70", Samples.POD_A);
    /** What takes the frames of an interface of others, besides proxies. */
    private static final List<VppObject> TAKERS =
        List.of(CROSS, CrossConnect.sink("loop70"), SegmentRoutingSamples.frames("loop70", 1));

    private NodePlan base;
    private long bridged;

    @Before
    public final void prepare() throws Exception {
        bridged = other.loopback(70);
        base = plan(Samples.loopback(Samples.POD_A, 30), SegmentRoutingSamples.POLICY);
        agent.commit(base);
    }

    private static String refusal(ObjectKey key, String name) {
        return key + ": " + name + " is in bridge domain 7, which would get no frame from it any more; take it out of"
            + " the bridge domain, or use another interface";
    }

    private void assertRefused(VppObject object, String name) {
        TreeSet<String> before = other.everything();
        long writes = agent.dataplane().writes();
        NodePlan after = plus(agent.configured(), object);
        for (DataplaneException refused : List.of(
                assertThrows(DataplaneException.class, () -> agent.commit(after)),
                assertThrows(DataplaneException.class, () -> agent.apply(after)))) {
            assertEquals(refusal(object.key(), name), refused.getMessage());
        }
        assertEquals(before, other.everything());
        assertEquals(writes, agent.dataplane().writes());
    }

    @Test
    public void interfaceInABridgeDomainIsRefusedBeforeAnythingIsSent() throws Exception {
        other.bridge(bridged, 7, 0);
        for (VppObject object : TAKERS) {
            assertRefused(object, "loop70");
        }
        assertRefused(SegmentRoutingSamples.sid(9, new SidBehavior.EndAd(Samples.POD_A, "loop70", Optional.empty())),
            "loop70");
        other.unbridge(bridged);
        for (VppObject object : TAKERS) {
            agent.commit(plus(base, object));
            assertEquals(agent.configured(), agent.held());
            agent.commit(base);
        }
    }

    @Test
    public void everyPlaceInABridgeDomainCounts() throws Exception {
        other.bridge(other.loopback(71), 7, 1);
        other.bridge(other.loopback(72), 7, 2);
        other.bridge(other.subInterface(bridged, 40), 7, 0);
        other.bridge(other.loopback(73), 8, 0);
        for (String name : List.of("loop71", "loop72", "loop70.40")) {
            assertRefused(CrossConnect.sink(name), name);
        }
        agent.commit(plus(base, CROSS));
        assertEquals(agent.configured(), agent.held());
    }

    @Test
    public void interfaceThatIsOnlyTransmittedToStaysInItsBridgeDomain() throws Exception {
        other.bridge(bridged, 7, 0);
        TreeSet<String> before = other.bridges();
        agent.commit(plus(base, new CrossConnect(Samples.POD_A, "loop70")));
        assertEquals(agent.configured(), agent.held());
        assertEquals(before, other.bridges());
        agent.commit(NodePlan.EMPTY);
        assertEquals(before, other.bridges());
    }

    @Test
    public void interfaceThatWasBridgedUnderOursIsLeftThereAndListed() throws Exception {
        for (VppObject object : TAKERS) {
            agent.commit(plus(base, object));
            other.bridge(bridged, 7, 0);
            TreeSet<String> before = other.everything();
            long writes = agent.dataplane().writes();
            assertEquals(base, agent.held());
            agent.dataplane().reconcile();
            assertEquals(Map.of(object.key(), refusal(object.key(), "loop70")),
                agent.dataplane().status().failed());
            assertEquals(writes, agent.dataplane().writes());
            assertEquals(before, other.everything());
            other.unbridge(bridged);
            agent.dataplane().reconcile();
            assertEquals(Map.of(), agent.dataplane().status().failed());
            assertEquals(agent.configured(), agent.held());
            agent.commit(base);
        }
    }

    @Test
    public void changeOfOursOnABridgedInterfaceIsRefused() throws Exception {
        agent.commit(plus(base, CROSS));
        other.bridge(bridged, 7, 0);
        assertRefused(CrossConnect.sink("loop70"), "loop70");
    }

    @Test
    public void removalOfOursLeavesTheInterfaceInItsBridgeDomain() throws Exception {
        TreeSet<String> empty = other.everything();
        for (boolean noticed : new boolean[] {true, false}) {
            for (VppObject object : TAKERS) {
                agent.commit(plus(base, object));
                other.bridge(bridged, 7, 0);
                TreeSet<String> before = other.bridges();
                if (noticed) {
                    agent.dataplane().reconcile();
                }
                agent.commit(base);
                assertEquals(object.toString(), before, other.bridges());
                agent.dataplane().reconcile();
                assertEquals(object.toString(), before, other.bridges());
                assertEquals(Map.of(), agent.dataplane().status().failed());
                other.unbridge(bridged);
                other.removeBridge(7);
                agent.dataplane().reconcile();
                assertEquals(object.toString(), empty, other.everything());
            }
        }
    }

    @Test
    public void removalOfACrossConnectThatLostBothEndsLeavesTheBridgeDomain() throws Exception {
        NodePlan ground = plan(Samples.loopback(Samples.UNDERLAY, 5), Samples.address(Samples.UNDERLAY,
            "172.16.0.1/24"));
        agent.commit(plus(ground, Samples.tunnel(Samples.TUNNEL, 5000), new CrossConnect("loop70", Samples.TUNNEL)));
        other.replaceVxlan("172.16.0.1", "172.16.0.2", 5000);
        other.bridge(bridged, 7, 0);
        TreeSet<String> before = other.bridges();
        agent.dataplane().reconcile();
        agent.commit(ground);
        assertEquals(before, other.bridges());
    }

    @Test
    public void crossConnectThatOthersMakeOnceTheInterfaceIsFreeIsTheirs() throws Exception {
        for (boolean noticed : new boolean[] {true, false}) {
            agent.commit(plus(base, CROSS));
            other.bridge(bridged, 7, 0);
            if (noticed) {
                agent.dataplane().reconcile();
            }
            agent.commit(base);
            other.crossConnect(bridged, 0, true);
            TreeSet<String> before = other.everything();
            agent.dataplane().reconcile();
            assertEquals(before, other.everything());
            other.crossConnect(bridged, 0, false);
        }
    }

    @Test
    public void crossConnectThatOthersMakeInThePlaceOfOursThatABridgeDomainEndedIsTheirs() throws Exception {
        agent.commit(plus(base, CROSS));
        other.bridge(bridged, 7, 0);
        agent.dataplane().reconcile();
        other.crossConnect(bridged, 0, true);
        TreeSet<String> before = other.everything();
        agent.dataplane().reconcile();
        assertEquals(before, other.everything());
        assertEquals(Set.of(CROSS.key()), agent.dataplane().status().failed().keySet());
    }

    @Test
    public void steeringThatOthersMakeOnceTheInterfaceIsFreeIsTheirs() throws Exception {
        Steering ours = SegmentRoutingSamples.frames("loop70", 1);
        agent.commit(plus(base, ours));
        other.bridge(bridged, 7, 0);
        agent.commit(base);
        other.unbridge(bridged);
        other.policy("fd77::1", "fd77::2");
        // VPP still lists ours; over that, theirs would have no effect.
        other.steerFrames(bridged, ours.bsid().toString(), false);
        other.steerFrames(bridged, "fd77::1", true);
        TreeSet<String> before = other.everything();
        agent.dataplane().reconcile();
        assertEquals(before, other.everything());
        agent.dataplane().reconcile();
        assertEquals(before, other.everything());
    }

    @Test
    public void proxyIsNotMadeOnAnInterfaceThatOthersHaveBridged() throws Exception {
        LocalSid proxy = SegmentRoutingSamples.sid(9, new SidBehavior.EndAd(Samples.POD_A, "loop70", Optional.empty()));
        agent.commit(plus(base, proxy));
        other.removeSid(proxy.sid());
        other.bridge(bridged, 7, 0);
        agent.dataplane().reconcile();
        assertEquals(base, agent.held());
        assertEquals(Map.of(proxy.key(), refusal(proxy.key(), "loop70")), agent.dataplane().status().failed());
        other.unbridge(bridged);
        agent.dataplane().reconcile();
        assertEquals(agent.configured(), agent.held());
        assertEquals(Map.of(), agent.dataplane().status().failed());
    }

    /** A cross-connect into a tunnel, and steering into a policy, are made again with what they refer to. */
    @Test
    public void whatOursReferToChangesAroundABridgedInterface() throws Exception {
        NodePlan ground = plan(Samples.loopback(Samples.UNDERLAY, 5), Samples.address(Samples.UNDERLAY,
            "172.16.0.1/24"), new CrossConnect("loop70", Samples.TUNNEL), SegmentRoutingSamples.frames("loop71", 1));
        long steered = other.loopback(71);
        agent.commit(plus(ground, Samples.tunnel(Samples.TUNNEL, 5000), SegmentRoutingSamples.POLICY));
        other.bridge(bridged, 7, 0);
        other.bridge(steered, 7, 0);
        TreeSet<String> before = other.bridges();
        NodePlan old = plan(Samples.tunnel(Samples.TUNNEL, 5000), SegmentRoutingSamples.POLICY);
        NodePlan edited = plan(Samples.tunnel(Samples.TUNNEL, 6000), new Policy(SegmentRoutingSamples.bsid(1), 0,
            IpAddress.of("fd10::2"), SegmentRoutingSamples.POLICY.segmentLists()));
        agent.dataplane().validate(old, edited);
        agent.dataplane().apply(old, edited, Set.of());
        assertEquals(before, other.bridges());
        other.unbridge(bridged);
        other.unbridge(steered);
        agent.dataplane().reconcile();
        assertEquals(Plans.overlay(ground, edited), agent.held());
        assertEquals(Map.of(), agent.dataplane().status().failed());
    }

    @Test
    public void interfaceOfOursIsTakenBack() throws Exception {
        for (VppObject object : List.of(CrossConnect.sink(Samples.POD_A),
                SegmentRoutingSamples.frames(Samples.POD_A, 1))) {
            agent.commit(plus(base, object));
            other.bridge(other.tagged("chainstitch/" + Samples.POD_A), 7, 0);
            assertEquals(base, agent.held());
            agent.dataplane().reconcile();
            assertEquals(Map.of(), agent.dataplane().status().failed());
            assertEquals(agent.configured(), agent.held());
            agent.commit(base);
        }
    }
}
