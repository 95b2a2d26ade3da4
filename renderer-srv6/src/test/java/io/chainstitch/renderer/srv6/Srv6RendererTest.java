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
package io.chainstitch.renderer.srv6;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.chainstitch.sfc.api.ChainDefinition;
import io.chainstitch.sfc.api.IdentifierKey;
import io.chainstitch.sfc.api.IdentifierKey.Pool;
import io.chainstitch.sfc.api.Layer;
import io.chainstitch.sfc.api.Node;
import io.chainstitch.sfc.api.PathScheme;
import io.chainstitch.sfc.api.Rendering;
import io.chainstitch.sfc.api.ResolvedChain;
import io.chainstitch.vpp.model.IpAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.Test;

/** What the renderer says of definitions, nodes and paths, and which identifiers it asks for. */
public class Srv6RendererTest {
    private static final String NODES = """
        node n1 fd00::1 via=underlay0
        node n2 fd00::2 via=underlay0
        """;
    private static final String FRAMES = NODES + """
        pod a n1 eth1=af-packet:a
        pod f n2 in=af-packet:fin out=af-packet:fout
        pod g n1 in=af-packet:gin out=af-packet:gout
        pod z n1 eth1=af-packet:z
        """;
    private static final String PACKETS = NODES + """
        pod a n1 eth1=af-packet:a address=10.0.1.2/24 mac=02:00:00:00:00:01
        pod b n2 eth1=af-packet:b address=10.0.2.2/24 mac=02:00:00:00:00:02
        pod f n2 in=af-packet:fin address=10.0.3.2/24 mac=02:00:00:00:00:03 out=af-packet:fout address=10.0.4.2/24 \
        mac=02:00:00:00:00:04
        pod g n1 in=af-packet:gin address=10.0.5.2/24 mac=02:00:00:00:00:05 out=af-packet:gout address=10.0.6.2/24 \
        mac=02:00:00:00:00:06
        pod z n1 eth1=af-packet:z address=10.0.7.2/24 mac=02:00:00:00:00:07
        """;
    private final Srv6Renderer renderer = new Srv6Renderer();

    private static ResolvedChain chain(String kind, String world, String... paths) {
        return ChainText.parse("chain c " + kind + "\n" + world + String.join("\n", paths));
    }

    private static Set<String> owners(Set<IdentifierKey> keys, Pool pool) {
        return keys.stream().filter(key -> key.pool() == pool).map(IdentifierKey::owner).collect(Collectors.toSet());
    }

    private PathScheme scheme(String kind, Layer layer) {
        ChainDefinition definition = chain(kind, FRAMES, "path 0 a z").definition();
        return renderer.pathScheme(definition, layer);
    }

    @Test
    public void isFoundByItsName() {
        assertEquals("srv6", renderer.name());
    }

    @Test
    public void framesShareNothingBothWaysAndOnlyStartsShareLanesOneWay() {
        assertEquals(PathScheme.EXCLUSIVE, scheme("bidirectional", Layer.L2));
        assertEquals(PathScheme.SHARED_STARTS, scheme("unidirectional dynamic", Layer.L2));
    }

    @Test
    public void packetsGoByPairsWhichShareNoDynamicProxy() {
        assertEquals(PathScheme.PAIRS, scheme("bidirectional", Layer.IPV4));
        assertEquals(PathScheme.PAIRS, scheme("unidirectional stitched", Layer.IPV6));
        assertEquals(PathScheme.EXCLUSIVE_PAIRS, scheme("unidirectional dynamic", Layer.IPV6));
    }

    @Test
    public void nodesAreLinkedByIpv6UnderlayAddresses() {
        Node one = ChainText.node("one", "fd00::1", Map.of());
        Node bare = ChainText.node("bare", "-", Map.of());
        Node old = ChainText.node("old", "192.0.2.1", Map.of());
        assertEquals(Optional.empty(), renderer.unlinked(one, ChainText.node("two", "fd00::2", Map.of())));
        assertEquals("node bare needs an IPv6 underlay-address", renderer.unlinked(one, bare).orElseThrow());
        assertEquals("node bare needs an IPv6 underlay-address", renderer.unlinked(bare, one).orElseThrow());
        assertEquals("node old needs an IPv6 underlay-address instead of 192.0.2.1, because SRv6 has no IPv4 underlay",
            renderer.unlinked(one, old).orElseThrow());
        assertEquals("nodes one and twin have the same underlay address fd00::1",
            renderer.unlinked(one, ChainText.node("twin", "fd00::1", Map.of())).orElseThrow());
    }

    @Test
    public void locatorsAreSharedAndOnlyForNodesWithoutOne() {
        Set<IdentifierKey> keys = renderer.identifiers(ChainText.parse("""
            chain c bidirectional
            node n1 fd00::1
            node n2 fd00::2 locator=2001:db8:2::/48
            pod a n1 eth1=af-packet:a
            pod z n2 eth1=af-packet:z
            path 0 a z
            """));
        assertEquals(Set.of(new IdentifierKey(Pool.LOCATOR, true, "node/n1")),
            keys.stream().filter(key -> key.pool() == Pool.LOCATOR).collect(Collectors.toSet()));
    }

    @Test
    public void tableOfAnInterfaceIsSharedByAllChains() {
        Set<IdentifierKey> keys = renderer.identifiers(chain("unidirectional", PACKETS, "path 0 a z"));
        assertEquals(Set.of(new IdentifierKey(Pool.TABLE, true, "interface/pod/default/a/eth1"),
            new IdentifierKey(Pool.TABLE, true, "interface/pod/default/z/eth1")),
            keys.stream().filter(key -> key.pool() == Pool.TABLE).collect(Collectors.toSet()));
    }

    @Test
    public void sidOfAFunctionThatIsReplacedIsFresh() {
        Set<String> before = owners(renderer.identifiers(chain("bidirectional", FRAMES, "path 0 a f z")), Pool.SID);
        Set<String> after = owners(renderer.identifiers(chain("bidirectional", FRAMES, "path 0 a g z")), Pool.SID);
        Set<String> kept = new HashSet<>(before);
        kept.retainAll(after);
        assertEquals(Set.of("n1 end.dx2 pod/default/a/eth1", "n1 end.dx2 pod/default/z/eth1"), kept);
    }

    @Test
    public void policyThatChangesIsFresh() {
        Set<String> before = owners(renderer.identifiers(chain("bidirectional", FRAMES, "path 0 a f z")), Pool.BSID);
        Set<String> after = owners(renderer.identifiers(chain("bidirectional", FRAMES, "path 0 a g z")), Pool.BSID);
        assertEquals(2, before.size());
        assertTrue(before.stream().noneMatch(after::contains));
    }

    @Test
    public void policyIsFreshWhenALocatorOrAnEncapsulationSourceChanges() {
        Set<String> before = owners(renderer.identifiers(chain("unidirectional", FRAMES, "path 0 a f z")), Pool.BSID);
        for (String node : List.of("node n1 fd00::9 via=underlay0", "node n2 fd00::2 locator=fc00::/48")) {
            Set<String> after = owners(renderer.identifiers(
                chain("unidirectional", FRAMES + node + "\n", "path 0 a f z")), Pool.BSID);
            assertEquals(1, after.size());
            assertTrue(before.stream().noneMatch(after::contains));
        }
    }

    /** It remembers what it drew last, of which nobody must notice anything but the time. */
    @Test
    public void identifiersDoNotDependOnWhatWasLookedAtBefore() {
        ResolvedChain one = chain("bidirectional", FRAMES, "path 0 a f z");
        ResolvedChain other = chain("bidirectional", FRAMES, "path 0 a g z");
        Set<IdentifierKey> ofOne = renderer.identifiers(one);
        Set<IdentifierKey> ofOther = renderer.identifiers(other);
        renderer.refuse(one);
        assertEquals(ofOne, renderer.identifiers(one));
        assertEquals(ofOther, renderer.identifiers(other));
        renderer.refuse(other);
        assertEquals(ofOther, renderer.identifiers(other));
        assertEquals(ofOne, renderer.identifiers(one));
    }

    @Test
    public void pathIdsMeanNothing() {
        assertEquals(renderer.identifiers(chain("bidirectional", PACKETS, "path 0 a f z", "path 1 a g z")),
            renderer.identifiers(chain("bidirectional", PACKETS, "path 5 a g z", "path 7 a f z")));
    }

    @Test
    public void missingNumberFailsLoudly() {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class,
            () -> renderer.render(chain("bidirectional", FRAMES, "path 0 a f z"), Map.of()));
        assertTrue(e.getMessage(), e.getMessage().endsWith("of chain c"));
    }

    @Test
    public void pathsTellTheirWeightsAndTheSidOfEachHop() {
        Rendering rendering = World.rendering(chain("bidirectional", PACKETS, "path 3 a f z", "path 4 a g z"));
        Map<Integer, Map<Boolean, Rendering.PathDetail>> details = rendering.paths().stream().collect(
            Collectors.groupingBy(Rendering.PathDetail::id, Collectors.toMap(Rendering.PathDetail::reverse, d -> d)));
        assertEquals(Set.of(3, 4), details.keySet());
        assertEquals(1, details.get(3).get(false).weight());
        assertEquals(3, details.get(4).get(true).weight());
        assertEquals(Set.of(1, 2), details.get(3).get(false).sids().keySet());
        assertEquals(Set.of(0, 1), details.get(3).get(true).sids().keySet());
        assertTrue(details.get(3).get(false).sids().get(1).toString().startsWith("fcbb:bb00:2::"));
        Set<IpAddress> function = Set.of(details.get(3).get(false).sids().get(1),
            details.get(3).get(true).sids().get(1));
        assertEquals(2, function.size());
    }

    @Test
    public void pathOfDualStackTellsTheSidsOfItsLayer() {
        Rendering rendering = World.rendering(ChainText.parse("""
            chain c unidirectional
            node n1 fd00::1
            pod a n1 eth1=af-packet:a address=10.0.1.2/24 address=2001:db8:1::2/64 gateway=2001:db8:1::1/64 \
            mac=02:00:00:00:00:01
            pod z n1 eth1=af-packet:z address=10.0.2.2/24 address=2001:db8:2::2/64 gateway=2001:db8:2::1/64 \
            mac=02:00:00:00:00:02
            path 0 a z
            """));
        assertEquals(1, rendering.paths().size());
        IpAddress sid = rendering.paths().get(0).sids().get(1);
        assertEquals(1, rendering.nodes().get("n1").objects().values().stream().filter(object ->
            object.id().equals(sid.toString()) && object.toString().contains("EndDx[outInterface=pod/default/z/eth1, "
                + "nextHop=10.0.2.2]")).count());
    }
}
