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
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import io.chainstitch.sfc.api.ChainState;
import io.chainstitch.sfc.api.Reason;
import io.chainstitch.vpp.model.NodePlan;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Test;

/** A node says no to chains that exchange what they have. */
public class RejectedExchangeTest extends ExchangeScene {
    @Test
    public void nodeThatRejectsTheMoveOfOneLeavesBothWhereTheyWereAndIsAskedLaterAndLater() {
        Map<String, NodePlan> before = lab.nodes.all();
        lab.nodes.refused.put("n3", BAD);
        want("a", "f2");
        want("b", "f1", "bad");
        edit();
        lab.undefine("busy");
        int transactions = lab.sink.transactions.size();
        for (int minute = 0; minute < 4; minute++) {
            assertTriedLater("a");
            assertTriedLater("b");
            assertEquals(before, lab.nodes.all());
            assertEquals(lab.planned(), lab.nodes.all());
            lab.executor.advance(60_000);
            int tries = lab.sink.transactions.size() - transactions;
            transactions += tries;
            assertTrue(tries + " tries", tries > 0 && tries < 15);
        }
        lab.nodes.refused.clear();
        lab.executor.advance(60_000);
        assertEachHasItsFunctionsAlone();
    }

    @Test
    public void nodeThatRejectsOnceIsAskedAgain() {
        lab.nodes.hang("n1");
        scene.chain("busy", "x", "y");
        want("a", "f2");
        want("b", "f1");
        wanted.keySet().forEach(chain -> lab.define(definition(chain)));
        lab.nodes.refuseCommit.add("n2");
        lab.nodes.release("n1");
        lab.executor.settle();
        assertTriedLater("a");
        lab.executor.advance(60_000);
        assertEachHasItsFunctionsAlone();
    }

    @Test
    public void anotherEditEndsTheExchangeThatANodeRejects() {
        lab.nodes.refused.put("n3", BAD);
        want("a", "f2");
        want("b", "f1", "bad");
        edit();
        assertTriedLater("a");
        want("b", "f4");
        lab.define(definition("b"));
        lab.executor.advance(60_000);
        assertEachHasItsFunctionsAlone();
    }

    /** The other one has got what this chain had before anybody could know. */
    @Test
    public void chainThatANodeRejectsTooLateToGoBackSaysSoUntilTheNodeTakesIt() {
        lab.nodes.refused.put("n3", BAD);
        want("a", "f2");
        want("b", "f1", "bad");
        editWhileTheControllerIsAway();
        assertReadyAlone("a");
        assertEquals(ChainState.FAILED, lab.state("b"));
        assertEquals(Reason.NODE_REJECTED, lab.reason("b"));
        assertTrue(lab.message("b"), lab.message("b").contains("cannot go back"));

        lab.nodes.refused.clear();
        lab.executor.advance(60_000);
        assertEachHasItsFunctionsAlone();
    }

    private void assertReadyAlone(String chain) {
        assertEquals(lab.sink.chains.get(chain).toString(), ChainState.READY, lab.state(chain));
        assertEquals(wanted.get(chain), functions(chain));
    }

    @Test
    public void crossConnectedChainsThatExchangePlacesAndAreRejectedAreTriedLaterAndLater() {
        Lab plain = new Lab();
        plain.node("n1", "n2").pod("f1", "n2", "f1").pod("f2", "n2", "f2").pod("bad", "n2", "bad");
        for (String chain : List.of("a", "b")) {
            plain.pod(chain + "1", "n1", chain + "1").pod(chain + "2", "n1", chain + "2");
        }
        plain.chain("a", "a1", "f1", "a2").chain("b", "b1", "f2", "b2");
        Map<String, NodePlan> before = plain.nodes.all();
        plain.nodes.refused.put("n2", BAD);
        plain.chain("a", "a1", "f2", "a2").chain("b", "b1", "f1", "bad", "b2");
        plain.executor.advance(60_000);
        for (String chain : List.of("a", "b")) {
            assertEquals(Reason.NODE_REJECTED, plain.reason(chain));
        }
        assertEquals(before, plain.nodes.all());
        int tries = plain.sink.transactions.size();
        assertTrue(tries + " tries", tries < 20);

        plain.nodes.refused.clear();
        plain.executor.advance(60_000);
        assertEquals(ChainState.READY, plain.state("a"));
        assertEquals(ChainState.READY, plain.state("b"));
        assertEquals(plain.planned(), plain.nodes.all());
    }

    /** Chain a has what b had, and b cannot have what it wants. */
    private void rejectTooLateToGoBack() {
        lab.nodes.refused.put("n3", BAD);
        want("a", "f2");
        want("b", "f1", "bad");
        editWhileTheControllerIsAway();
        assertTrue(lab.message("b"), lab.message("b").contains("cannot go back"));
    }

    @Test
    public void chainThatCannotGoBackFollowsTheNextEdit() {
        rejectTooLateToGoBack();
        want("b", "f4");
        lab.define(definition("b"));
        lab.executor.advance(60_000);
        assertEachHasItsFunctionsAlone();
    }

    @Test
    public void chainThatCannotGoBackCanBeDeleted() {
        rejectTooLateToGoBack();
        wanted.remove("b");
        lab.undefine("b");
        lab.executor.advance(60_000);
        assertFalse(lab.sink.chains.containsKey("b"));
        assertFalse(lab.store.records.containsKey("b"));
        assertEachHasItsFunctionsAlone();
    }

    @Test
    public void editThatMendsTheExchangeIsTriedAtOnce() {
        lab.nodes.refused.put("n3", BAD);
        want("a", "f2");
        want("b", "f1", "bad");
        edit();
        lab.executor.advance(120_000);
        assertTriedLater("a");
        want("b", "f1");
        lab.define(definition("b"));
        assertEachHasItsFunctionsAlone();
    }

    @Test
    public void chainThatOnlyGoesAlongIsNotSaidToBeRejected() {
        scene.pod("fw", "n2", "fw", 30);
        scene.chain("a", "a1", "fw", "a2").chain("b", "b1", "fw", "b2").chain("b", "a1", "fw", "a2");
        assertEquals(Reason.STEERING_CONFLICT, lab.reason("b"));
        lab.nodes.refused.put("n3", BAD);
        lab.nodes.hang("n1");
        scene.chain("busy", "x", "y");
        scene.node("n2", "fd00::22", Optional.empty());
        want("a", "fw", "bad");
        lab.define(definition("a"));
        lab.nodes.release("n1");
        for (int second = 0; second < 60; second++) {
            lab.executor.advance(1000);
            assertEquals(Reason.NODE_REJECTED, lab.reason("a"));
            assertNotEquals(lab.message("b"), Reason.NODE_REJECTED, lab.reason("b"));
        }
    }
}
