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

import io.chainstitch.vpp.model.Neighbor;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Static neighbors. Adding one again replaces its MAC address in place. */
final class NeighborWriter implements ObjectWriter<Neighbor> {
    /** VPP's flag of a static entry. */
    static final int STATIC = 1;
    private static final int NO_SUCH_ENTRY = -6;

    @Override
    public CompletableFuture<?> create(VppSession vpp, Neighbor object) {
        return vpp.indexes().get(object.interfaceName()).thenCompose(index ->
            vpp.write("ip_neighbor_add_del", fields(object, index, true)));
    }

    @Override
    public CompletableFuture<?> change(VppSession vpp, Neighbor before, Neighbor after) {
        return create(vpp, after);
    }

    @Override
    public CompletableFuture<?> delete(VppSession vpp, Neighbor object) {
        return vpp.indexes().find(object.interfaceName()).thenCompose(index -> index.isEmpty()
            ? CompletableFuture.completedFuture(null)
            : vpp.write("ip_neighbor_add_del", fields(object, index.get(), false), NO_SUCH_ENTRY));
    }

    private static Map<String, Object> fields(Neighbor object, long index, boolean add) {
        return Map.of("is_add", add, "neighbor", Map.of("sw_if_index", index, "flags", STATIC, "mac_address",
            object.mac(), "ip_address", object.address()));
    }
}
