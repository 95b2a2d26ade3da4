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

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.chainstitch.honeycomb.model.AgentDigests;
import io.chainstitch.honeycomb.model.AgentMessages;
import io.chainstitch.sfc.api.GatewayException;
import io.chainstitch.sfc.api.GatewayException.Kind;
import io.chainstitch.vpp.model.Attachment;
import io.chainstitch.vpp.model.Interface;
import io.chainstitch.vpp.model.NodePlan;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.Test;

/** Whether a node holds a plan, told by two digests. */
public class AgentDigestTest {
    private static final NodePlan ONE = NodePlan.of(List.of(
        new Interface("pod/default/web/eth1", new Attachment.AfPacket("veth1"), 0, 0)));

    private final FakeMount mount = new FakeMount();
    private final ManualExecutor executor = new ManualExecutor();
    private final DigestPatience patience = new DigestPatience();
    private int broken;
    private final AgentSession session = new AgentSession("n1", mount, TestModels.AGENT.context(), executor,
        Clock.systemUTC(), patience, () -> broken++);

    /** Answers the question whether the agent is there. */
    private void alive() throws Exception {
        mount.last().agentNamed("n1");
        executor.settle();
    }

    @Test
    public void planIsComparedByOneSmallQuestion() throws Exception {
        var messages = new AgentMessages(TestModels.AGENT.context());
        for (NodePlan there : List.of(ONE, NodePlan.EMPTY)) {
            var holds = session.holds(ONE).toCompletableFuture();
            alive();
            assertEquals(messages.digest(), mount.last().name);
            mount.last().output(messages.digestOutput(new AgentDigests(there.digest(), there.digest())));
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
        var lost = session.holds(ONE).toCompletableFuture();
        alive();
        mount.last().lose();
        executor.settle();
        assertFalse(refused.get());
        assertFalse(empty.get());
        assertFalse(lost.get());
        var without = new AgentSession("n1", mount, TestModels.AGENT.without("digest"), executor,
            Clock.systemUTC(), patience, () -> broken++);
        assertFalse(without.holds(ONE).toCompletableFuture().get());
        assertEquals("not asked", 6, mount.calls.size());
    }

    @Test
    public void agentThatIsTooLateWithItsDigestTwiceIsReadFromThenOn() throws Exception {
        var messages = new AgentMessages(TestModels.AGENT.context());
        lateDigest();
        session.holds(ONE);
        alive();
        mount.last().output(messages.digestOutput(new AgentDigests(ONE.digest(), ONE.digest())));
        executor.settle();
        lateDigest();
        assertTrue(patience.isLeft());
        lateDigest();
        int asked = mount.calls.size();
        assertFalse(session.holds(ONE).toCompletableFuture().get());
        assertEquals(asked, mount.calls.size());
    }

    private void lateDigest() throws Exception {
        session.holds(ONE);
        alive();
        mount.last().fail(new CancellationException());
        executor.settle();
    }

    @Test
    public void digestThatComesAfterTheSessionEndedIsNotTrusted() throws Exception {
        var late = session.holds(ONE);
        alive();
        session.close();
        mount.last().output(new AgentMessages(TestModels.AGENT.context())
            .digestOutput(new AgentDigests(ONE.digest(), ONE.digest())));
        executor.settle();
        Throwable failure = late.handle((value, cause) -> cause).toCompletableFuture().join();
        assertEquals(Kind.UNREACHABLE, ((GatewayException) failure).kind());
    }
}
