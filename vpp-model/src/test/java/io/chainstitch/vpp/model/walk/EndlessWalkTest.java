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

import com.pholser.junit.quickcheck.Property;
import com.pholser.junit.quickcheck.runner.JUnitQuickcheck;
import io.chainstitch.vpp.model.IpAddress;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.Timeout;
import org.junit.runner.RunWith;

/** However the nodes are configured, a walk comes to an end. */
@RunWith(JUnitQuickcheck.class)
public class EndlessWalkTest {
    private static final int INTERFACES = 4;

    @Rule
    public final Timeout timeout = Timeout.seconds(120);

    private Random random;

    private String any() {
        return "i" + random.nextInt(INTERFACES);
    }

    private String sid() {
        return "fc00:" + (1 + random.nextInt(2)) + "::" + (1 + random.nextInt(4));
    }

    private String bsid() {
        return "fc00:b::" + random.nextInt(3);
    }

    private String v4() {
        return "10.0.0." + (1 + random.nextInt(6));
    }

    private static boolean accepted(Lab lab, String node, String text) {
        lab.node(node, text);
        try {
            lab.readings();
            return true;
        } catch (IllegalArgumentException e) {
            // Another object has the key.
            lab.withoutLast(node);
            return false;
        }
    }

    private Lab lab() {
        Lab lab = new Lab();
        for (int node = 1; node <= 2; node++) {
            String name = "n" + node;
            lab.node(name, IpAddress.of("fd00::" + node));
            for (int number = 0; number < INTERFACES; number++) {
                lab.node(name, "i" + number);
                accepted(lab, name, "address interface=i" + number + " address=" + v4() + "/24");
                accepted(lab, name, "address interface=i" + number + " address=fd01::" + number + "/64");
            }
            for (int count = 0; count < 30; count++) {
                accepted(lab, name, object(name));
            }
        }
        return lab;
    }

    private String object(String node) {
        String other = node.equals("n1") ? "fd00::2" : "fd00::1";
        return switch (random.nextInt(11)) {
            case 0 -> "cross-connect receive=" + any() + " transmit=local0";
            case 1 -> "steering interface=" + any() + " bsid=" + bsid();
            case 2 -> "steering table=0 prefix=" + v4() + "/32 bsid=" + bsid();
            case 3 -> "policy bsid=" + bsid() + " table=0 encap-source=fd00::1 segment-list.1=1," + sid() + "," + sid()
                + " segment-list.2=2," + sid() + "," + sid() + "," + sid();
            case 4 -> "local-sid sid=" + sid() + " table=0 behavior=end";
            case 5 -> "local-sid sid=" + sid() + " table=0 behavior=end.dx2 out-interface=" + any();
            case 6 -> "local-sid sid=" + sid() + " table=0 behavior=end.dx4 out-interface=" + any() + " next-hop="
                + v4();
            case 7 -> "local-sid sid=" + sid() + " table=0 behavior=end.dt4 lookup-table=0";
            case 8 -> "local-sid sid=" + sid() + " table=0 behavior=end.ad out-interface=" + any() + " in-interface="
                + any() + (random.nextBoolean() ? " next-hop=" + v4() : "");
            case 9 -> "route table=0 prefix=fc00:" + (1 + random.nextInt(2)) + "::/32 next-hop=" + other
                + " out-interface=underlay";
            default -> "route table=0 prefix=" + v4() + "/32 lookup-table=0";
        };
    }

    /** Functions that reflect or connect interfaces, so that traffic comes back again and again. */
    private static Stop[] functions() {
        return new Stop[] {new Stop("f", "n1", "i0", "i1"), new Stop("g", "n1", "i2", "i2"),
            new Stop("h", "n2", "i1", "i3"), new Stop("k", "n2", "i2", "i2")};
    }

    @Property(trials = 100)
    public void everyWalkEnds(long seed) {
        random = new Random(seed);
        Lab lab = lab();
        WalkInput in = new WalkInput(lab.readings(), new Wiring(lab.underlay(), List.of(functions()), List.of()));
        for (int number = 0; number < INTERFACES; number++) {
            for (Frame frame : new Frame[] {Frame.UNTAGGED,
                Frame.of(new Packet(IpAddress.of(v4()), IpAddress.of(v4())))}) {
                List<WalkResult> walks = PacketWalk.walkAll(in, frame, new Port("n1", "i" + number));
                assertTrue("seed " + seed, walks.size() <= PacketWalk.MAX_WALKS);
                walks.forEach(walk -> assertTrue("seed " + seed, walk.steps().size() < 2_100));
                if (walks.size() < PacketWalk.MAX_WALKS) {
                    assertEquals("seed " + seed, 1, walks.stream().mapToDouble(WalkResult::share).sum(), 1e-6);
                }
            }
        }
    }

    @Test
    public void packetThatIsSteeredAgainAndAgainOnOneNodeLoops() {
        Lab lab = new Lab().node("n1", "a", "address interface=a address=10.1.1.254/24",
            "steering table=0 prefix=10.1.2.1/32 bsid=fc00::b",
            "policy bsid=fc00::b table=0 encap-source=fc00::e segment-list.1=1,fc00::1",
            "local-sid sid=fc00::1 table=0 behavior=end.dt4 lookup-table=0");
        assertEquals("n1 a Looped", lab.fate());
    }

    @Test
    public void frameThatAFunctionGivesBackIntoTheSamePolicyLoops() {
        Lab lab = new Lab().node("n1", "a", "f", "steering interface=a bsid=fc00::b",
            "steering interface=f bsid=fc00::b", "local-sid sid=fc00::1 table=0 behavior=end.dx2 out-interface=f",
            "policy bsid=fc00::b table=0 encap-source=fc00::e segment-list.1=1,fc00::1");
        Stop reflecting = new Stop("f", "n1", "f", "f");
        assertEquals(new Outcome.Looped(new Port("n1", "f")),
            lab.walk(Frame.UNTAGGED, "n1", "a", reflecting).outcome());
    }

    @Test
    public void functionMayBePassedTwiceByOneSegmentList() {
        Lab lab = new Lab().node("n1", "a", "f", "z", "steering interface=a bsid=fc00::b",
            "local-sid sid=fc00::1 table=0 behavior=end.ad out-interface=f in-interface=f",
            "local-sid sid=fc00::2 table=0 behavior=end.dx2 out-interface=z",
            "policy bsid=fc00::b table=0 encap-source=fc00::e segment-list.1=1,fc00::1,fc00::1,fc00::2");
        WalkResult walk = lab.walk(Frame.UNTAGGED, "n1", "a", new Stop("f", "n1", "f", "f"));
        assertEquals(new Outcome.Delivered(new Port("n1", "z"), Frame.UNTAGGED), walk.outcome());
        assertEquals(2, walk.visits().size());
        assertTrue(Kept.mixUp(walk.kept()).isPresent());
        assertEquals(Optional.empty(), Kept.mixUp(List.of()));
    }
}
