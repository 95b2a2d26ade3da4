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
package io.chainstitch.netconf.server.guard;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.MoreExecutors;
import java.util.List;
import java.util.stream.Collectors;
import org.opendaylight.mdsal.dom.api.DOMRpcResult;
import org.opendaylight.mdsal.dom.api.DOMRpcService;
import org.opendaylight.mdsal.dom.spi.ForwardingDOMRpcService;
import org.opendaylight.yangtools.yang.common.ErrorSeverity;
import org.opendaylight.yangtools.yang.common.QName;
import org.opendaylight.yangtools.yang.common.RpcError;
import org.opendaylight.yangtools.yang.data.api.schema.ContainerNode;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Operations whose errors fail their futures. The NETCONF server of OpenDaylight 7.0.7 takes a result without output
 * for a success and does not look at its errors; of a failed future it shows the message.
 *
 * <p>The server takes it by the service property {@code errors=thrown}; for everybody else it ranks last.
 */
@Component(service = DOMRpcService.class, property = {"service.ranking:Integer=-100", "errors=thrown"})
public final class HonestRpcService extends ForwardingDOMRpcService {
    private final DOMRpcService operations;

    /**
     * Creates it.
     *
     * @param operations the operations
     */
    @Activate
    public HonestRpcService(@Reference(target = "(!(errors=thrown))") DOMRpcService operations) {
        this.operations = operations;
    }

    @Override
    protected DOMRpcService delegate() {
        return operations;
    }

    @Override
    public ListenableFuture<? extends DOMRpcResult> invokeRpc(QName type, ContainerNode input) {
        return Futures.transformAsync(operations.invokeRpc(type, input), HonestRpcService::honest,
            MoreExecutors.directExecutor());
    }

    /** Warnings come with an output, or with nothing to say. */
    private static ListenableFuture<DOMRpcResult> honest(DOMRpcResult result) {
        List<RpcError> errors = result.errors().stream()
            .filter(error -> error.getSeverity() == ErrorSeverity.ERROR).collect(Collectors.toList());
        return errors.isEmpty() ? Futures.immediateFuture(result)
            : Futures.immediateFailedFuture(new OperationFailedException(errors.stream().map(HonestRpcService::text)
                .collect(Collectors.joining(" "))));
    }

    private static String text(RpcError error) {
        return error.getMessage() == null ? error.getTag().elementBody() : error.getMessage();
    }
}
