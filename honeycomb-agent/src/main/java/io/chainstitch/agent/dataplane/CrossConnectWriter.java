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
package io.chainstitch.agent.dataplane;

import io.chainstitch.vpp.api.ApiMessage;
import io.chainstitch.vpp.model.CrossConnect;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** L2 cross-connects. Setting one again re-targets it in place. */
final class CrossConnectWriter implements ObjectWriter<CrossConnect> {
    /** Index of {@code local0}, which is the sink. */
    static final long SINK_INDEX = 0;
    private static final int NO_SUCH_INTERFACE = -2;

    @Override
    public CompletableFuture<?> create(VppSession vpp, CrossConnect object) {
        CompletableFuture<Long> transmit = object.isSink() ? CompletableFuture.completedFuture(SINK_INDEX)
            : vpp.indexes().get(object.transmit());
        return vpp.indexes().get(object.receive()).thenCombine(transmit, (from, to) ->
            object.isSink() && vpp.supports("sr_steering_add_del") ? sink(vpp, from) : connect(vpp, from, to))
            .thenCompose(Function.identity());
    }

    /** A sink looks like the steering that VPP may still list for an earlier interface with the same index. */
    private static CompletableFuture<ApiMessage> sink(VppSession vpp, long index) {
        return TagRewrite.of(vpp, index).thenCompose(rewrite -> {
            CompletableFuture<?> cleared = SteeringWriter.clear(vpp, index, rewrite);
            CompletableFuture<ApiMessage> connected = connect(vpp, index, SINK_INDEX);
            return cleared.handle((done, failure) -> null).thenCompose(ignored -> connected);
        });
    }

    private static CompletableFuture<ApiMessage> connect(VppSession vpp, long from, long to) {
        return vpp.write("sw_interface_set_l2_xconnect", fields(from, to, true));
    }

    @Override
    public CompletableFuture<?> change(VppSession vpp, CrossConnect before, CrossConnect after) {
        return create(vpp, after);
    }

    @Override
    public CompletableFuture<?> delete(VppSession vpp, CrossConnect object) {
        return vpp.indexes().find(object.receive()).thenCompose(index -> index.isEmpty()
            ? CompletableFuture.completedFuture(null) : delete(vpp, index.get()));
    }

    private static CompletableFuture<?> delete(VppSession vpp, long index) {
        return TagRewrite.of(vpp, index).thenCompose(rewrite -> CompletableFuture.allOf(
            vpp.write("sw_interface_set_l2_xconnect", fields(index, SINK_INDEX, false), NO_SUCH_INTERFACE),
            rewrite.again(vpp, index)));
    }

    private static Map<String, Object> fields(long from, long to, boolean enable) {
        return Map.of("rx_sw_if_index", from, "tx_sw_if_index", to, "enable", enable);
    }
}
