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
package io.chainstitch.vpp.model.walk;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.chainstitch.vpp.model.IpAddress;
import java.util.List;
import org.junit.Test;

/** What one frame meets, case by case as VPP was seen to do it. */
public class PacketWalkTest {
    private static final IpAddress N1 = IpAddress.of("192.0.2.1");
    private static final IpAddress N2 = IpAddress.of("192.0.2.2");
    private static final String A_TO_B = "cross-connect receive=a transmit=b";
    private static final String B_SINK = "cross-connect receive=b transmit=local0";
    private static final String TUNNEL = "vxlan name=vxlan/c/0.0/n2 source=192.0.2.1 destination=192.0.2.2 vni=7";
    private static final String MIRROR = "vxlan name=vxlan/c/0.0/n1 source=192.0.2.2 destination=192.0.2.1 vni=7";
    private static final String[] SENDER = {"a", "cross-connect receive=a transmit=vxlan/c/0.0/n2",
        "cross-connect receive=vxlan/c/0.0/n2 transmit=local0"};
    private static final String[] RECEIVER = {"b", B_SINK, "cross-connect receive=vxlan/c/0.0/n1 transmit=b"};

    private static String dropped(WalkResult result) {
        assertEquals("drop", result.steps().get(result.steps().size() - 1).action());
        Outcome.Dropped dropped = (Outcome.Dropped) result.outcome();
        return dropped.at().node() + ": " + dropped.reason();
    }

    private static String untagged(Lab lab) {
        return dropped(lab.walk(Frame.UNTAGGED, "n1", "a"));
    }

    private static List<String> actions(WalkResult result) {
        return result.steps().stream().map(WalkStep::action).toList();
    }

    @Test
    public void frameCrossesOneNode() {
        WalkResult result = new Lab().node("n1", "a", "b", A_TO_B, B_SINK).walk(Frame.UNTAGGED, "n1", "a");
        assertEquals(List.of("receive", "cross-connect", "transmit", "deliver"), actions(result));
        assertEquals(new Outcome.Delivered(new Port("n1", "b"), Frame.UNTAGGED), result.outcome());
        assertEquals(List.of(1, 2, 3, 4), result.steps().stream().map(WalkStep::index).toList());
        assertEquals("a to b", result.steps().get(1).detail());
    }

    @Test
    public void unreadNodeEndsTheWalk() {
        assertEquals("n1: node n1 was not read", untagged(new Lab()));
    }

    @Test
    public void absentOrDownInterfaceDrops() {
        assertEquals("n1: interface a is not there", untagged(new Lab().node("n1", "b", A_TO_B, B_SINK)));
        assertEquals("n1: interface a is administratively down",
            untagged(new Lab().node("n1", "a down", "b", A_TO_B, B_SINK)));
        assertEquals("n1: interface b is not there", untagged(new Lab().node("n1", "a", A_TO_B, B_SINK)));
        assertEquals("n1: interface b is administratively down",
            untagged(new Lab().node("n1", "a", "b down", A_TO_B, B_SINK)));
    }

    @Test
    public void receiverWithoutCrossConnectDrops() {
        assertEquals("n1: interface a is neither cross-connected nor steered",
            untagged(new Lab().node("n1", "a", "b", B_SINK)));
    }

    @Test
    public void transmitterOutsideL2ModeDrops() {
        assertEquals("n1: interface b is not in L2 mode, it needs a cross-connect or a sink of its own "
            + "(l2-output-bad-intf)", untagged(new Lab().node("n1", "a", "b", A_TO_B)));
    }

    @Test
    public void sinkDropsWhatItReceives() {
        assertEquals("n1: interface b is transmit-only, what it receives goes to a sink",
            dropped(new Lab().node("n1", "a", "b", A_TO_B, B_SINK).walk(Frame.UNTAGGED, "n1", "b")));
    }

    @Test
    public void twoReceiversMayShareATransmitter() {
        Lab lab = new Lab().node("n1", "a", "b", "c", A_TO_B, B_SINK, "cross-connect receive=c transmit=b");
        assertTrue(lab.walk(Frame.UNTAGGED, "n1", "a").outcome() instanceof Outcome.Delivered);
        assertTrue(lab.walk(Frame.UNTAGGED, "n1", "c").outcome() instanceof Outcome.Delivered);
    }

    @Test
    public void frameCrossesATunnel() {
        Lab lab = new Lab().node("n1", N1, SENDER).node("n1", TUNNEL).node("n2", N2, RECEIVER).node("n2", MIRROR);
        WalkResult result = lab.walk(Frame.UNTAGGED, "n1", "a");
        assertEquals(List.of("receive", "cross-connect", "encapsulate", "underlay", "decapsulate", "receive",
            "cross-connect", "transmit", "deliver"), actions(result));
        assertEquals(new Port("n2", "b"), result.outcome().at());
        assertEquals(8950, result.mtu());
    }

    @Test
    public void tunnelFaultsDrop() {
        Lab receiver = new Lab().node("n2", N2, RECEIVER).node("n2", MIRROR);
        assertEquals("n1: tunnel vxlan/c/0.0/n2 sends from 192.0.2.1, which is on no interface of the node that is up",
            untagged(receiver.node("n1", SENDER).node("n1", TUNNEL)));

        assertEquals("n1: tunnel vxlan/c/0.0/n2 leads to 192.0.2.2, which is no node's underlay address",
            untagged(new Lab().node("n1", N1, SENDER).node("n1", TUNNEL)));

        assertEquals("n2: no tunnel takes VXLAN 7 from 192.0.2.1 to 192.0.2.2", untagged(new Lab()
            .node("n1", N1, SENDER).node("n1", TUNNEL).node("n2", N2, RECEIVER)
            .node("n2", MIRROR.replace("vni=7", "vni=8"))));

        assertEquals("n2: underlay address 192.0.2.2 is on no interface of the node that is up", untagged(new Lab()
            .node("n1", N1, SENDER).node("n1", TUNNEL).node("n2", N2, RECEIVER).node("n2", MIRROR, "underlay down")));

        assertEquals("n1: tunnel vxlan/c/0.0/n2 leads to 192.0.2.2, which is the underlay address of [n2, n3]",
            untagged(new Lab().node("n1", N1, SENDER).node("n1", TUNNEL).node("n2", N2).node("n3", N2)));
    }

    @Test
    public void tunnelsThatAreDownCarryFramesAllTheSame() {
        Lab lab = new Lab().node("n1", N1, SENDER).node("n1", TUNNEL, "vxlan/c/0.0/n2 down")
            .node("n2", N2, RECEIVER).node("n2", MIRROR, "vxlan/c/0.0/n1 down");
        assertEquals(new Port("n2", "b"), lab.walk(Frame.UNTAGGED, "n1", "a").outcome().at());
    }

    @Test
    public void peerThatWasNotReadEndsTheWalk() {
        Lab lab = new Lab().node("n1", N1, SENDER).node("n1", TUNNEL);
        lab.underlay().put("n2", N2);
        assertEquals("n2: node n2 was not read", untagged(lab));
    }

    @Test
    public void subInterfacePopsOnReceiveAndPushesOnTransmit() {
        Lab lab = new Lab().node("n1", "p", "q", "sub-interface parent=p vlan=100 pop-tags=1",
            "sub-interface parent=q vlan=200 pop-tags=1", "cross-connect receive=p.100 transmit=q.200",
            "cross-connect receive=q.200 transmit=p.100");
        Outcome translated = new Outcome.Delivered(new Port("n1", "q.200"), new Frame(List.of(200)));
        assertEquals(translated, lab.walk(new Frame(List.of(100)), "n1", "p.100").outcome());
        assertEquals("the parent hands frames to the sub-interface of their tag", translated,
            lab.walk(new Frame(List.of(100)), "n1", "p").outcome());
        assertEquals("n1: interface p.100 takes frames tagged 100, this one is tagged 101",
            dropped(lab.walk(new Frame(List.of(101)), "n1", "p.100")));
        assertEquals("n1: interface p.100 takes frames tagged 100, this one is untagged",
            dropped(lab.walk(Frame.UNTAGGED, "n1", "p.100")));
        assertEquals("n1: interface p is neither cross-connected nor steered",
            dropped(lab.walk(Frame.UNTAGGED, "n1", "p")));
    }

    @Test
    public void onlyFramesWithExactlyOneTagBelongToASubInterface() {
        Lab lab = new Lab().node("n1", "p", "b", "sub-interface parent=p vlan=100 pop-tags=1", B_SINK,
            "cross-connect receive=p.100 transmit=b");
        Frame twice = new Frame(List.of(100, 7));
        assertEquals("n1: interface p is neither cross-connected nor steered", dropped(lab.walk(twice, "n1", "p")));
        assertEquals("n1: interface p.100 takes frames tagged 100, this one is tagged 100, 7",
            dropped(lab.walk(twice, "n1", "p.100")));
        lab.node("n1", "cross-connect receive=p transmit=b");
        assertEquals(new Outcome.Delivered(new Port("n1", "b"), twice), lab.walk(twice, "n1", "p").outcome());
        assertEquals(new Outcome.Delivered(new Port("n1", "b"), new Frame(List.of(300))),
            lab.walk(new Frame(List.of(300)), "n1", "p").outcome());
    }

    @Test
    public void subInterfaceThatIsDownTransmitsButDoesNotReceive() {
        Lab lab = new Lab().node("n1", "a", "q", "sub-interface parent=q vlan=200 pop-tags=1", "q.200 down",
            "cross-connect receive=a transmit=q.200", "cross-connect receive=q.200 transmit=a");
        assertEquals(new Outcome.Delivered(new Port("n1", "q.200"), new Frame(List.of(200))),
            lab.walk(Frame.UNTAGGED, "n1", "a").outcome());
        assertEquals("n1: interface q.200 is administratively down",
            dropped(lab.walk(new Frame(List.of(200)), "n1", "q.200")));
        assertEquals("n1: interface q is administratively down",
            dropped(lab.node("n1", "q down").walk(Frame.UNTAGGED, "n1", "a")));
    }

    @Test
    public void withoutTagRewriteTheTagGoesThrough() {
        Lab lab = new Lab().node("n1", "p", "q", "sub-interface parent=p vlan=100 pop-tags=0",
            "sub-interface parent=q vlan=200 pop-tags=0", "cross-connect receive=p.100 transmit=q.200",
            "cross-connect receive=q.200 transmit=p.100");
        assertEquals(new Outcome.Delivered(new Port("n1", "q.200"), new Frame(List.of(100))),
            lab.walk(new Frame(List.of(100)), "n1", "p.100").outcome());
    }

    @Test
    public void subInterfaceOfADownOrAbsentParentDrops() {
        String[] parts = {"b", B_SINK, "sub-interface parent=p vlan=5 pop-tags=1",
            "cross-connect receive=p.5 transmit=b"};
        assertEquals("n1: interface p is administratively down",
            dropped(new Lab().node("n1", "p down").node("n1", parts).walk(new Frame(List.of(5)), "n1", "p.5")));
        assertEquals("n1: interface p is not there",
            dropped(new Lab().node("n1", parts).walk(new Frame(List.of(5)), "n1", "p.5")));
    }

    @Test
    public void functionForwardsBothWaysAndSingleInterfacesReflect() {
        Stop twoArmed = new Stop("f", "n1", "b", "c");
        Lab lab = new Lab().node("n1", "a", "b", "c", A_TO_B, B_SINK, "cross-connect receive=c transmit=a");
        WalkResult result = lab.walk(Frame.UNTAGGED, "n1", "a", twoArmed);
        assertEquals(List.of(new Visit(twoArmed, new Port("n1", "b"), Frame.UNTAGGED)), result.visits());
        assertEquals(new Port("n1", "a"), result.outcome().at());

        Stop oneArmed = new Stop("f", "n1", "b", "b");
        Lab single = new Lab().node("n1", "a", "b", "c", A_TO_B, "cross-connect receive=b transmit=c",
            "cross-connect receive=c transmit=local0");
        assertEquals(new Port("n1", "c"), single.walk(Frame.UNTAGGED, "n1", "a", oneArmed).outcome().at());
    }

    @Test
    public void loopIsDetected() {
        Stop reflector = new Stop("f", "n1", "b", "b");
        Stop other = new Stop("g", "n1", "c", "c");
        WalkResult result = new Lab().node("n1", "a", "b", "c", A_TO_B, "cross-connect receive=b transmit=c",
            "cross-connect receive=c transmit=b").walk(Frame.UNTAGGED, "n1", "a", reflector, other);
        assertEquals(new Outcome.Looped(new Port("n1", "b")), result.outcome());
        assertEquals("loop", result.steps().get(result.steps().size() - 1).action());
    }

    @Test
    public void loopThatAddsATagInEachRoundEnds() {
        Stop f = new Stop("f", "n1", "q.5", "c");
        WalkResult result = new Lab().node("n1", "c", "q", "sub-interface parent=q vlan=5 pop-tags=1",
            "cross-connect receive=q.5 transmit=local0", "cross-connect receive=c transmit=q.5")
            .walk(Frame.UNTAGGED, "n1", "c", f);
        assertTrue(result.outcome() instanceof Outcome.Looped);
    }

    @Test
    public void mtuIsTheSmallestOnTheWay() {
        Lab lab = new Lab().node("n1", "a mtu 1500", "b mtu 1400", A_TO_B, B_SINK);
        assertEquals(1400, lab.walk(Frame.UNTAGGED, "n1", "a").mtu());
        assertEquals(0, new Lab().node("n1", "a", "b", A_TO_B, B_SINK).walk(Frame.UNTAGGED, "n1", "a").mtu());
        Lab v6 = new Lab()
            .node("n1", IpAddress.of("2001:db8::1"), SENDER).node("n2", IpAddress.of("2001:db8::2"), RECEIVER)
            .node("n1", "vxlan name=vxlan/c/0.0/n2 source=2001:db8::1 destination=2001:db8::2 vni=7",
                "underlay mtu 1500")
            .node("n2", "vxlan name=vxlan/c/0.0/n1 source=2001:db8::2 destination=2001:db8::1 vni=7",
                "underlay mtu 1600");
        assertEquals(1430, v6.walk(Frame.UNTAGGED, "n1", "a").mtu());
    }
}
