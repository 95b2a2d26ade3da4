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
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.chainstitch.sfc.api.ChainState;
import io.chainstitch.sfc.api.ControllerFigures;
import io.chainstitch.sfc.api.IdentifierKey;
import io.chainstitch.sfc.api.Node;
import io.chainstitch.vpp.model.IpAddress;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.Test;

public class FiguresTest {
    private static final Instant START = Instant.parse("2026-11-25T12:00:00Z");

    private final Lab lab = new Lab();

    private ControllerFigures.Figures figures() {
        return lab.engine.figures(START);
    }

    @Test
    public void identifiersOfAChainAreCountedWhileItIsInstalled() {
        lab.node("n1", "n2").pod("a", "n1", "a").pod("b", "n2", "b").chain("x", "a", "b");
        int vnis = figures().identifiersInUse().get(IdentifierKey.Pool.VNI);
        assertTrue("VNIs: " + vnis, vnis > 0);
        assertEquals(0, figures().waitingChains());
        assertEquals(START, figures().startedAt());
        assertEquals(Instant.EPOCH, figures().takenAt());

        lab.removePod("b");
        assertEquals(0, (int) figures().identifiersInUse().get(IdentifierKey.Pool.VNI));
    }

    @Test
    public void chainsWaitWhileTheirNodesAreBusy() {
        lab.node("n1", "n2").pod("a", "n1", "a").pod("b", "n2", "b").pod("c", "n1", "c").pod("d", "n2", "d");
        lab.nodes.hang("n2");
        lab.chain("x", "a", "b").chain("y", "c", "d");
        assertEquals(1, figures().waitingChains());
        assertEquals(ChainState.PROGRAMMING, lab.state("y"));
        String message = lab.sink.chains.get("y").message();
        assertTrue(message, message.contains("has to end first"));

        lab.nodes.release("n2");
        lab.executor.settle();
        assertEquals(0, figures().waitingChains());
    }

    @Test
    public void nodeOutOfReachIsSettled() {
        lab.nodes.down("n1");
        lab.node("n1", "n2");

        assertEquals(0, figures().unsettledNodes());
        assertTrue(figures().settled());
    }

    @Test
    public void nodeThatIsBeingConnectedIsUnsettledUntilItIsOverdue() {
        lab.set("n1", Optional.of(new Node("n1", OptionalInt.empty(), Optional.of(IpAddress.of("10.0.0.1")),
            Optional.empty(), OptionalInt.empty(), Optional.empty(), Optional.empty())));
        assertEquals(1, figures().unsettledNodes());
        assertFalse(figures().settled());

        lab.executor.advance(NodeTable.FIRST_CONNECTION.toMillis());
        assertEquals(0, figures().unsettledNodes());
        assertTrue(figures().settled());
    }

    @Test
    public void onceSettledItStaysSo() {
        lab.node("n1");
        assertTrue(figures().settled());
        lab.set("n2", Optional.of(new Node("n2", OptionalInt.empty(), Optional.of(IpAddress.of("10.0.0.2")),
            Optional.empty(), OptionalInt.empty(), Optional.empty(), Optional.empty())));

        assertEquals(1, figures().unsettledNodes());
        assertTrue(figures().settled());
    }
}
