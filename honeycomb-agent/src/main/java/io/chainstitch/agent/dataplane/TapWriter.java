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
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** TAP interfaces with the virtio backend. */
final class TapWriter implements AttachmentWriter<Attachment.Tap> {
    private static final int NO_SUCH_INTERFACE = -2;

    @Override
    public CompletableFuture<Long> create(VppSession vpp, Attachment.Tap attachment, MacAddress address) {
        Map<String, Object> fields = new HashMap<>(Map.of("id", VppSession.NONE, "mac_address", address,
            "num_rx_queues", 1, "num_tx_queues", 1, "host_if_name_set", true, "host_if_name",
            attachment.hostInterface()));
        if (!attachment.hostNamespace().isEmpty()) {
            fields.put("host_namespace_set", true);
            fields.put("host_namespace", attachment.hostNamespace());
        }
        return vpp.write("tap_create_v3", fields).thenApply(reply -> reply.number("sw_if_index"));
    }

    @Override
    public CompletableFuture<?> delete(VppSession vpp, Attachment.Tap attachment, long index) {
        return vpp.write("tap_delete_v2", Map.of("sw_if_index", index), NO_SUCH_INTERFACE);
    }
}
