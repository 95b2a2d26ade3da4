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
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.chainstitch.vpp.model.IpAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.Test;

/** Policies with several segment lists: every list is followed, and has its share. */
public class SegmentListTest {
    private static final Stop S = new Stop("src", "n1", "s", "s");
    private static final Stop D = new Stop("dst", "n1", "d", "d");
    private static final Stop E = new Stop("dst2", "n1", "e", "e");
    private static final Traffic PACKETS = new Traffic.Packets(IpAddress.of("10.1.1.1"), IpAddress.of("10.1.2.1"));

    private static Stop function(int number) {
        return new Stop("f" + number, "n1", "f" + number, "g" + number);
    }

    private static List<Stop> path(int number) {
        return List.of(S, function(number), D);
    }

    /** Three functions beside each other, each of which gives frames back to a proxy of its own. */
    private static Lab frames(String... lists) {
        Lab lab = new Lab().node("n1", "s", "d", "e", "steering interface=s bsid=fc00::b",
            "local-sid sid=fc00::d table=0 behavior=end.dx2 out-interface=d",
            "local-sid sid=fc00::e table=0 behavior=end.dx2 out-interface=e");
        for (int number = 1; number <= 3; number++) {
            lab.node("n1", "f" + number, "g" + number, "local-sid sid=fc00::" + number
                + " table=0 behavior=end.ad out-interface=f" + number + " in-interface=g" + number);
        }
        return lab.node("n1", policy(lists));
    }

    private static Lab packets(String... lists) {
        Lab lab = new Lab().node("n1", "s", "d", "address interface=s address=10.1.1.254/24",
            "address interface=d address=10.9.2.254/32",
            "neighbor interface=d address=10.9.2.1 mac=02:00:00:00:00:02", "steering table=0 prefix=10.1.2.1/32 "
                + "bsid=fc00::b", "local-sid sid=fc00::d table=0 behavior=end.dx4 out-interface=d next-hop=10.9.2.1");
        for (int number = 1; number <= 3; number++) {
            lab.node("n1", "f" + number, "g" + number, "address interface=f" + number + " address=10.2." + number
                + ".1/24", "address interface=g" + number + " address=10.3." + number + ".1/24",
                "local-sid sid=fc00::" + number + " table=0 behavior=end.ad out-interface=f" + number
                    + " in-interface=g" + number + " next-hop=10.2." + number + ".2");
        }
        return lab.node("n1", policy(lists));
    }

    private static String policy(String... lists) {
        StringBuilder text = new StringBuilder("policy bsid=fc00::b table=0 encap-source=fc00::99");
        for (int index = 0; index < lists.length; index++) {
            text.append(" segment-list.").append(index + 1).append('=').append(lists[index]);
        }
        return text.toString();
    }

    private static FlowCheck all(Lab lab, Traffic traffic, List<List<Stop>> paths) {
        return PathWalk.checkAll(paths, false, lab.readings(), lab.underlay(), traffic);
    }

    @Test
    public void pathFollowsTheListThatLeadsOverIt() {
        Lab lab = packets("1,fc00::1,fc00::d", "3,fc00::2,fc00::d");
        PathTrace second = lab.check(false, PACKETS, path(2).toArray(Stop[]::new));
        assertTrue(second.message(), second.ok());
        assertEquals(0.75, second.share(), 1e-9);
        assertTrue(second.steps().get(3).detail().startsWith(
            "policy fc00::b, segment list [fc00::2, fc00::d] (3 of 4), from fc00::99 to fc00::2, segments left 1"));
        assertEquals(Set.of(new Kept(new Port("n1", "g2"), List.of(IpAddress.of("fc00::d")))), second.kept());
        PathTrace third = lab.check(false, PACKETS, path(3).toArray(Stop[]::new));
        assertFalse(third.ok());
        assertEquals(0, third.share(), 0);
    }

    @Test
    public void packetsAreSharedByWeight() {
        FlowCheck check = all(packets("1,fc00::1,fc00::d", "1,fc00::2,fc00::d", "2,fc00::3,fc00::d"), PACKETS,
            List.of(path(1), path(2), path(3)));
        assertEquals("packets pass from src to dst through f1 or f2 or f3", check.message());
        assertTrue(check.ok());
        assertEquals(List.of(0.25, 0.25, 0.5), check.shares());
        assertEquals(3, check.kept().size());
    }

    @Test
    public void framesAreSharedByTheNumberOfLists() {
        FlowCheck check = all(frames("1,fc00::1,fc00::d", "1,fc00::2,fc00::d", "1,fc00::2,fc00::d",
            "9,fc00::2,fc00::d"), Traffic.FRAMES, List.of(path(1), path(2)));
        assertTrue(check.message(), check.ok());
        assertEquals(List.of(0.25, 0.75), check.shares());
    }

    @Test
    public void framesGetOnlyAPowerOfTwo() {
        Lab three = frames("1,fc00::1,fc00::d", "1,fc00::2,fc00::d", "1,fc00::3,fc00::d");
        String message = "policy fc00::b has 3 segment lists for frames, which is no power of two: 1 of them get none";
        FlowCheck check = all(three, Traffic.FRAMES, List.of(path(1), path(2), path(3)));
        assertFalse(check.ok());
        assertEquals(message, check.message());
        assertEquals(message, three.check(false, S, function(1), D).message());
        String[] five = new String[5];
        Arrays.fill(five, "1,fc00::1,fc00::d");
        assertEquals("policy fc00::b has 5 segment lists for frames, which is no power of two: 3 of them get none",
            frames(five).check(false, S, function(1), D).message());
    }

    @Test
    public void everyListMustArrive() {
        FlowCheck lost = all(packets("1,fc00::1,fc00::d", "1,fc00::2,fc00::9"), PACKETS, List.of(path(1), path(2)));
        assertEquals("on node n1, between f1 or f2 and dst: no route to fc00::9 in IPv6 table 0", lost.message());
        assertEquals(List.of(0.5, 0.0), lost.shares());
        FlowCheck stray = all(packets("1,fc00::1,fc00::d", "1,fc00::3,fc00::d"), PACKETS, List.of(path(1), path(2)));
        assertEquals("packets leave node n1 by f3 where f1 or f2 should come next", stray.message());
        FlowCheck idle = all(packets("1,fc00::1,fc00::d", "1,fc00::d"), PACKETS, List.of(path(1), path(2)));
        assertEquals("packets leave node n1 by d where f1 or f2 should come next", idle.message());
    }

    @Test
    public void proxyWithTwoWaysBeforeItMixesTrafficUp() {
        List<Stop> other = List.of(S, function(1), E);
        FlowCheck check = all(frames("1,fc00::1,fc00::d", "1,fc00::1,fc00::e"), Traffic.FRAMES,
            List.of(path(1), other));
        assertFalse(check.ok());
        assertTrue(check.message(), check.message().startsWith("End.AD gives what comes back on interface g1 of node "
            + "n1 one header for all, but some goes on to [fc00::"));
        assertEquals("each path for itself is right", List.of(0.5, 0.5), check.shares());
        Lab lab = frames("1,fc00::1,fc00::d", "1,fc00::1,fc00::e");
        assertEquals("but not beside the other", "End.AD gives what comes back on interface g1 of node n1 one header "
            + "for all, but some goes on to [fc00::d] and some to [fc00::e]",
            lab.check(false, S, function(1), D).message());
        assertFalse(lab.check(false, S, function(1), D).ok());
        Kept one = new Kept(new Port("n1", "g1"), List.of(IpAddress.of("fc00::d")));
        Kept elsewhere = new Kept(new Port("n2", "g1"), List.of(IpAddress.of("fc00::e")));
        assertEquals(Optional.empty(), Kept.mixUp(List.of(one, elsewhere, one)));
    }

    @Test
    public void proxyOfAPathIsSpoiltByWhatAnotherInterfaceSendsThroughIt() {
        Lab lab = frames("1,fc00::1,fc00::d");
        lab.node("n1", "policy bsid=fc00::cc table=0 encap-source=fc00::99 segment-list.1=1,fc00::1,fc00::e");
        assertTrue("nothing is steered into it", lab.check(false, S, function(1), D).ok());
        lab.node("n1", "interface name=x af-packet=x", "steering interface=x bsid=fc00::cc");
        assertFalse(lab.check(false, S, function(1), D).ok());
    }

    @Test
    public void flowsOfManyPoliciesTakeEveryCombination() {
        Lab lab = frames("1,fc00::1", "1,fc00::2").without("n1", "local-sid fc00::1", "local-sid fc00::2");
        for (int number = 1; number <= 2; number++) {
            lab.node("n1", "local-sid sid=fc00::" + number + " table=0 behavior=end.dx2 out-interface=f" + number,
                "steering interface=g" + number + " bsid=fc00::c" + number, "policy bsid=fc00::c" + number
                    + " table=0 encap-source=fc00::99 segment-list.1=1,fc00::d segment-list.2=1,fc00::e");
        }
        FlowCheck check = all(lab, Traffic.FRAMES, List.of(path(1), path(2), List.of(S, function(1), E)));
        assertTrue(check.message(), check.ok());
        assertEquals(List.of(0.25, 0.25, 0.25), check.shares());
    }

    @Test
    public void flowBeginsAtOneStop() {
        List<Stop> other = List.of(E, function(1), D);
        assertThrows(IllegalArgumentException.class, () -> PathWalk.checkAll(List.of(path(1), other), false, Map.of(),
            Map.of(), Traffic.FRAMES));
        assertThrows(IllegalArgumentException.class, () -> PathWalk.checkAll(List.of(path(1), List.of(S, D)), false,
            Map.of(), Map.of(), Traffic.FRAMES));
    }
}
