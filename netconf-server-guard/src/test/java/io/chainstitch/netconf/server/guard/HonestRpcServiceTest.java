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

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.Test;
import org.opendaylight.mdsal.dom.api.DOMRpcResult;
import org.opendaylight.mdsal.dom.api.DOMRpcService;
import org.opendaylight.mdsal.dom.spi.DefaultDOMRpcResult;
import org.opendaylight.yangtools.yang.common.ErrorTag;
import org.opendaylight.yangtools.yang.common.ErrorType;
import org.opendaylight.yangtools.yang.common.QName;
import org.opendaylight.yangtools.yang.common.RpcError;
import org.opendaylight.yangtools.yang.common.RpcResultBuilder;
import org.opendaylight.yangtools.yang.data.api.schema.ContainerNode;

/** What the NETCONF server gets for each end of an operation. */
public class HonestRpcServiceTest {
    private static final QName OPERATION = QName.create("urn:test", "operation");

    private final DOMRpcService operations = mock(DOMRpcService.class);
    private final ContainerNode input = mock(ContainerNode.class);

    @Test
    public void outputIsHandedOn() throws Exception {
        DOMRpcResult result = new DefaultDOMRpcResult(mock(ContainerNode.class));
        assertSame(result, answered(result).get());
    }

    @Test
    public void successWithoutOutputIsHandedOn() throws Exception {
        DOMRpcResult result = new DefaultDOMRpcResult();
        assertSame(result, answered(result).get());
    }

    @Test
    public void warningIsNoFailure() throws Exception {
        DOMRpcResult result = new DefaultDOMRpcResult(List.of(RpcResultBuilder.newWarning(ErrorType.APPLICATION,
            ErrorTag.OPERATION_FAILED, "It took long.")));
        assertSame(result, answered(result).get());
    }

    @Test
    public void whatTheErrorsSayIsTheMessage() {
        assertEquals("There is no chain x. Nor is there y. in-use", message(answered(new DefaultDOMRpcResult(List.of(
            error(ErrorTag.DATA_MISSING, "There is no chain x."), error(ErrorTag.DATA_MISSING, "Nor is there y."),
            error(ErrorTag.IN_USE, null))))));
    }

    @Test
    public void failureIsHandedOn() {
        var failure = new IOException("gone");
        assertSame(failure, assertThrows(ExecutionException.class,
            () -> called(Futures.immediateFailedFuture(failure)).get()).getCause());
    }

    private static RpcError error(ErrorTag tag, String message) {
        return RpcResultBuilder.newError(ErrorType.APPLICATION, tag, message);
    }

    /** What the server shows: the message of what get() throws. */
    private static String message(ListenableFuture<?> answer) {
        return assertThrows(ExecutionException.class, answer::get).getMessage();
    }

    private ListenableFuture<? extends DOMRpcResult> answered(DOMRpcResult result) {
        return called(Futures.immediateFuture(result));
    }

    private ListenableFuture<? extends DOMRpcResult> called(ListenableFuture<DOMRpcResult> answer) {
        when(operations.invokeRpc(any(), any())).thenAnswer(call -> answer);
        return new HonestRpcService(operations).invokeRpc(OPERATION, input);
    }
}
