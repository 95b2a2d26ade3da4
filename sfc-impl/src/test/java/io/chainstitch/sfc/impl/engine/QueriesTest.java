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
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.chainstitch.sfc.api.ChainState;
import io.chainstitch.sfc.api.Reason;
import io.chainstitch.sfc.api.Settings;
import io.chainstitch.vpp.model.ObjectKey;
import io.chainstitch.vpp.model.walk.PathTrace;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.junit.Before;
import org.junit.Test;

/** What the engine answers when it is asked. */
public class QueriesTest {
    private final Lab lab = new Lab();

    @Before
    public void threeNodes() {
        lab.node("n1", "n2", "n3").pod("client", "n1", "client").pod("fw", "n2", "fw").pod("server", "n3", "server");
    }

    private <T> T answer(CompletionStage<T> stage) throws Exception {
        lab.executor.settle();
        return stage.toCompletableFuture().get();
    }

    private PathTrace trace(String chain, boolean reverse) throws Exception {
        return answer(lab.engine.queries().trace(chain, reverse, OptionalInt.empty()));
    }

    private void assertUnknown(CompletionStage<?> stage, String name) {
        ExecutionException failure = assertThrows(ExecutionException.class, () -> answer(stage));
        assertTrue(failure.getCause() instanceof UnknownNameException);
        assertTrue(failure.getCause().getMessage().contains(name));
    }

    @Test
    public void traceIsOkInBothDirections() throws Exception {
        lab.chain("c", "client", "fw", "server");

        PathTrace forward = trace("c", false);
        assertTrue(forward.message(), forward.ok());
        assertEquals("n1", forward.steps().get(0).node());
        PathTrace back = trace("c", true);
        assertTrue(back.message(), back.ok());
        assertEquals("n3", back.steps().get(0).node());
    }

    @Test
    public void traceWithANodeThatCannotBeReadIsBrokenAndNamesIt() throws Exception {
        lab.chain("c", "client", "fw", "server");
        lab.nodes.down("n2");

        PathTrace trace = trace("c", false);
        assertFalse(trace.ok());
        assertTrue(trace.message(), trace.message().contains("n2"));
    }

    @Test
    public void everyObjectOfAChainMattersToItsTrace() throws Exception {
        lab.chain("c", "client", "fw", "server");
        for (String node : List.of("n1", "n2", "n3")) {
            for (var entry : lab.nodes.held(node).objects().entrySet()) {
                lab.nodes.tamper(node, entry.getKey(), Optional.empty());
                assertFalse(entry.getKey() + " on " + node, trace("c", false).ok() && trace("c", true).ok());
                lab.nodes.tamper(node, entry.getKey(), Optional.of(entry.getValue()));
            }
        }
    }

    @Test
    public void unidirectionalChainHasNoWayBack() throws Exception {
        lab.define(Lab.definition("c", true, 8, "client", "fw", "server"));

        assertTrue(trace("c", false).ok());
        PathTrace back = trace("c", true);
        assertFalse(back.ok());
        assertTrue(back.message(), back.message().contains("unidirectional"));
    }

    @Test
    public void traceOfWhatIsNotThereSaysSo() throws Exception {
        lab.chain("c", "client", "nothing").chain("d", "client", "server");

        assertTrue(trace("c", false).message(), trace("c", false).message().contains("no-matching-instance"));
        PathTrace missing = answer(lab.engine.queries().trace("d", false, OptionalInt.of(9)));
        assertEquals("Chain d has no path 9.", missing.message());
        assertEquals("Chain d has no path 4294967295.",
            answer(lab.engine.queries().trace("d", false, OptionalInt.of(-1))).message());
        assertUnknown(lab.engine.queries().trace("nobody", false, OptionalInt.empty()), "nobody");
    }

    @Test
    public void previewOfANewChainTellsWhatWouldComeAndChangesNothing() throws Exception {
        Queries.Preview preview = answer(lab.engine.queries()
            .preview(Lab.definition("c", false, 8, "client", "fw", "server")));

        assertEquals(ChainState.READY, preview.state());
        assertEquals(1, preview.record().rendered().paths().size());
        assertEquals(List.of("n1", "n2", "n3"), List.copyOf(preview.differences().keySet()));
        assertTrue(preview.differences().values().stream().flatMap(List::stream)
            .allMatch(one -> one.operation() == Difference.Operation.ADD));
        assertEquals(0, lab.nodes.writes);
        assertTrue(lab.store.records.isEmpty());
        assertTrue(lab.sink.chains.isEmpty());
    }

    @Test
    public void whatWasPreviewedIsWhatIsInstalled() throws Exception {
        Queries.Preview preview = answer(lab.engine.queries()
            .preview(Lab.definition("c", false, 8, "client", "fw", "server")));
        lab.chain("c", "client", "fw", "server");

        assertEquals(preview.record().nodes(), lab.nodes.all());
    }

    @Test
    public void previewsUseUpNoIdentifiers() throws Exception {
        Lab small = new Lab(new Settings("l2xconn", Lab.SETTINGS.locatorBlock(), Lab.SETTINGS.bsidBlock(),
            new Settings.Range(5000, 5000), Lab.SETTINGS.tables(), 0));
        small.node("n1", "n2").pod("a", "n1", "a").pod("b", "n2", "b");
        for (int i = 0; i < 3; i++) {
            var preview = small.engine.queries().preview(Lab.definition("c" + i, false, 8, "a", "b"))
                .toCompletableFuture();
            small.executor.settle();
            assertEquals(ChainState.READY, preview.get().state());
        }
    }

    @Test
    public void previewOfADeclaredChainShowsOnlyTheDifference() throws Exception {
        lab.chain("c", "client", "fw", "server");
        assertEquals(Map.of(), answer(lab.engine.queries().preview("c")).differences());

        Queries.Preview shorter = answer(lab.engine.queries()
            .preview(Lab.definition("c", false, 8, "client", "fw")));
        assertTrue(shorter.differences().get("n3").stream()
            .allMatch(one -> one.operation() == Difference.Operation.REMOVE));
        assertUnknown(lab.engine.queries().preview("nobody"), "nobody");
    }

    @Test
    public void previewOfAConflictNamesTheHolder() throws Exception {
        lab.chain("first", "client", "fw");
        Queries.Preview preview = answer(lab.engine.queries()
            .preview(Lab.definition("second", false, 8, "client", "server")));

        assertEquals(ChainState.REFUSED, preview.state());
        assertEquals(Reason.INTERFACE_CONFLICT, preview.why().orElseThrow().reason());
        assertTrue(preview.why().get().message().contains("chain first"));
        assertEquals(Map.of(), preview.differences());
    }

    @Test
    public void comparisonFindsWhatSomebodyTookAway() throws Exception {
        lab.chain("c", "client", "fw", "server");
        assertTrue(answer(lab.engine.queries().compare(Optional.empty())).values().stream()
            .allMatch(one -> one.sync() == StateSink.Sync.IN_SYNC && one.differences().isEmpty()));

        ObjectKey taken = lab.nodes.held("n2").objects().lastKey();
        lab.nodes.tamper("n2", taken, Optional.empty());
        Queries.Comparison found = answer(lab.engine.queries().compare(Optional.of("n2"))).get("n2");

        assertEquals(StateSink.Sync.OUT_OF_SYNC, found.sync());
        assertEquals(List.of(taken), found.differences().stream().map(Difference::key).toList());
        assertEquals(Difference.Operation.ADD, found.differences().get(0).operation());
        assertTrue("it only looks", lab.nodes.held("n2").get(taken).isEmpty());
    }

    /** What is on its way to a node is no difference, nor a broken path. */
    @Test
    public void comparisonAndTraceWaitForAChangeOfTheNode() {
        lab.nodes.hang("n2");
        lab.chain("c", "client", "fw", "server");
        assertTrue(lab.nodes.isHanging("n2"));
        var comparison = lab.engine.queries().compare(Optional.of("n2")).toCompletableFuture();
        var trace = lab.engine.queries().trace("c", false, OptionalInt.empty()).toCompletableFuture();
        lab.executor.advance(StillLook.PATIENCE_MILLIS / 2);
        assertFalse(comparison.isDone());
        assertFalse(trace.isDone());

        lab.nodes.release("n2");
        lab.executor.advance(StillLook.PATIENCE_MILLIS / 4);
        assertEquals(StateSink.Sync.IN_SYNC, comparison.join().get("n2").sync());
        assertTrue(trace.join().message(), trace.join().ok());
    }

    @Test
    public void nodeWhoseChangeDoesNotEndIsShownAsItIs() {
        lab.nodes.hang("n2");
        lab.chain("c", "client", "fw", "server");
        var comparison = lab.engine.queries().compare(Optional.of("n2")).toCompletableFuture();
        lab.executor.advance(2 * StillLook.PATIENCE_MILLIS);
        assertEquals(StateSink.Sync.OUT_OF_SYNC, comparison.join().get("n2").sync());
    }

    @Test
    public void comparisonWithANodeThatIsAwaySaysWhy() throws Exception {
        lab.chain("c", "client", "fw");
        lab.nodes.down("n2");

        Map<String, Queries.Comparison> all = answer(lab.engine.queries().compare(Optional.empty()));
        assertEquals(StateSink.Sync.IN_SYNC, all.get("n1").sync());
        assertTrue(all.get("n2").message(), all.get("n2").message().contains("n2 is down"));
        assertUnknown(lab.engine.queries().compare(Optional.of("nobody")), "nobody");
    }

    @Test
    public void resyncPutsBackWhatIsMissingAndCountsIt() throws Exception {
        lab.chain("c", "client", "fw", "server");
        assertEquals(0, answer(lab.engine.resync("n2", false)).changed());

        lab.nodes.tamper("n2", lab.nodes.held("n2").objects().lastKey(), Optional.empty());
        NodeSynchroniser.Answer answer = answer(lab.engine.resync("n2", false));

        assertEquals(StateSink.Sync.IN_SYNC, answer.sync());
        assertEquals(1, answer.changed());
        assertEquals(lab.planned(), lab.nodes.all());
    }

    @Test
    public void resyncOfANodeThatIsAwayOrStillDeclaredSaysWhy() throws Exception {
        lab.chain("c", "client", "fw");
        lab.nodes.down("n2");
        assertTrue(answer(lab.engine.resync("n2", false)).message().contains("connection refused"));
        assertTrue(answer(lab.engine.resync("n2", true)).message().contains("delete it there"));
        assertUnknown(lab.engine.resync("nobody", false), "nobody");
        assertEquals(List.of("n1", "n2", "n3"), answer(lab.engine.nodes()));
    }
}
