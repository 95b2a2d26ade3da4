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
import io.chainstitch.vpp.model.InterfaceObject;
import io.chainstitch.vpp.model.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongFunction;

/** What every new interface gets after its creation: tag, tables and the state up, all in one burst. */
final class InterfaceSetup {
    private static final int ADMIN_UP = 1;

    private InterfaceSetup() {
    }

    /** Binds to a table; an interface is in table 0 of both families when it is new. */
    static void bind(VppSession vpp, long index, boolean ipv6, long table, List<CompletableFuture<?>> calls) {
        if (table != 0) {
            calls.add(vpp.write("sw_interface_set_table",
                Map.of("sw_if_index", index, "is_ipv6", ipv6, "vrf_id", table)));
        }
    }

    /** Writes VPP's tag rewrite operation of an Ethernet interface, 0 for none. */
    static CompletableFuture<ApiMessage> rewrite(VppSession vpp, long index, int operation, Integer... tolerated) {
        return vpp.write("l2_interface_vlan_tag_rewrite", Map.of("sw_if_index", index, "vtr_op", operation), tolerated);
    }

    static CompletableFuture<ApiMessage> up(VppSession vpp, long index) {
        return vpp.write("sw_interface_set_flags", Map.of("sw_if_index", index, "flags", ADMIN_UP));
    }

    /**
     * Finishes an interface that VPP just made.
     *
     * @param vpp the connection
     * @param object the interface
     * @param index its index
     * @param special what only this kind needs, sent after the tag and before the interface goes up
     * @param undo removes the interface when one of the calls fails
     * @return completes when the interface is ready, or fails when it is removed again
     */
    static CompletableFuture<?> finish(VppSession vpp, InterfaceObject object, long index,
            LongFunction<List<CompletableFuture<?>>> special, LongFunction<CompletableFuture<?>> undo) {
        vpp.indexes().made(object, index);
        List<CompletableFuture<?>> calls = new ArrayList<>();
        calls.add(vpp.write("sw_interface_tag_add_del",
            Map.of("is_add", true, "sw_if_index", index, "tag", Names.tag(object))));
        calls.addAll(special.apply(index));
        calls.add(up(vpp, index));
        return Withdrawal.unless(CompletableFuture.allOf(calls.toArray(CompletableFuture<?>[]::new)), () -> {
            vpp.indexes().gone(object.name());
            return undo.apply(index);
        });
    }
}
