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

import io.chainstitch.vpp.model.SubInterface;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * VLAN sub-interfaces. A new one inherits the tag rewrite of a deleted interface whose index it got, so the rewrite is
 * always written.
 */
final class SubInterfaceWriter implements ObjectWriter<SubInterface> {
    /** VPP's tag rewrite operation for one popped tag; 0 is none. */
    static final int POP_1 = 3;
    static final TagRewrite POPPED = new TagRewrite(POP_1, false, 0, 0);
    private static final int NO_SUCH_INTERFACE = -2;

    @Override
    public CompletableFuture<?> create(VppSession vpp, SubInterface object) {
        return vpp.indexes().get(object.parent())
            .thenCompose(parent -> vpp.write("create_vlan_subif",
                Map.of("sw_if_index", parent, "vlan_id", object.vlan())))
            .thenCompose(reply -> InterfaceSetup.finish(vpp, object, reply.number("sw_if_index"),
                index -> special(vpp, object, index), index -> remove(vpp, index)));
    }

    private static List<CompletableFuture<?>> special(VppSession vpp, SubInterface object, long index) {
        List<CompletableFuture<?>> calls = new ArrayList<>();
        calls.add(InterfaceSetup.rewrite(vpp, index, object.popTags() == 0 ? 0 : POP_1));
        InterfaceSetup.bind(vpp, index, false, object.ipv4Table(), calls);
        InterfaceSetup.bind(vpp, index, true, object.ipv6Table(), calls);
        return calls;
    }

    /**
     * VPP keeps the tag rewrite of a removed interface, and applies it to whatever gets the index next: a tunnel would
     * drop every frame, and could not be mended, since only Ethernet interfaces have their rewrite written.
     */
    static CompletableFuture<?> remove(VppSession vpp, long index) {
        return CompletableFuture.allOf(InterfaceSetup.rewrite(vpp, index, 0, NO_SUCH_INTERFACE),
            vpp.write("delete_subif", Map.of("sw_if_index", index), NO_SUCH_INTERFACE));
    }

    @Override
    public CompletableFuture<?> delete(VppSession vpp, SubInterface object) {
        return vpp.indexes().find(object.name()).thenCompose(index -> {
            vpp.indexes().gone(object.name());
            return index.isEmpty() ? CompletableFuture.completedFuture(null) : remove(vpp, index.get());
        });
    }
}
