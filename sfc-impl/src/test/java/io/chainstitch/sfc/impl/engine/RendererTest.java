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
import io.chainstitch.sfc.api.ChainState;
import io.chainstitch.sfc.api.Reason;
import java.util.List;
import org.junit.Test;

/** Renderers come and go. */
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
}
