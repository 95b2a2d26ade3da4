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
import io.chainstitch.vpp.model.ObjectKey;
import io.chainstitch.vpp.model.ObjectKind;
import io.chainstitch.vpp.model.Vxlan;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** VXLAN tunnels; those in another underlay table or with other ports than ours have no object form. */
final class VxlanReader implements KindReader {

    @Override
    public CompletableFuture<List<Found>> read(VppSession vpp, Scene scene) {
        return read(vpp, scene, VppSession.NONE);
    }

    /** One tunnel. */
    static CompletableFuture<List<Found>> read(VppSession vpp, Scene scene, long index) {
        return vpp.dump("vxlan_tunnel_v2_dump", Map.of("sw_if_index", index))
            .thenApply(tunnels -> tunnels.stream().map(tunnel -> found(tunnel, scene.names())).toList());
    }

    private static Found found(ApiMessage tunnel, NameView names) {
        String name = names.name(tunnel.number("sw_if_index"));
        ObjectKey key = new ObjectKey(ObjectKind.VXLAN, name);
        if (tunnel.number("encap_vrf_id") != 0 || tunnel.number("src_port") != Vxlan.UDP_PORT
            || tunnel.number("dst_port") != Vxlan.UDP_PORT) {
            return Found.opaque(key);
        }
        return Found.of(key, () -> new Vxlan(name, tunnel.address("src_address"), tunnel.address("dst_address"),
            tunnel.bits("vni")));
    }
}
