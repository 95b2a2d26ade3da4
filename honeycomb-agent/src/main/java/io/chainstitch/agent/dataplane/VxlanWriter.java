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

import io.chainstitch.vpp.model.Vxlan;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * VXLAN tunnels; VPP picks the instance number and goes by ends and VNI, so that a tunnel is looked for under its name
 * before it is removed: somebody may have put one with the same ends in its place.
 */
final class VxlanWriter implements ObjectWriter<Vxlan> {
    private static final int NO_SUCH_TUNNEL = -6;

    @Override
    public CompletableFuture<?> create(VppSession vpp, Vxlan object) {
        return vpp.write("vxlan_add_del_tunnel_v3", fields(object, true))
            .thenCompose(reply -> InterfaceSetup.finish(vpp, object, reply.number("sw_if_index"),
                index -> List.of(), index -> remove(vpp, object)));
    }

    private static CompletableFuture<?> remove(VppSession vpp, Vxlan object) {
        return vpp.write("vxlan_add_del_tunnel_v3", fields(object, false), NO_SUCH_TUNNEL);
    }

    @Override
    public CompletableFuture<?> delete(VppSession vpp, Vxlan object) {
        return vpp.indexes().find(object.name()).thenCompose(index -> {
            if (index.isEmpty()) {
                return CompletableFuture.completedFuture(null);
            }
            vpp.indexes().gone(object.name());
            return remove(vpp, object);
        });
    }

    private static Map<String, Object> fields(Vxlan object, boolean add) {
        return Map.of("is_add", add, "instance", VppSession.NONE, "src_address", object.source(), "dst_address",
            object.destination(), "src_port", Vxlan.UDP_PORT, "dst_port", Vxlan.UDP_PORT, "mcast_sw_if_index",
            VppSession.NONE, "decap_next_index", VppSession.NONE, "vni", object.vni());
    }
}
