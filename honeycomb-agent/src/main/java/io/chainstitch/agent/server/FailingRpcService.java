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
import com.google.common.util.concurrent.MoreExecutors;
import org.opendaylight.mdsal.dom.api.DOMRpcException;
import org.opendaylight.mdsal.dom.api.DOMRpcResult;
import org.opendaylight.mdsal.dom.api.DOMRpcService;
import org.opendaylight.mdsal.dom.spi.ForwardingDOMRpcService;
import org.opendaylight.yangtools.yang.common.QName;
import org.opendaylight.yangtools.yang.data.api.schema.ContainerNode;

/**
 * Operations whose errors fail their futures. The platform's NETCONF server takes a result without output for a success
 * and answers {@code ok}; of a failed future it shows the message.
 */
final class FailingRpcService extends ForwardingDOMRpcService {
    private final DOMRpcService operations;

    FailingRpcService(DOMRpcService operations) {
        this.operations = operations;
    }

    @Override
    protected DOMRpcService delegate() {
        return operations;
    }

    @Override
    public ListenableFuture<? extends DOMRpcResult> invokeRpc(QName type, ContainerNode input) {
        return Futures.transformAsync(operations.invokeRpc(type, input), result -> result.errors().isEmpty()
            ? Futures.immediateFuture(result) : Futures.immediateFailedFuture(new Failure(result)),
            MoreExecutors.directExecutor());
    }

    /** Its text is what the errors say, without a class: the server shows it to clients. */
    private static final class Failure extends DOMRpcException {
        private static final long serialVersionUID = 1L;

        Failure(DOMRpcResult result) {
            super(result.errors().iterator().next().getMessage());
        }

        @Override
        public String toString() {
            return getMessage();
        }
    }
}
