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
package io.chainstitch.renderer.l2xconn;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.chainstitch.sfc.api.ChainDefinition;
import io.chainstitch.sfc.api.IdentifierKey;
import io.chainstitch.sfc.api.Node;
import io.chainstitch.sfc.api.Layer;
import io.chainstitch.sfc.api.PathScheme;
import io.chainstitch.sfc.api.Reason;
import io.chainstitch.sfc.api.Refusal;
import io.chainstitch.sfc.api.ResolvedChain;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.Assert;
import org.junit.Test;

/** What the renderer says of definitions and nodes, and which identifiers it asks for. */
public class L2xconnRendererTest {
    private static final String PODS = """
        node n1 192.0.2.1
        node n2 192.0.2.2
        node n3 192.0.2.3
        pod a n1 eth1=af-packet:a
        pod f n2 in=af-packet:fin out=af-packet:fout
        pod g n3 in=af-packet:gin out=af-packet:gout
        pod one n2 eth1=af-packet:one
        pod z n1 eth1=af-packet:z
        """;
    private final L2xconnRenderer renderer = new L2xconnRenderer();

    private static ResolvedChain chain(String direction, String... paths) {
        return ChainText.parse("chain c " + direction + "\n" + PODS + String.join("\n", paths));
    }

    private static ChainDefinition definition(String direction, String path) {
        return chain(direction, path).definition();
    }

    @Test
    public void pathsAreExclusiveAndStartsJoinOneWay() {
        assertEquals(PathScheme.EXCLUSIVE, renderer.pathScheme(definition("bidirectional", "path 0 a z"), Layer.L2));
        assertEquals(PathScheme.EXCLUSIVE_JOINED_STARTS,
            renderer.pathScheme(definition("unidirectional", "path 0 a z"), Layer.L2));
    }

    @Test
    public void singleInterfaceFunctionBothWaysIsRefused() {
        Refusal refusal = renderer.refuse(definition("bidirectional", "path 0 a one z")).orElseThrow();
        assertEquals(Reason.INTERFACE_CONFLICT, refusal.reason());
        assertEquals("function one uses interface eth1 as input and as output, but an interface has one "
            + "cross-connect; make the chain unidirectional or give the function two interfaces", refusal.message());
    }

    @Test
    public void singleInterfaceFunctionOneWayAndEndsAreServed() {
        assertEquals(Optional.empty(), renderer.refuse(definition("unidirectional", "path 0 a one z")));
        assertEquals(Optional.empty(), renderer.refuse(definition("bidirectional", "path 0 a f z")));
        assertEquals(Optional.empty(), renderer.refuse(definition("bidirectional", "path 0 a z")));
    }

    @Test
    public void nodesAreLinkedByUnderlayAddressesOfOneFamily() {
        Node v4 = ChainText.node("v4", "192.0.2.1");
        Node v6 = ChainText.node("v6", "2001:db8::1");
        Node bare = new Node("bare", OptionalInt.empty(), Optional.empty(), Optional.empty(), OptionalInt.empty(),
            Optional.empty(), Optional.empty());
        assertEquals(Optional.empty(), renderer.unlinked(v4, ChainText.node("other", "192.0.2.2")));
        assertEquals("node bare needs an underlay-address", renderer.unlinked(v4, bare).orElseThrow());
        assertEquals("node bare needs an underlay-address", renderer.unlinked(bare, v4).orElseThrow());
        assertEquals("the underlay addresses of nodes v4 (192.0.2.1) and v6 (2001:db8::1) must be of one family",
            renderer.unlinked(v4, v6).orElseThrow());
        assertTrue(renderer.unlinked(v4, ChainText.node("twin", "192.0.2.1")).isPresent());
    }

    @Test
    public void oneVniForEachHopBetweenNodes() {
        assertEquals(Set.of(new IdentifierKey(IdentifierKey.Pool.VNI, "0.0/n1/n2"),
            new IdentifierKey(IdentifierKey.Pool.VNI, "0.1/n2/n3"),
            new IdentifierKey(IdentifierKey.Pool.VNI, "0.2/n3/n1")),
            renderer.identifiers(chain("bidirectional", "path 0 a f g z")));
        assertEquals(Set.of(), renderer.identifiers(chain("bidirectional", "path 0 a z")));
    }

    @Test
    public void hopThatMovesToAnotherNodeGetsAFreshVni() {
        Set<IdentifierKey> moved = new HashSet<>(renderer.identifiers(chain("bidirectional", "path 0 a f z")));
        moved.retainAll(renderer.identifiers(chain("bidirectional", "path 0 a g z")));
        assertEquals(Set.of(), moved);
    }

    @Test
    public void instanceThatIsReplacedOnItsNodeKeepsTheVnis() {
        assertEquals(renderer.identifiers(chain("unidirectional", "path 0 a f z")),
            renderer.identifiers(chain("unidirectional", "path 0 a one z")));
    }

    @Test
    public void missingVniFailsLoudly() {
        IllegalArgumentException e = Assert.assertThrows(IllegalArgumentException.class,
            () -> renderer.render(chain("bidirectional", "path 0 a f z"), Map.of()));
        assertTrue(e.getMessage(), e.getMessage().contains("of chain c"));
    }

    @Test
    public void pathsThatShareAnInstanceBothWaysFailLoudly() {
        ResolvedChain contradiction = chain("bidirectional", "path 0 a z", "path 1 a one");
        IllegalStateException e = Assert.assertThrows(IllegalStateException.class,
            () -> renderer.render(contradiction, World.numbered(renderer.identifiers(contradiction))));
        assertTrue(e.getMessage(), e.getMessage().startsWith("chain c contradicts itself on node n1"));
    }
}
