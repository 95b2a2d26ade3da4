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
import io.chainstitch.vpp.model.Neighbor;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Static neighbors; learned ones come and go by themselves. */
final class NeighborReader implements KindReader {

    @Override
    public CompletableFuture<List<Found>> read(VppSession vpp, Scene scene) {
        return read(vpp, scene, VppSession.NONE);
    }

    /** Those of one interface, or of all. */
    static CompletableFuture<List<Found>> read(VppSession vpp, Scene scene, long index) {
        return KindReader.all(List.of(read(vpp, scene, index, 0), read(vpp, scene, index, 1)));
    }

    private static CompletableFuture<List<Found>> read(VppSession vpp, Scene scene, long index, int family) {
        return vpp.dump("ip_neighbor_dump", Map.of("sw_if_index", index, "af", family))
            .thenApply(details -> details.stream().map(message -> message.struct("neighbor"))
                .filter(neighbor -> (neighbor.bits("flags") & NeighborWriter.STATIC) != 0)
                .map(neighbor -> found(neighbor, scene.names())).toList());
    }

    private static Found found(ApiMessage neighbor, NameView names) {
        Neighbor object = new Neighbor(names.name(neighbor.number("sw_if_index")), neighbor.address("ip_address"),
            neighbor.mac("mac_address"));
        return neighbor.bits("flags") == NeighborWriter.STATIC ? Found.of(object) : Found.opaque(object.key());
    }
}
