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
import io.chainstitch.agent.dataplane.Dataplane;
import io.chainstitch.agent.dataplane.DataplaneException;
import io.chainstitch.agent.dataplane.NotStoredException;
import io.chainstitch.honeycomb.model.AgentMessages;
import io.chainstitch.vpp.model.NodePlan;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executor;
import org.opendaylight.mdsal.dom.api.DOMRpcIdentifier;
import org.opendaylight.mdsal.dom.api.DOMRpcImplementation;
import org.opendaylight.mdsal.dom.api.DOMRpcResult;
import org.opendaylight.mdsal.dom.spi.DefaultDOMRpcResult;
import org.opendaylight.yangtools.yang.common.ErrorTag;
import org.opendaylight.yangtools.yang.common.ErrorType;
import org.opendaylight.yangtools.yang.common.RpcResultBuilder;
import org.opendaylight.yangtools.yang.data.api.schema.ContainerNode;

/** The RPC that repairs VPP from the configuration. It takes its turn among the commits. */
final class ReconcileRpc implements DOMRpcImplementation {
    private final Dataplane dataplane;
    private final AgentMessages messages;
    private final Executor commitThread;

    ReconcileRpc(Dataplane dataplane, AgentMessages messages, Executor commitThread) {
        this.dataplane = dataplane;
        this.messages = messages;
        this.commitThread = commitThread;
    }

    @Override
    public ListenableFuture<? extends DOMRpcResult> invokeRpc(DOMRpcIdentifier type, ContainerNode input) {
        return Futures.submit(this::reconcile, commitThread);
    }

    private DOMRpcResult reconcile() {
        try {
            NodePlan before = dataplane.read().objects();
            dataplane.reconcile();
            NodePlan after = dataplane.read().objects();
            return new DefaultDOMRpcResult(
                messages.reconcileOutput(differences(before, after), dataplane.status().failed().size()));
        } catch (DataplaneException e) {
            return unavailable(e);
        }
    }

    /** The answer to an RPC that needs VPP, while it cannot be reached, or not be written for the sake of the disk. */
    static DOMRpcResult unavailable(DataplaneException cause) {
        return new DefaultDOMRpcResult(RpcResultBuilder.newError(ErrorType.APPLICATION, ErrorTag.OPERATION_FAILED,
            (cause instanceof NotStoredException ? RejectedChangeException.NOT_STORED
                : RejectedChangeException.VPP_UNAVAILABLE) + cause.getMessage()));
    }

    private static long differences(NodePlan before, NodePlan after) {
        Set<Object> keys = new HashSet<>(before.objects().keySet());
        keys.addAll(after.objects().keySet());
        return keys.stream()
            .filter(key -> !Objects.equals(before.objects().get(key), after.objects().get(key))).count();
    }
}
