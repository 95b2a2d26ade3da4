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

import io.chainstitch.sfc.api.NodeGateway;
import io.chainstitch.vpp.model.Address;
import io.chainstitch.vpp.model.InterfaceAddress;
import io.chainstitch.vpp.model.NodePlan;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.Test;

/** A controller that stops while the sessions of its nodes live on, for the next one to use. */
public class StopTest {
    private final Lab lab = new Lab();

    @Test
    public void changeThatIsUnderWayComesToItsEndAndNoOtherBegins() {
        lab.node("n1", "n2", "n3", "n4").pod("a", "n1", "a").pod("b", "n2", "b").pod("c", "n3", "c")
            .pod("d", "n4", "d");
        lab.nodes.hang("n2");
        lab.chain("c", "a", "b");
        CompletableFuture<Void> stopped = lab.engine.stop().toCompletableFuture();
        lab.executor.settle();
        lab.chain("later", "c", "d");
        assertFalse(stopped.isDone());

        lab.nodes.release("n2");
        lab.executor.settle();
        assertTrue(stopped.isDone());
        assertTrue(lab.store.records.get("c").isInstalled());
        assertTrue("every node took it", lab.store.records.get("c").before().isEmpty());
        assertEquals(List.of("n1", "n2"), List.copyOf(lab.nodes.all().keySet()));
    }

    @Test
    public void controllerWithNothingToDoStopsAtOnce() {
        CompletableFuture<Void> stopped = lab.engine.stop().toCompletableFuture();
        lab.executor.settle();
        assertTrue(stopped.isDone());
    }

    /** Otherwise the session would wait for its end for ever, and the next controller behind it. */
    @Test
    public void whatIsStagedWhenTheExecutorIsShutDownIsDiscarded() {
        Map<String, CompletableFuture<NodeGateway.Staged>> answers = new HashMap<>();
        NodeGateway gateway = (NodeGateway) Proxy.newProxyInstance(StopTest.class.getClassLoader(),
            new Class<?>[] {NodeGateway.class}, (proxy, method, arguments) ->
                answers.computeIfAbsent((String) arguments[0], node -> new CompletableFuture<>()));
        boolean[] shutDown = {false};
        Executor executor = task -> {
            if (shutDown[0]) {
                throw new RejectedExecutionException("shut down");
            }
            task.run();
        };
        NodePlan plan = NodePlan.of(List.of(new Address("eth0", InterfaceAddress.of("10.0.0.1/24"))));
        List<String> discarded = new ArrayList<>();
        CompletableFuture<NetworkTransaction.Outcome> outcome = new NetworkTransaction(gateway, executor, "1",
            Map.of("n1", new NetworkTransaction.Change(NodePlan.EMPTY, plan),
                "n2", new NetworkTransaction.Change(NodePlan.EMPTY, plan)), point -> { }).run().toCompletableFuture();

        answers.get("n1").complete(staged("n1", discarded));
        shutDown[0] = true;
        answers.get("n2").complete(staged("n2", discarded));
        assertTrue(outcome.isCompletedExceptionally());
        assertEquals(List.of("n1", "n2"), discarded.stream().sorted().toList());
    }

    private static NodeGateway.Staged staged(String node, List<String> discarded) {
        return new NodeGateway.Staged() {
            @Override
            public CompletionStage<Void> commit() {
                throw new AssertionError("nobody knows what becomes of the other node");
            }

            @Override
            public CompletionStage<Void> discard() {
                discarded.add(node);
                return CompletableFuture.completedFuture(null);
            }
        };
    }
}
