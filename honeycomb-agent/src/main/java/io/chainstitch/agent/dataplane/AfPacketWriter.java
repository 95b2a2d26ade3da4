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

/** Interfaces on a Linux interface. */
final class AfPacketWriter implements AttachmentWriter<Attachment.AfPacket> {
    private static final int MODE_ETHERNET = 1;
    /** The interface is gone already. */
    private static final int NO_SUCH_HOST = -11;

    @Override
    public CompletableFuture<Long> create(VppSession vpp, Attachment.AfPacket attachment, MacAddress address) {
        return vpp.write("af_packet_create_v3", Map.of("mode", MODE_ETHERNET, "hw_addr", address,
            "host_if_name", attachment.hostInterface(), "num_rx_queues", 1, "num_tx_queues", 1))
            .thenApply(reply -> reply.number("sw_if_index"));
    }

    @Override
    public CompletableFuture<?> delete(VppSession vpp, Attachment.AfPacket attachment, long index) {
        return vpp.write("af_packet_delete", Map.of("host_if_name", attachment.hostInterface()), NO_SUCH_HOST);
    }
}
