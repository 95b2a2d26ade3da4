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
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertThrows;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.chainstitch.sfc.api.GatewayException;
import io.chainstitch.sfc.api.Node.Agent;
import io.chainstitch.sfc.api.NodeGateway.Connection;
import io.chainstitch.sfc.api.NodeGateway.ConnectionListener;
import io.chainstitch.vpp.model.NodePlan;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.Before;
import org.junit.Test;

/** The states of a connection, driven by hand. */
public class NodeLinkTest {
    private final ManualExecutor executor = new ManualExecutor();
    private final Connections connections = new Connections();
    private final List<String> told = new ArrayList<>();
    private final Clock clock = mock(Clock.class);
    private final FakeMount mount = new FakeMount();
    private Instant now = Instant.parse("2026-11-22T10:00:00Z");
    private int reconnects;
    private NodeLink link;

    @Before
    public void start() {
        when(clock.instant()).thenAnswer(call -> now);
        connections.listen(new ConnectionListener() {
            @Override
            public void connectionChanged(String node, Connection connection, String message) {
                told.add(connection + " " + message);
            }

            @Override
            public void dataplaneChanged(String node) {
                told.add("another VPP of " + node);
            }
        });
        link = new NodeLink("n1", new Agent("10.0.0.1", 2831, "u", "secret"), connections, executor, clock,
            () -> reconnects++);
    }

    @Test
    public void sessionIsHandedOutAfterTheNameWasChecked() throws Exception {
        mounted();
        assertThrows(GatewayException.class, link::session);
        mount.last().agentNamed("n1");
        executor.settle();
        assertNotNull(link.session());
        assertEquals(List.of("CONNECTING ", "CONNECTED "), told);
    }

    @Test
    public void otherNameIsUnreachableAndNamed() throws Exception {
        mounted();
        mount.last().agentNamed("n2");
        executor.settle();
        var failure = assertThrows(GatewayException.class, link::session);
        assertThat(failure.getMessage(), containsString("is named 'n2' but the inventory has 'n1'"));
        assertThat(last(), containsString("UNREACHABLE"));
    }

    @Test
    public void lostMountEndsTheSessionAtOnce() throws Exception {
        connected();
        AgentSession session = link.session();
        link.unmounted();
        assertEquals(false, session.isOpen());
        assertThat(last(), containsString("UNREACHABLE the connection to the agent at 10.0.0.1:2831 was lost"));
        mounted();
        mount.last().agentNamed("n1");
        executor.settle();
        assertEquals("CONNECTED ", last());
    }

    @Test
    public void answerForAnOldMountIsIgnored() throws Exception {
        mounted();
        FakeMount.Call question = mount.last();
        link.unmounted();
        question.agentNamed("n1");
        executor.settle();
        assertThrows(GatewayException.class, link::session);
    }

    @Test
    public void mountThatIsGoneBeforeItWasOpenedIsIgnored() {
        link.mounted(mount);
        link.unmounted();
        executor.settle();
        assertEquals(List.of(), mount.names());
    }

    @Test
    public void agentThatDoesNotAnswerWhenItHasNothingToDoIsConnectedAnew() throws Exception {
        connected();
        link.check();
        assertEquals(0, reconnects);
        link.check();
        assertEquals(1, reconnects);
        assertThat(last(), containsString("UNREACHABLE the agent at 10.0.0.1:2831 does not answer"));
    }

    @Test
    public void agentWithNothingToDoIsGivenUpBeforeItIsAskedAgain() throws Exception {
        link.expectSign();
        connected();
        link.expectSign();
        link.check();
        mount.last().agentNamed("n1");
        link.expectSign();
        assertEquals("it answered", 0, reconnects);
        link.check();
        link.expectSign();
        assertEquals(1, reconnects);
        assertThat(last(), containsString("UNREACHABLE the agent at 10.0.0.1:2831 does not answer"));
        link.expectSign();
        assertEquals("once", 1, reconnects);
    }

    @Test
    public void agentThatAnswersStaysConnected() throws Exception {
        connected();
        for (int i = 0; i < 3; i++) {
            link.check();
            mount.last().agentNamed("n1");
            executor.settle();
        }
        assertEquals(0, reconnects);
        assertEquals("CONNECTED ", last());
    }

    @Test
    public void vppThatGoesOrComesOrIsRestoredIsToldOnce() throws Exception {
        connected();
        List<String> expected = new ArrayList<>(told);
        answerCheck(true, 0);
        assertEquals(expected, told);
        expected.add("another VPP of n1");
        for (int i = 0; i < 2; i++) {
            answerCheck(false, 0);
            assertEquals(expected, told);
        }
        expected.add("another VPP of n1");
        answerCheck(true, 0);
        assertEquals(expected, told);
        expected.add("another VPP of n1");
        answerCheck(true, 1);
        assertEquals(expected, told);
    }

    @Test
    public void whatIsHeardOfAVppAfterTheSessionIsNotTold() throws Exception {
        connected();
        link.check();
        FakeMount.Call question = mount.last();
        link.unmounted();
        int before = told.size();
        question.agent("n1", false, 0);
        executor.settle();
        assertEquals(before, told.size());
    }

    private void answerCheck(boolean vpp, long reconciliations) throws Exception {
        link.check();
        mount.last().agent("n1", vpp, reconciliations);
        executor.settle();
    }

    @Test
    public void agentThatWorksOnALongRequestIsNotDisturbed() throws Exception {
        connected();
        link.session().stage("t1", NodePlan.EMPTY, NodePlan.EMPTY);
        executor.settle();
        int asked = mount.calls.size();
        link.check();
        link.check();
        assertEquals(asked, mount.calls.size());
        assertEquals(0, reconnects);
    }

    @Test
    public void agentThatHangsInTheMiddleOfAReadingIsConnectedAnewAsWell() throws Exception {
        connected();
        link.session().read();
        mount.last().agentNamed("n1");
        executor.settle();
        link.check();
        assertEquals(0, reconnects);
        link.check();
        assertEquals(1, reconnects);
    }

    @Test
    public void agentThatHangsWhenItIsToBeReadIsConnectedAnewAsSoonAsOneWithNothingToDo() throws Exception {
        connected();
        link.session().read();
        link.check();
        assertEquals(0, reconnects);
        link.check();
        assertEquals(1, reconnects);
    }

    /** Upstream sends under a lock under which it also tells that a mount is gone, which takes the link's lock. */
    @Test
    public void signOfLifeIsAskedForWithoutTheLock() throws Exception {
        connected();
        mount.onCall = () -> assertFalse(Thread.holdsLock(link));
        int asked = mount.calls.size();
        link.check();
        assertEquals(asked + 1, mount.calls.size());
    }

    @Test
    public void answerCountsWhenItIsThereAndNotWhenItIsLookedAt() throws Exception {
        connected();
        link.check();
        mount.last().agentNamed("n1");
        link.check();
        assertEquals("its executor has not run yet", 0, reconnects);
    }

    @Test
    public void mountThatFailsEachRequestIsConnectedAnew() throws Exception {
        connected();
        link.check();
        mount.last().lose();
        link.check();
        assertEquals(1, reconnects);
    }

    @Test
    public void addressThatIsNoneIsNotTried() {
        link.invalid("'no host!' is no place where an agent can be");
        now = now.plus(NodeLink.QUIET_LIMIT).plusSeconds(1);
        link.check();
        assertEquals(0, reconnects);
        assertThat(last(), containsString("no host!"));
    }

    @Test
    public void failedAttemptIsTold() {
        link.attemptFailed("no TCP connection: refused");
        assertEquals("UNREACHABLE the agent at 10.0.0.1:2831 cannot be connected: no TCP connection: refused", last());
    }

    @Test
    public void silenceWithoutMountMakesTheMountAnew() {
        now = now.plus(NodeLink.QUIET_LIMIT);
        link.check();
        assertEquals(0, reconnects);
        now = now.plusSeconds(1);
        link.check();
        link.check();
        assertEquals(1, reconnects);
    }

    @Test
    public void failingAttemptsAreNoSilence() {
        now = now.plus(Duration.ofSeconds(50));
        link.attemptFailed("refused");
        now = now.plus(Duration.ofSeconds(50));
        link.check();
        assertEquals(0, reconnects);
    }

    @Test
    public void unansweredQuestionForTheNameIsRepeated() throws Exception {
        mounted();
        mount.last().refuse("busy");
        executor.settle();
        assertThat(last(), containsString("does not tell its name: node n1: reading was refused: busy"));
        link.check();
        executor.settle();
        mount.last().agentNamed("n1");
        executor.settle();
        assertEquals("CONNECTED ", last());
    }

    @Test
    public void changedAgentIsNotReachedThroughTheOldSession() throws Exception {
        connected();
        link.agentChanged(new Agent("10.0.0.2", 2831, "u", "secret"));
        assertThrows(GatewayException.class, link::session);
        assertEquals("CONNECTING ", last());
    }

    @Test
    public void closedLinkSaysNothingMore() throws Exception {
        connected();
        link.close();
        link.unmounted();
        link.attemptFailed("refused");
        link.mounted(mount);
        assertEquals("CONNECTED ", last());
    }

    @Test
    public void newListenerHearsThePresentState() throws Exception {
        connected();
        List<String> late = new ArrayList<>();
        connections.listen((node, state, message) -> late.add(node + " " + state)).close();
        link.unmounted();
        assertEquals(List.of("n1 CONNECTED"), late);
    }

    private void connected() throws Exception {
        mounted();
        mount.last().agentNamed("n1");
        executor.settle();
    }

    private void mounted() {
        link.mounted(mount);
        executor.settle();
    }

    private String last() {
        return told.get(told.size() - 1);
    }
}
