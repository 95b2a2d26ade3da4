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

/** Loopback interfaces of a given instance number. */
final class LoopbackWriter implements AttachmentWriter<Attachment.Loopback> {
    private static final int NO_SUCH_INTERFACE = -2;

    @Override
    public CompletableFuture<Long> create(VppSession vpp, Attachment.Loopback attachment, MacAddress address) {
        return vpp.write("create_loopback_instance",
            Map.of("is_specified", true, "user_instance", attachment.instance(), "mac_address", address))
            .thenApply(reply -> reply.number("sw_if_index"));
    }

    @Override
    public CompletableFuture<?> delete(VppSession vpp, Attachment.Loopback attachment, long index) {
        return vpp.write("delete_loopback", Map.of("sw_if_index", index), NO_SUCH_INTERFACE);
    }
}
