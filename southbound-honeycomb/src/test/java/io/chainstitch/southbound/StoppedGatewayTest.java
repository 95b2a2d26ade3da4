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

import static org.junit.Assert.assertTrue;

import com.google.common.util.concurrent.MoreExecutors;
import com.google.common.util.concurrent.SettableFuture;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.Test;
import org.opendaylight.mdsal.dom.api.DOMRpcResult;
import org.opendaylight.mdsal.dom.api.DOMRpcService;
import org.opendaylight.mdsal.dom.spi.DefaultDOMRpcResult;

/** The gateway's bundle stops while somebody waits for an agent's answer. */
public class StoppedGatewayTest {
    @Test
    public void answerThatComesAfterTheStopIsHeard() throws Exception {
        ExecutorService workers = NetconfNodeGateway.workers(1);
        SettableFuture<DOMRpcResult> answer = SettableFuture.create();
        DOMRpcService rpcs = (DOMRpcService) Proxy.newProxyInstance(
            StoppedGatewayTest.class.getClassLoader(), new Class<?>[] {DOMRpcService.class},
            (proxy, method, arguments) -> method.getName().equals("invokeRpc") ? answer : null);
        CompletableFuture<Reply> reply = new AgentRpcs(rpcs, MoreExecutors.newSequentialExecutor(workers))
            .invoke(NetconfMessages.validate());
        workers.shutdown();
        assertTrue(workers.awaitTermination(30, TimeUnit.SECONDS));
        answer.set(new DefaultDOMRpcResult());
        assertTrue(reply.get(30, TimeUnit.SECONDS) instanceof Reply.Done);
    }
}
