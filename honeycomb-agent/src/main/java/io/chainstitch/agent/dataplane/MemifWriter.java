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

import io.chainstitch.vpp.model.Attachment;
import io.chainstitch.vpp.model.MacAddress;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Shared-memory interfaces, with the control socket they need. */
final class MemifWriter implements AttachmentWriter<Attachment.Memif> {
    private static final int MODE_ETHERNET = 0;
    private static final int RING_SIZE = 1024;
    private static final int BUFFER_SIZE = 2048;
    private static final int NO_SUCH_INTERFACE = -2;

    @Override
    public CompletableFuture<Long> create(VppSession vpp, Attachment.Memif attachment, MacAddress address) {
        return vpp.memifSockets().number(attachment.socket()).thenCompose(socket -> vpp.write("memif_create_v2",
            Map.of("role", attachment.role().ordinal(), "mode", MODE_ETHERNET, "rx_queues", 1, "tx_queues", 1, "id",
                attachment.id(), "socket_id", socket, "ring_size", RING_SIZE, "buffer_size", BUFFER_SIZE,
                "hw_addr", address)))
            .handle((reply, failure) -> failure == null
                ? CompletableFuture.completedFuture(reply.number("sw_if_index"))
                : vpp.memifSockets().release(attachment.socket()).handle((done, second) -> null)
                    .thenCompose(done -> CompletableFuture.<Long>failedFuture(StepResult.root(failure))))
            .thenCompose(Function.identity());
    }

    @Override
    public CompletableFuture<?> delete(VppSession vpp, Attachment.Memif attachment, long index) {
        return vpp.write("memif_delete", Map.of("sw_if_index", index), NO_SUCH_INTERFACE)
            .thenCompose(done -> vpp.memifSockets().release(attachment.socket()));
    }
}
