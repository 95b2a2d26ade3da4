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

import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.LocalSid;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.ObjectKind;
import io.chainstitch.vpp.model.Route;
import io.chainstitch.vpp.model.SidBehavior;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.Test;

/** Routes that somebody else typed. */
public abstract class ForeignRouteContract extends DataplaneFixture {
    private static final String LOCATOR = "fcbb:bb00:2::/48";
    private static final Route OURS = Samples.via(0, LOCATOR, "fd00:12::2", null);

    @Test
    public void typedRoutesAreReadAsWhatTheyAre() throws Exception {
        long index = other.loopback(70);
        assertTrue(index > 0);
        other.command("ip route add " + LOCATOR + " via fd00:12::2 loop70");
        other.command("ip route add fcbb:bb00:3::/48 via fd00:12::3");
        other.command("ip route add 10.70.0.0/16 via 192.168.70.9");
        other.ipv6Table(70);
        other.command("ip route add fcbb:bb00::/32 table 70 via ip6-lookup-in-table 0");
        NodePlan read = agent.dataplane().read().objects();
        for (Route route : List.of(Samples.via(0, LOCATOR, "fd00:12::2", "loop70"),
                Samples.via(0, "fcbb:bb00:3::/48", "fd00:12::3", null),
                Samples.via(0, "10.70.0.0/16", "192.168.70.9", null), Samples.lookup(70, "fcbb:bb00::/32", 0))) {
            assertEquals(Optional.of(route), read.get(route.key()));
        }
    }

    @Test
    public void entriesThatNobodyGaveAreNoRoutes() throws Exception {
        long index = other.loopback(70);
        other.address(index, "192.168.70.1/24");
        other.address(index, "fd00:70::1/64");
        other.neighbor(index, "fd00:70::9", "02:00:00:00:70:09");
        other.policy("fcbb:bbff::1", "fcbb:bb00:2::1");
        other.ipv6Table(70);
        other.steer(70, "fd00:99::/64", "fcbb:bbff::1");
        other.call("sr_localsid_add_del",
            Map.of("localsid", IpAddress.of("fcbb:bb00:1::1"), "behavior", 1, "sw_if_index",
                0xffffffffL));
        assertEquals(List.of(), agent.dataplane().read().objects().objects().values().stream()
            .filter(object -> object.kind() == ObjectKind.ROUTE).toList());
    }

    @Test
    public void routeOntoATypedOneIsRefusedBeforeAnythingIsSent() throws Exception {
        other.command("ip route add " + LOCATOR + " via fd00:12::9");
        long writes = agent.dataplane().writes();
        DataplaneException refused = assertThrows(DataplaneException.class, () -> agent.commit(OURS));
        assertEquals(OURS.key() + ": VPP holds one that Chainstitch did not make; remove it from VPP, or leave it out"
            + " here", refused.getMessage());
        assertThrows(DataplaneException.class, () -> agent.apply(plan(OURS)));
        assertEquals(writes, agent.dataplane().writes());
        assertEquals("fd00:12::9", nextHop());
    }

    @Test
    public void typedRouteOfTheSameContentIsNotTakenAsOurs() throws Exception {
        other.command("ip route add " + LOCATOR + " via fd00:12::2");
        TreeSet<String> before = everything();
        agent.restart(() -> Files.deleteIfExists(data().resolve("ledger")));
        agent.dataplane().configured(plan(OURS));
        agent.dataplane().reconcile();
        assertEquals(Set.of(OURS.key()), agent.dataplane().status().failed().keySet());
        agent.dataplane().configured(NodePlan.EMPTY);
        agent.dataplane().reconcile();
        assertEquals(before, everything());
    }

    @Test
    public void typedRouteThatTakesThePlaceOfOursIsListedAsFailed() throws Exception {
        agent.commit(OURS);
        other.call("ip_route_add_del", Map.of("is_add", false, "route", Map.of("prefix", OURS.prefix())));
        other.command("ip route add " + LOCATOR + " via fd00:12::9");
        long writes = agent.dataplane().writes();
        agent.dataplane().reconcile();
        assertEquals(Set.of(OURS.key()), agent.dataplane().status().failed().keySet());
        assertEquals(writes, agent.dataplane().writes());
        other.command("ip route del " + LOCATOR);
        agent.dataplane().reconcile();
        assertEquals(Map.of(), agent.dataplane().status().failed());
        assertEquals("fd00:12::2", nextHop());
    }

    @Test
    public void oursWinsOverOneTypedLaterAndLeavesItThere() throws Exception {
        agent.commit(OURS);
        other.command("ip route add " + LOCATOR + " via fd00:12::9");
        long writes = agent.dataplane().writes();
        agent.dataplane().reconcile();
        assertEquals(writes, agent.dataplane().writes());
        assertEquals("fd00:12::2", nextHop());
        agent.commit(NodePlan.EMPTY);
        assertEquals("fd00:12::9", nextHop());
        assertFalse(everything().isEmpty());
    }

    @Test
    public void typedRouteOnTheSegmentOfALocalSidIsRefused() throws Exception {
        other.command("ip route add fcbb:bb00:1::5/128 via fd00:12::9");
        DataplaneException refused = assertThrows(DataplaneException.class, () -> agent.commit(
            new LocalSid(IpAddress.of("fcbb:bb00:1::5"), 0,
                new SidBehavior.End())));
        assertTrue(refused.getMessage(), refused.getMessage().contains("did not make"));
    }

    @Test
    public void typedRouteWithSeveralPathsIsReadAndHoldsItsPrefix() throws Exception {
        other.command("ip route add " + LOCATOR + " via fd00:12::8");
        other.command("ip route add " + LOCATOR + " via fd00:12::9");
        assertEquals(new Route.Several(List.of(new Route.NextHop(IpAddress.of("fd00:12::8"), Optional.empty()),
            new Route.NextHop(IpAddress.of("fd00:12::9"), Optional.empty()))), ((Route) agent.dataplane().read()
                .objects().get(OURS.key()).orElseThrow()).path());
        assertThrows(DataplaneException.class, () -> agent.commit(OURS));
        assertEquals(Map.of(), agent.dataplane().status().failed());
    }

    @Test
    public void routeToTheLinkOfAnInterfaceIsRead() throws Exception {
        long index = other.loopback(70);
        other.call("ip_route_add_del", Map.of("is_add", true, "route", Map.of("prefix", OURS.prefix(), "paths",
            List.of(Map.of("sw_if_index", index, "weight", 1, "proto", 1)))));
        assertEquals(new Route.Attached("loop70"),
            ((Route) agent.dataplane().read().objects().get(OURS.key()).orElseThrow()).path());
        DataplaneException refused = assertThrows(DataplaneException.class,
            () -> agent.commit(new Route(0, OURS.prefix(), new Route.Attached("loop70"))));
        assertTrue(refused.getMessage(), refused.getMessage().contains("other routes are only read"));
    }

    private String nextHop() throws DataplaneException {
        return agent.dataplane().read().objects().get(OURS.key())
            .map(object -> ((Route.NextHop) ((Route) object).path()).address().toString()).orElse("none");
    }

    /** What is typed besides. */
    private TreeSet<String> everything() {
        TreeSet<String> lines = other.everything();
        other.dump("ip_route_v2_dump", Map.of("src", 9, "table", Map.of("is_ip6", true)))
            .forEach(route -> lines.add("typed " + route.struct("route").prefix("prefix") + " "
                + route.struct("route").structs("paths").size()));
        return lines;
    }
}
