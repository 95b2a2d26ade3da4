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
import static org.junit.Assert.assertTrue;

import io.chainstitch.sfc.api.GatewayException;
import io.chainstitch.sfc.api.GatewayException.Kind;
import io.chainstitch.sfc.api.NodeGateway.Staged;
import io.chainstitch.vpp.model.Attachment;
import io.chainstitch.vpp.model.Interface;
import io.chainstitch.vpp.model.NodePlan;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.Test;

/** What goes over a session in which order, and what each answer means. */
public class AgentSessionTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final NodePlan ONE = NodePlan.of(List.of(
        new Interface("pod/default/web/eth1", new Attachment.AfPacket("veth1"), 0, 0)));

    private final FakeMount mount = new FakeMount();
    private final ManualExecutor executor = new ManualExecutor();
    private int broken;
    private final AgentSession session = new AgentSession("n1", mount, TestModels.AGENT.context(), executor,
        Clock.fixed(NOW, ZoneOffset.UTC), FakeMount.owner(() -> broken++));

    @Test
    public void editAndValidateAreSentTogether() throws Exception {
        var stage = stage();
        assertEquals(List.of("edit-config", "validate"), mount.names());
        String edit = mount.calls.get(0).xml();
        assertThat(edit, containsString("<candidate/></target>"));
        assertThat(edit, containsString("<default-operation>none</default-operation>"));
        assertThat(edit, containsString("<name>pod/default/web/eth1</name>"));
        assertThat(edit, containsString(">t1</transaction>"));
        assertThat(mount.calls.get(1).xml(), containsString("<source><candidate/></source>"));
        assertFalse(stage.isDone());
        answer(0).ok();
        answer(1).ok();
        executor.settle();
        assertTrue(stage.isDone());
    }

    @Test
    public void commitIsSentOnlyWhenAsked() throws Exception {
        Staged staged = staged();
        assertEquals(2, mount.calls.size());
        var commit = staged.commit().toCompletableFuture();
        assertEquals("commit", mount.last().name.getLocalName());
        mount.last().ok();
        executor.settle();
        commit.get();
        staged.commit();
        staged.discard();
        assertEquals(3, mount.calls.size());
    }

    @Test
    public void refusedEditIsDiscardedBeforeItIsReported() {
        var stage = stage();
        answer(0).refuse("unknown element foo");
        answer(1).ok();
        executor.settle();
        assertFalse(stage.isDone());
        assertEquals("discard-changes", mount.last().name.getLocalName());
        mount.last().ok();
        executor.settle();
        assertFailure(stage, Kind.REJECTED, "node n1: unknown element foo");
    }

    @Test
    public void refusedCommitIsRejectedWithTheAgentsWords() throws Exception {
        var commit = staged().commit();
        mount.last().refuse("Transaction commit failed on TransactionCommitFailedException{message="
            + "VPP rejected: vxlan exists, errorList=[RpcError [message=VPP rejected: vxlan exists]]}"
            + " 5 Cause: VPP rejected: vxlan exists");
        executor.settle();
        assertFailure(commit, Kind.REJECTED, "node n1: VPP rejected: vxlan exists");
    }

    @Test
    public void commitWithoutAnswerIsUnknown() throws Exception {
        var commit = staged().commit();
        mount.last().lose();
        executor.settle();
        assertFailure(commit, Kind.OUTCOME_UNKNOWN, null);
    }

    @Test
    public void commitThatTimesOutIsUnknown() throws Exception {
        var commit = staged().commit();
        mount.last().fail(new CancellationException());
        executor.settle();
        assertFailure(commit, Kind.OUTCOME_UNKNOWN, null);
    }

    @Test
    public void answerThatComesAfterTheSessionEndedIsNotTrusted() throws Exception {
        var commit = staged().commit();
        session.close();
        mount.last().ok();
        executor.settle();
        assertFailure(commit, Kind.OUTCOME_UNKNOWN, null);
    }

    @Test
    public void commitIsNeverSentAfterTheSessionEnded() throws Exception {
        Staged staged = staged();
        session.close();
        assertFailure(staged.commit(), Kind.UNREACHABLE, null);
        assertEquals(List.of("edit-config", "validate"), mount.names());
    }

    @Test
    public void lostEditIsUnreachableAndReplacesTheSession() {
        var stage = stage();
        answer(0).lose();
        answer(1).lose();
        executor.settle();
        assertFailure(stage, Kind.UNREACHABLE, null);
        assertEquals(1, broken);
    }

    @Test
    public void changesWaitForEachOther() throws Exception {
        Staged first = staged();
        var second = stage();
        assertEquals(2, mount.calls.size());
        first.commit();
        mount.last().ok();
        executor.settle();
        assertEquals(List.of("edit-config", "validate", "commit", "edit-config", "validate"), mount.names());
        assertFalse(second.isDone());
    }

    @Test
    public void discardLetsTheNextChangeStart() throws Exception {
        Staged first = staged();
        stage();
        var discard = first.discard().toCompletableFuture();
        mount.last().ok();
        executor.settle();
        discard.get();
        assertEquals("validate", mount.last().name.getLocalName());
        assertFailure(first.commit(), Kind.REJECTED, null);
    }

    @Test
    public void agentThatDoesNotDiscardLosesItsSession() throws Exception {
        Staged first = staged();
        var waiting = stage();
        var discard = first.discard().toCompletableFuture();
        mount.last().refuse("no");
        executor.settle();
        discard.get();
        assertEquals(1, broken);
        assertFailure(waiting, Kind.UNREACHABLE, null);
    }

    @Test
    public void waitingChangesEndWithTheSession() throws Exception {
        staged();
        var waiting = stage();
        session.close();
        executor.settle();
        assertFailure(waiting, Kind.UNREACHABLE, null);
    }

    /** An agent that hangs would be given the time of one that works, were it asked for more. */
    @Test
    public void nothingLongIsAskedBeforeTheAgentHasGivenASignOfLife() throws Exception {
        var reading = session.read();
        var holds = session.holds(ONE).toCompletableFuture();
        executor.settle();
        assertEquals(List.of("get"), mount.names());
        var sign = session.signOfLife().orElseThrow();
        assertFalse(sign.isDone());
        assertEquals("the question is the sign", 1, mount.calls.size());
        answer(0).lose();
        executor.settle();
        assertFalse(sign.get());
        assertFailure(reading, Kind.UNREACHABLE, null);
        assertEquals(List.of("get", "get"), mount.names());
        answer(1).lose();
        executor.settle();
        assertFalse(holds.get());
        assertEquals(2, mount.calls.size());
    }

    @Test
    public void changeBehindAQuestionDoesNotHideThatItIsNotAnswered() throws Exception {
        session.read();
        stage();
        var sign = session.signOfLife().orElseThrow();
        assertFalse(sign.isDone());
        answer(0).agentNamed("n1");
        assertTrue(sign.get());
        assertEquals("it works on the change now", Optional.empty(), session.signOfLife());
    }

    @Test
    public void agentThatHangsInTheMiddleOfAReadingIsAskedForASignOfLifeAsWell() throws Exception {
        session.holds(ONE);
        answer(0).agentNamed("n1");
        executor.settle();
        assertEquals(List.of("get", "read-objects"), mount.names());
        var sign = session.signOfLife().orElseThrow();
        assertEquals(List.of("get", "read-objects", "get"), mount.names());
        assertFalse(sign.isDone());
        answer(2).agentNamed("n1");
        assertTrue(sign.get());
    }

    @Test
    public void nothingIsSentThatWasToFollowASessionsLastAnswer() throws Exception {
        var reading = session.read();
        var holds = session.holds(ONE);
        answer(0).agentNamed("n1");
        session.close();
        executor.settle();
        assertEquals(1, mount.calls.size());
        assertFailure(reading, Kind.UNREACHABLE, "node n1 cannot be reached: the session ended");
        assertFailure(holds, Kind.UNREACHABLE, "node n1 cannot be reached: the session ended");
    }

    /** Answers the question whether the agent is there. */
    private void alive() throws Exception {
        mount.last().agentNamed("n1");
        executor.settle();
    }

    private CompletableFuture<Staged> stage() {
        var stage = session.stage("t1", NodePlan.EMPTY, ONE).toCompletableFuture();
        executor.settle();
        return stage;
    }

    private Staged staged() throws Exception {
        var stage = stage();
        answer(0).ok();
        answer(1).ok();
        executor.settle();
        return stage.get();
    }

    private FakeMount.Call answer(int index) {
        return mount.calls.get(index);
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
