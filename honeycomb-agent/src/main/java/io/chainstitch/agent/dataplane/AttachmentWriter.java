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
import java.util.concurrent.CompletableFuture;

/**
 * Makes the interfaces of one kind of attachment.
 *
 * @param <A> the kind of attachment
 */
interface AttachmentWriter<A extends Attachment> {

    /**
     * Makes the bare interface; completes with its index.
     *
     * @param vpp the connection
     * @param attachment what it is attached to
     * @param address VPP's own Ethernet address on it
     */
    CompletableFuture<Long> create(VppSession vpp, A attachment, MacAddress address);

    /** Removes it with its index. */
    CompletableFuture<?> delete(VppSession vpp, A attachment, long index);
}
