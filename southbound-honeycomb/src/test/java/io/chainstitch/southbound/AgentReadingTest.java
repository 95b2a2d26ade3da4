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
package io.chainstitch.southbound;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.instanceOf;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.chainstitch.honeycomb.model.AgentDigests;
import io.chainstitch.honeycomb.model.Reading;
import io.chainstitch.honeycomb.model.ReadingPiece;
import io.chainstitch.honeycomb.model.ReadingQuestion;
import io.chainstitch.sfc.api.GatewayException;
import io.chainstitch.sfc.api.GatewayException.Kind;
import io.chainstitch.sfc.api.NodeGateway.Counted;
import io.chainstitch.vpp.model.Attachment;
import io.chainstitch.vpp.model.Interface;
import io.chainstitch.vpp.model.InterfaceState;
import io.chainstitch.vpp.model.MacAddress;
import io.chainstitch.vpp.model.NodeCounters;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.NodeReading;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.junit.Test;

/** What is asked of an agent that is read, piece by piece, and whether a node holds a plan, told by two digests. */
public class AgentReadingTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final NodePlan ONE = NodePlan.of(List.of(
        new Interface("pod/default/web/eth1", new Attachment.AfPacket("veth1"), 0, 0)));

    private final FakeMount mount = new FakeMount();
    private final ManualExecutor executor = new ManualExecutor();
    private int broken;
    private final AgentSession session = new AgentSession("n1", mount, TestModels.AGENT.context(), executor,
        Clock.fixed(NOW, ZoneOffset.UTC), FakeMount.owner(() -> broken++));

    /** Answers the question whether the agent is there. */
    private void alive() throws Exception {
        mount.last().agentNamed("n1");
        executor.settle();
    }

    @Test
    public void planIsComparedByOneSmallQuestion() throws Exception {
        for (NodePlan there : List.of(ONE, NodePlan.EMPTY)) {
            var holds = session.holds(ONE).toCompletableFuture();
            alive();
            assertEquals(new ReadingQuestion.Begin(Reading.What.COMPARISON), mount.last().question());
            mount.last().piece(Reading.of(new AgentDigests(there.digest(), there.digest())));
            executor.settle();
            assertEquals(there.equals(ONE), holds.get());
        }
        assertEquals(4, mount.calls.size());
    }

    @Test
    public void agentThatCannotTellWhatItHoldsHasToBeRead() throws Exception {
        var refused = session.holds(ONE).toCompletableFuture();
        alive();
        mount.last().refuse("VPP unavailable");
        executor.settle();
        var empty = session.holds(ONE).toCompletableFuture();
        alive();
        mount.last().ok();
        executor.settle();
        var none = session.holds(ONE).toCompletableFuture();
        alive();
        mount.last().piece(Reading.NOTHING);
        executor.settle();
        var lost = session.holds(ONE).toCompletableFuture();
        alive();
        mount.last().lose();
        executor.settle();
        assertFalse(refused.get());
        assertFalse(empty.get());
        assertFalse(none.get());
        assertFalse(lost.get());
    }

    @Test
    public void digestThatComesAfterTheSessionEndedIsNotTrusted() throws Exception {
        var late = session.holds(ONE);
        alive();
        session.close();
        mount.last().piece(Reading.of(new AgentDigests(ONE.digest(), ONE.digest())));
        executor.settle();
        Throwable failure = late.handle((value, cause) -> cause).toCompletableFuture().join();
        assertEquals(Kind.UNREACHABLE, ((GatewayException) failure).kind());
    }

    @Test
    public void configurationIsReadWithItsTransaction() throws Exception {
        var configured = session.configured().toCompletableFuture();
        alive();
        assertEquals(new ReadingQuestion.Begin(Reading.What.CONFIGURED), mount.last().question());
        mount.last().piece(Reading.of(ONE, "t1"));
        executor.settle();
        assertEquals(ONE, configured.get().plan());
        assertEquals("t1", configured.get().transaction());
    }

    /** Each answer has the whole time that an answer may take, so a node may hold any number of objects. */
    @Test
    public void nodeIsReadInPiecesAndOneAfterTheOther() throws Exception {
        var held = new NodeReading("n1", NOW, ONE, Map.of("local0", new InterfaceState("local0", "local0", 0, false,
            false, "", new MacAddress("00:00:00:00:00:00"), 0)), TestAgent.COUNTERS);
        var reading = session.read().toCompletableFuture();
        alive();
        assertEquals(new ReadingQuestion.Begin(Reading.What.HELD), mount.last().question());
        for (int asked = 2; asked < 5; asked++) {
            mount.last().piece(ReadingPiece.pending(7));
            executor.settle();
            assertEquals("while VPP is read", new ReadingQuestion.Proceed(7, 0), mount.last().question());
            assertEquals(asked + 1, mount.calls.size());
        }
        for (int told = 0; told < 3; told++) {
            assertFalse(reading.isDone());
            assertEquals(new ReadingQuestion.Proceed(7, told), mount.last().question());
            mount.last().piece(ReadingPiece.of(7, Reading.of(held), told, 1));
            executor.settle();
        }
        assertEquals(held, reading.get());
        assertEquals(7, mount.calls.size());
    }

    @Test
    public void countersAreAskedForOneAfterTheOtherAndOnlyWhereTheyAreWanted() throws Exception {
        var sids = new NodeCounters(TestAgent.COUNTERS, Map.of());
        var carried = new NodeCounters(Map.of(), TestAgent.INTERFACES);
        var interfaces = session.counters(Set.of(Counted.INTERFACES)).toCompletableFuture();
        alive();
        assertEquals(new ReadingQuestion.Begin(Reading.What.INTERFACE_COUNTERS), mount.last().question());
        mount.last().piece(Reading.of(carried));
        executor.settle();
        assertEquals(carried, interfaces.get());
        assertEquals(2, mount.calls.size());

        var both = session.counters(Set.of(Counted.values())).toCompletableFuture();
        alive();
        assertEquals(4, mount.calls.size());
        assertEquals(new ReadingQuestion.Begin(Reading.What.LOCAL_SID_COUNTERS), mount.last().question());
        mount.last().piece(Reading.of(sids));
        executor.settle();
        assertEquals(new ReadingQuestion.Begin(Reading.What.INTERFACE_COUNTERS), mount.last().question());
        mount.last().piece(Reading.of(carried));
        executor.settle();
        assertEquals(new NodeCounters(TestAgent.COUNTERS, TestAgent.INTERFACES), both.get());
        assertEquals(5, mount.calls.size());
    }

    @Test
    public void agentThatStopsToTellMoreIsNotAskedForEver() throws Exception {
        var reading = session.read();
        alive();
        mount.last().piece(new ReadingPiece(1, OptionalInt.of(2), Reading.of(ONE, "")));
        executor.settle();
        mount.last().piece(new ReadingPiece(1, OptionalInt.of(2), Reading.NOTHING));
        executor.settle();
        assertFailure(reading, Kind.REJECTED, "node n1: what the agent answered is not understood: read-objects: of 2"
            + " entries nothing came after 1");
    }

    @Test
    public void answerThatIsNoReadingIsNotUnderstood() throws Exception {
        var reading = session.read();
        alive();
        mount.last().ok();
        executor.settle();
        assertFailure(reading, Kind.REJECTED,
            "node n1: what the agent answered is not understood: read-objects: give reading");
    }

    @Test
    public void readingThatTheAgentForgotIsRefusedWithItsWords() throws Exception {
        var reading = session.configured();
        alive();
        mount.last().piece(ReadingPiece.pending(1));
        executor.settle();
        mount.last().refuse("there is no reading 1");
        executor.settle();
        assertFailure(reading, Kind.REJECTED, "node n1: reading was refused: there is no reading 1");
    }

    @Test
    public void agentWithoutTheRpcThatReadsIsNone() throws Exception {
        var models = TestModels.AGENT.without("read-objects");
        var refusal = assertThrows(IllegalArgumentException.class,
            () -> new AgentSession("n1", mount, models, executor, Clock.systemUTC(),
                FakeMount.owner(() -> broken++)));
        assertThat(refusal.getMessage(), containsString("read-objects"));
    }

    @Test
    public void readingEndsWithTheFirstAnswerThatDoesNotCome() throws Exception {
        var reading = session.read();
        alive();
        mount.last().lose();
        executor.settle();
        assertEquals(2, mount.calls.size());
        assertFailure(reading, Kind.UNREACHABLE, null);
    }

    /** An agent makes one reading at a time and keeps few: one that waits must not push out one that is told. */
    @Test
    public void readingsWaitForEachOtherAndEndWithTheSession() throws Exception {
        var first = session.configured().toCompletableFuture();
        var second = session.read();
        var third = session.holds(ONE);
        alive();
        mount.last().piece(ReadingPiece.pending(1));
        executor.settle();
        assertEquals(List.of("get", "read-objects", "read-objects"), mount.names());
        mount.last().piece(Reading.of(ONE, "t1"));
        executor.settle();
        assertEquals(ONE, first.get().plan());
        assertEquals(4, mount.calls.size());
        alive();
        assertEquals(new ReadingQuestion.Begin(Reading.What.HELD), mount.last().question());
        session.close();
        mount.last().piece(ReadingPiece.pending(2));
        executor.settle();
        assertFailure(second, Kind.UNREACHABLE, "node n1 cannot be reached: the session ended");
        assertFailure(third, Kind.UNREACHABLE, "node n1 cannot be reached: the session ended");
        assertEquals("nothing goes to the next session", 5, mount.calls.size());
    }

    @Test
    public void agentThatIsNeverThroughWithAReadingIsNotAskedForEver() throws Exception {
        var reading = session.read();
        alive();
        while (!reading.toCompletableFuture().isDone()) {
            mount.last().piece(ReadingPiece.pending(1));
            executor.settle();
        }
        assertFailure(reading, Kind.REJECTED, "node n1: what the agent answered is not understood: read-objects: after"
            + " 600 questions it was still being made");
    }

    private static void assertFailure(CompletionStage<?> stage, Kind kind, String message) {
        assertTrue(stage.toCompletableFuture().isDone());
        Throwable failure = stage.handle((value, cause) -> cause).toCompletableFuture().join();
        assertThat(failure, instanceOf(GatewayException.class));
        assertEquals(kind, ((GatewayException) failure).kind());
        if (message != null) {
            assertEquals(message, failure.getMessage());
        }
    }
}
