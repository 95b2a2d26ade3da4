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
package io.chainstitch.sfc.impl.engine;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.chainstitch.renderer.l2xconn.L2xconnRenderer;
import io.chainstitch.sfc.api.ChainDefinition;
import io.chainstitch.sfc.api.ChainRenderer;
import io.chainstitch.sfc.api.ChainState;
import io.chainstitch.sfc.api.IdentifierKey;
import io.chainstitch.sfc.api.Layer;
import io.chainstitch.sfc.api.Node;
import io.chainstitch.sfc.api.PathScheme;
import io.chainstitch.sfc.api.Reason;
import io.chainstitch.sfc.api.Refusal;
import io.chainstitch.sfc.api.Rendering;
import io.chainstitch.sfc.api.ResolvedChain;
import io.chainstitch.vpp.model.Address;
import io.chainstitch.vpp.model.InterfaceAddress;
import io.chainstitch.vpp.model.NodePlan;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.Test;

/** Renderers come and go, and may be defective. */
public class RendererTest {
    private final Lab lab = new Lab();

    private void threeNodes() {
        lab.node("n1", "n2", "n3").pod("client", "n1", "client").pod("fw", "n2", "fw").pod("server", "n3", "server");
    }

    @Test
    public void rendererThatGoesTakesItsChainsAlongAndBringsThemBack() {
        threeNodes();
        lab.chain("c", "client", "fw", "server");
        lab.executor.advance(2000);
        lab.engine.renderers(List.of());
        lab.executor.settle();
        assertEquals(Reason.UNKNOWN_RENDERER, lab.reason("c"));
        assertTrue(lab.nodes.all().isEmpty());

        lab.engine.renderers(List.of(new L2xconnRenderer()));
        lab.executor.settle();
        assertEquals(ChainState.READY, lab.state("c"));
    }

    @Test
    public void definitionThatIsWrongByItselfIsRefusedWithoutARenderer() {
        threeNodes();
        lab.engine.renderers(List.of());
        lab.executor.settle();
        lab.chain("c", "client");
        assertEquals(Reason.TOO_SHORT, lab.reason("c"));
    }

    @Test
    public void installedChainsWaitForTheirRendererAfterARestart() {
        threeNodes();
        lab.chain("c", "client", "fw", "server");
        int writes = lab.nodes.writes;
        lab.engine.renderers(List.of());
        lab.executor.settle();

        assertEquals("still in the time of grace", writes, lab.nodes.writes);
        assertEquals(ChainState.PROGRAMMING, lab.state("c"));
    }

    /** Links every node, and renders what it is told to. */
    private record Defective(Rendering rendering) implements ChainRenderer {
        @Override
        public String name() {
            return "l2xconn";
        }

        @Override
        public PathScheme pathScheme(ChainDefinition chain, Layer layer) {
            return PathScheme.EXCLUSIVE;
        }

        @Override
        public Optional<Refusal> refuse(ChainDefinition chain) {
            return Optional.empty();
        }

        @Override
        public Optional<String> unlinked(Node from, Node to) {
            return Optional.empty();
        }

        @Override
        public Set<IdentifierKey> identifiers(ResolvedChain chain) {
            return Set.of();
        }

        @Override
        public Rendering render(ResolvedChain chain, Map<IdentifierKey, Long> identifiers) {
            return rendering;
        }
    }

    private void assertIsTheRenderersFault(Rendering rendering, String what) {
        threeNodes();
        lab.engine.renderers(List.of(new Defective(rendering)));
        lab.chain("c", "client", "server");
        assertEquals(Reason.INTERNAL_ERROR, lab.reason("c"));
        assertTrue(lab.message("c"), lab.message("c").contains(what));
        assertTrue(lab.nodes.all().isEmpty());
    }

    @Test
    public void chainOfWhichARendererMakesNothingIsNotSaidToBeReady() {
        assertIsTheRenderersFault(Rendering.EMPTY, "it made no object of it");
    }

    @Test
    public void rendererMustNotTouchNodesThatNoPathCrosses() {
        assertIsTheRenderersFault(new Rendering(Map.of("n2", NodePlan.of(List.of(
            new Address("pod/ns/fw/in0", InterfaceAddress.of("10.1.1.1/24"))))), List.of()),
            "node n2, which no path crosses");
    }
}
