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
import io.chainstitch.vpp.model.Interface;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Managed interfaces of every kind of attachment. */
final class InterfaceWriter implements ObjectWriter<Interface> {
    private static final Map<Class<? extends Attachment>, AttachmentWriter<?>> ATTACHMENTS = Map.of(
        Attachment.AfPacket.class, new AfPacketWriter(),
        Attachment.Memif.class, new MemifWriter(),
        Attachment.Tap.class, new TapWriter(),
        Attachment.Loopback.class, new LoopbackWriter());

    @SuppressWarnings("unchecked")
    private static AttachmentWriter<Attachment> writer(Interface object) {
        return (AttachmentWriter<Attachment>) ATTACHMENTS.get(object.attachment().getClass());
    }

    @Override
    public CompletableFuture<?> create(VppSession vpp, Interface object) {
        AttachmentWriter<Attachment> writer = writer(object);
        return writer.create(vpp, object.attachment(), HardwareAddress.of(object)).thenCompose(made ->
            InterfaceSetup.finish(vpp, object, made, index -> special(vpp, object, index),
                index -> writer.delete(vpp, object.attachment(), index)));
    }

    /** A new interface inherits the tag rewrite of a deleted one, whoever made that, so it is always written. */
    private static List<CompletableFuture<?>> special(VppSession vpp, Interface object, long index) {
        List<CompletableFuture<?>> calls = new ArrayList<>();
        calls.add(InterfaceSetup.rewrite(vpp, index, 0));
        InterfaceSetup.bind(vpp, index, false, object.ipv4Table(), calls);
        InterfaceSetup.bind(vpp, index, true, object.ipv6Table(), calls);
        return calls;
    }

    @Override
    public CompletableFuture<?> delete(VppSession vpp, Interface object) {
        return vpp.indexes().find(object.name()).thenCompose(index -> {
            if (index.isEmpty()) {
                return CompletableFuture.completedFuture(null);
            }
            vpp.indexes().gone(object.name());
            return writer(object).delete(vpp, object.attachment(), index.get());
        });
    }
}
