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
import io.chainstitch.sfc.api.Settings;
import io.chainstitch.vpp.model.IpPrefix;
import io.chainstitch.vpp.model.ObjectKey;
import io.chainstitch.vpp.model.ObjectKind;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.Test;

/** Nothing is left lying when several things come together, and what users read of it holds. */
public class NothingIsStuckTest {
    private final Lab lab = new Lab();

    private void twoNodes(Lab in) {
        in.node("n1", "n2");
        List.of("a", "a2", "a3", "a4", "a5").forEach(name -> in.pod(name, "n1", name));
        List.of("b", "b2", "b3").forEach(name -> in.pod(name, "n2", name));
    }

    @Test
    public void definitionThatWaitsToBeLookedAtIsNotPassedOverForAWayBack() {
        twoNodes(lab);
        lab.chain("x", "a", "b");
        lab.nodes.vpp("n2", false);
        lab.executor.settle();
        lab.chain("x", "a2", "b2");
        assertTrue(lab.store.records.get("x").before().isPresent());
        lab.nodes.refused.put("n2", new ObjectKey(ObjectKind.INTERFACE, "pod/ns/b2/in0"));
        lab.nodes.hang("n1");
        lab.chain("first", "a4", "a5").chain("x", "a3", "b3");
        lab.nodes.vpp("n2", true);
        lab.executor.settle();
        lab.nodes.release("n1");
        lab.executor.settle();
        assertEquals(ChainState.READY, lab.state("x"));
        assertEquals(lab.planned(), lab.nodes.all());
    }

    @Test
    public void deletedChainThatHadNothingInstalledIsGoneAfterADeath() {
        twoNodes(lab);
        lab.chain("x", "a", "nobody");
        assertEquals(ChainState.PENDING, lab.state("x"));
        lab.points = at -> {
            if (at == CommitPoint.RECORDED) {
                lab.kill();
            }
        };
        lab.undefine("x");
        lab.points = at -> { };
        lab.restart();
        lab.executor.settle();
        assertFalse(lab.store.records.containsKey("x"));
        assertFalse(lab.sink.chains.containsKey("x"));
    }

    @Test
    public void chainGetsTheLastNumberThatAnotherOneCouldNotUse() {
        Lab few = new Lab(new Settings("l2xconn", IpPrefix.of("fcbb:bb00::/32"), IpPrefix.of("fcbb:bbff::/48"),
            new Settings.Range(5000, 5001), new Settings.Range(1000, 1999), 0));
        twoNodes(few);
        few.chain("holds", "a", "b");
        few.nodes.hang("n1");
        few.chain("first", "a4", "a5").chain("conflict", "a", "b2").chain("late", "a3", "b3");
        few.nodes.release("n1");
        few.executor.settle();
        assertEquals(ChainState.REFUSED, few.state("conflict"));
        assertEquals(ChainState.READY, few.state("late"));
    }

    @Test
    public void generationThatUsersHaveReadDoesNotGoBackOverADeath() {
        twoNodes(lab);
        lab.chain("x", "a", "b");
        lab.nodes.hang("n1");
        lab.chain("first", "a2", "a3").chain("x", "a4", "b").chain("x", "a4", "b2").chain("x", "a4", "b3");
        long told = lab.sink.chains.get("x").record().generation();
        lab.kill();
        lab.restart();
        lab.executor.advance(60_000);
        long now = lab.sink.chains.get("x").record().generation();
        assertTrue("told " + told + ", now " + now, now >= told);
        assertEquals(ChainState.READY, lab.state("x"));
    }

    @Test
    public void nodeThatAChainKeepsIsNotSaidToBeForgotten() throws Exception {
        twoNodes(lab);
        lab.chain("x", "a", "b");
        lab.define(Lab.definition("x", false, 8, "a"));
        assertEquals(ChainState.REFUSED, lab.state("x"));
        lab.nodes.down("n2");
        lab.executor.settle();
        lab.set("n2", Optional.empty());
        NodeSynchroniser.Answer answer = forget("n2");
        assertEquals(StateSink.Sync.FAILED, answer.sync());
        assertTrue(answer.message(), answer.message().endsWith(": x. Correct or delete them."));

        lab.undefine("x");
        assertEquals(StateSink.Sync.IN_SYNC, forget("n2").sync());
        assertFalse(lab.sink.nodes.containsKey("n2"));
        assertFalse(lab.sink.chains.containsKey("x"));
    }

    private NodeSynchroniser.Answer forget(String node) throws Exception {
        CompletableFuture<NodeSynchroniser.Answer> answer = lab.engine.resync(node, true).toCompletableFuture();
        lab.executor.settle();
        return answer.get();
    }
}
