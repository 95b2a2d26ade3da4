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

import io.chainstitch.vpp.model.Attachment;
import io.chainstitch.vpp.model.Interface;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Test;

/** The verdict on a path names the first wrong thing. */
public class PathWalkTest {
    private static final Stop A = new Stop("client", "n1", "a", "a");
    private static final Stop F = new Stop("firewall", "n1", "fin", "fout");
    private static final Stop G = new Stop("proxy", "n1", "gin", "gout");
    private static final Stop Z = new Stop("server", "n1", "z", "z");

    private static Lab lab(String... pairs) {
        Lab lab = new Lab().node("n1", "a", "fin", "fout", "gin", "gout", "z", "other");
        for (String pair : pairs) {
            String[] ends = pair.split(">");
            lab.node("n1", "cross-connect receive=" + ends[0] + " transmit=" + ends[1]);
        }
        return lab;
    }

    private static Lab whole() {
        return lab("a>fin", "fin>a", "fout>gin", "gin>fout", "gout>z", "z>gout");
    }

    private static String broken(Lab lab) {
        PathTrace trace = lab.check(false, A, F, G, Z);
        assertFalse(trace.ok());
        assertFalse(trace.steps().isEmpty());
        return trace.message();
    }

    @Test
    public void pathThatPassesIsOkBothWays() {
        PathTrace forward = whole().check(false, A, F, G, Z);
        assertTrue(forward.message(), forward.ok());
        assertEquals("frames pass from client to server through firewall, proxy", forward.message());
        PathTrace back = whole().check(true, A, F, G, Z);
        assertTrue(back.message(), back.ok());
        assertEquals("frames pass from server to client through proxy, firewall", back.message());
    }

    @Test
    public void pathWithoutFunctionsHasOneCrossConnect() {
        assertEquals("frames pass from client to server", lab("a>z", "z>a").check(false, A, Z).message());
    }

    @Test
    public void dropNamesTheNodeAndWhatItIsBetween() {
        assertEquals("on node n1, between client and firewall: interface a is neither cross-connected nor steered",
            broken(lab("fin>a", "fout>gin", "gin>fout", "gout>z", "z>gout")));
        assertEquals("on node n1, between firewall and proxy: interface fout is neither cross-connected nor steered",
            broken(lab("a>fin", "fin>a", "gout>z", "z>gout")));
        assertEquals("on node n1, between proxy and server: interface z is not in L2 mode, it needs a cross-connect or "
            + "a sink of its own (l2-output-bad-intf)",
            broken(lab("a>fin", "fin>a", "fout>gin", "gin>fout", "gout>z")));
    }

    @Test
    public void skippedSwappedAndRepeatedFunctionsAreNamed() {
        assertEquals("frames enter proxy on node n1 where firewall should come next",
            broken(lab("a>gin", "gin>a", "gout>z", "z>gout")));
        assertEquals("frames leave node n1 by z where proxy should come next", broken(lab("a>fin", "fin>a", "fout>z",
            "z>fout")));
        assertEquals("frames enter firewall on node n1 where proxy should come next",
            broken(lab("a>fin", "fin>a", "fout>fin")));
        assertEquals("frames enter firewall on node n1 where server should come next",
            broken(lab("a>fin", "fin>a", "fout>gin", "gin>fout", "gout>fout")));
    }

    @Test
    public void functionEnteredByItsOutputIsNamed() {
        assertEquals("frames enter firewall by fout instead of fin",
            broken(lab("a>fout", "fout>a", "fin>gin", "gin>fin", "gout>z", "z>gout")));
    }

    @Test
    public void strayDeliveryIsNamed() {
        assertEquals("frames leave node n1 by other where server should come next",
            broken(lab("a>fin", "fin>a", "fout>gin", "gin>fout", "gout>other", "other>gout")));
        assertEquals("frames leave node n1 by a where server should come next",
            broken(lab("a>fin", "fin>a", "fout>gin", "gin>fout", "gout>a", "z>gout")));
    }

    @Test
    public void oneWayPathIsBrokenBackwards() {
        Lab lab = lab("a>fin", "fin>local0", "fout>gin", "gin>local0", "gout>z", "z>local0");
        assertTrue(lab.check(false, A, F, G, Z).ok());
        assertEquals("on node n1, between server and proxy: interface z is transmit-only, what it receives goes to a "
            + "sink", lab.check(true, A, F, G, Z).message());
    }

    @Test
    public void unreadNodeBreaksThePath() {
        PathTrace trace = PathWalk.check(List.of(A, Z), false, Map.of(), Map.of());
        assertFalse(trace.ok());
        assertEquals("on node n1, between client and server: node n1 was not read", trace.message());
    }

    @Test
    public void interfaceThatIsAttachedElsewhereBreaksThePath() {
        Interface expected = new Interface("fin", new Attachment.AfPacket("firewall-in"));
        Stop function = new Stop("firewall", "n1", "fin", "fout", Set.of(expected));
        Lab lab = lab("a>fin", "fin>a", "fout>z", "z>fout");
        String message = "on node n1, between client and firewall: interface fin is not attached to host-interface "
            + "firewall-in";
        assertEquals(message, lab.check(false, A, function, Z).message());
        lab.node("n1", "interface name=fin af-packet=other");
        assertEquals(message, lab.check(false, A, function, Z).message());
        assertTrue(lab("a>fin", "fin>a", "fout>z", "z>fout").node("n1", "interface name=fin af-packet=firewall-in")
            .check(false, A, function, Z).ok());
    }

    @Test
    public void tagsThatReachFunctionsOrEndsAreNamed() {
        Stop left = new Stop("left", "n1", "p.100", "p.100");
        Stop right = new Stop("right", "n1", "p.200", "p.200");
        Lab passing = new Lab().node("n1", "p", "sub-interface parent=p vlan=100 pop-tags=0",
            "sub-interface parent=p vlan=200 pop-tags=0", "cross-connect receive=p.100 transmit=p.200",
            "cross-connect receive=p.200 transmit=p.100");
        assertEquals("frames reach right tagged 100 instead of tagged 200",
            passing.check(false, left, right).message());
        Lab seen = lab("fin>p.100", "p.100>fin", "fout>z", "z>fout").node("n1", "p",
            "sub-interface parent=p vlan=100 pop-tags=0");
        assertEquals("frames enter firewall tagged 100 instead of untagged",
            seen.check(false, left, F, Z).message());
    }

    @Test
    public void loopIsNamed() {
        Stop f = new Stop("f", "n1", "fin", "fin");
        PathTrace trace = lab("a>fin", "fin>gin", "gin>fin").check(false, A, f, G, Z);
        assertFalse(trace.ok());
        Stop g = new Stop("g", "n1", "gin", "gin");
        assertEquals("frames enter f on node n1 where server should come next",
            lab("a>fin", "fin>gin", "gin>fin").check(false, A, f, g, Z).message());
    }

    @Test
    public void pathNeedsTwoEnds() {
        assertThrows(IllegalArgumentException.class, () -> PathWalk.check(List.of(A), false, Map.of(), Map.of()));
    }
}
