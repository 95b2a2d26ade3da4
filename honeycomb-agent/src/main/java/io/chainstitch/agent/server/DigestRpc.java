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
package io.chainstitch.agent.server;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import io.chainstitch.agent.dataplane.Comparison;
import io.chainstitch.agent.dataplane.Dataplane;
import io.chainstitch.agent.dataplane.DataplaneException;
import io.chainstitch.honeycomb.model.AgentDigests;
import io.chainstitch.honeycomb.model.AgentMessages;
import org.opendaylight.mdsal.dom.api.DOMRpcIdentifier;
import org.opendaylight.mdsal.dom.api.DOMRpcImplementation;
import org.opendaylight.mdsal.dom.api.DOMRpcResult;
import org.opendaylight.mdsal.dom.spi.DefaultDOMRpcResult;
import org.opendaylight.yangtools.yang.data.api.schema.ContainerNode;

/**
 * The RPC that tells in a few bytes whether VPP holds what a client wants it to hold. A node with a thousand chains is
 * a document of 60 MB otherwise. Like other readings it does not wait for commits.
 */
final class DigestRpc implements DOMRpcImplementation {
    private final Dataplane dataplane;
    private final AgentMessages messages;

    DigestRpc(Dataplane dataplane, AgentMessages messages) {
        this.dataplane = dataplane;
        this.messages = messages;
    }

    @Override
    public ListenableFuture<? extends DOMRpcResult> invokeRpc(DOMRpcIdentifier type, ContainerNode input) {
        return Futures.immediateFuture(digest());
    }

    private DOMRpcResult digest() {
        try {
            Comparison found = dataplane.compare();
            return new DefaultDOMRpcResult(messages.digestOutput(
                new AgentDigests(found.configured().digest(), found.held().digest())));
        } catch (DataplaneException e) {
            return ReconcileRpc.unavailable(e);
        }
    }
}
