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
import io.chainstitch.vpp.model.CrossConnect;
import io.chainstitch.vpp.model.LocalSid;
import io.chainstitch.vpp.model.ObjectKey;
import io.chainstitch.vpp.model.ObjectKind;
import io.chainstitch.vpp.model.SidBehavior;
import io.chainstitch.vpp.model.Steering;
import io.chainstitch.vpp.model.VppObject;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * Reads which interfaces of others are in a bridge domain. VPP takes an interface out of it without a word when frames
 * that it receives are cross-connected or steered, and when that ends, and does not put it back. One of ours that
 * somebody put into a bridge domain is still ours.
 */
final class BridgeReader {
    private BridgeReader() {
    }

    /** What takes all frames that an interface of others receives: the interfaces by the keys of the objects. */
    static Map<ObjectKey, Port> takers(Collection<VppObject> objects, NameView names) {
        Map<ObjectKey, Port> takers = new HashMap<>();
        objects.forEach(object -> source(object).filter(name -> !names.owns(name)).flatMap(names::port)
            .ifPresent(port -> takers.put(object.key(), port)));
        return takers;
    }

    private static Optional<String> source(VppObject object) {
        if (object instanceof CrossConnect cross) {
            return Optional.of(cross.receive());
        }
        if (object instanceof Steering steering && steering.traffic() instanceof Steering.Frames frames) {
            return Optional.of(frames.interfaceName());
        }
        return object instanceof LocalSid sid && sid.behavior() instanceof SidBehavior.EndAd proxy
            && proxy.nextHop().isEmpty() ? Optional.of(proxy.inInterface()) : Optional.empty();
    }

    /** What is in the place of all cross-connects and steerings that cannot be, whether somebody wants one or not. */
    static CompletableFuture<List<Found>> read(VppSession vpp, NameView names) {
        return bridges(vpp).thenApply(bridges -> bridges.entrySet().stream()
            .flatMap(bridged -> names.port(bridged.getKey()).stream()
                .filter(port -> names.owned(port.index()).isEmpty())
                .flatMap(port -> Stream.of(ObjectKind.CROSS_CONNECT, ObjectKind.STEERING)
                    .map(kind -> found(new ObjectKey(kind, port.vppName()), port, bridged.getValue())))).toList());
    }

    /** As {@link #read(VppSession, NameView)} for some {@link #takers}; VPP is not asked for none. */
    static CompletableFuture<List<Found>> read(VppSession vpp, Map<ObjectKey, Port> takers) {
        return takers.isEmpty() ? CompletableFuture.completedFuture(List.of())
            : bridges(vpp).thenApply(bridges -> takers.entrySet().stream()
                .filter(taker -> bridges.containsKey(taker.getValue().index()))
                .map(taker -> found(taker.getKey(), taker.getValue(), bridges.get(taker.getValue().index()))).toList());
    }

    private static Found found(ObjectKey key, Port port, long bridge) {
        return Found.ofOthers(key, port.vppName() + " is in bridge domain " + bridge + ", which would get no frame"
            + " from it any more; take it out of the bridge domain, or use another interface");
    }

    /** Bridge domains by the indexes of their interfaces. VPP tells of all or of none. */
    private static CompletableFuture<Map<Long, Long>> bridges(VppSession vpp) {
        return vpp.dump("bridge_domain_dump", Map.of("bd_id", VppSession.NONE, "sw_if_index", VppSession.NONE))
            .thenApply(all -> {
                Map<Long, Long> bridges = new HashMap<>();
                for (ApiMessage bridge : all) {
                    long id = bridge.number("bd_id");
                    bridge.structs("sw_if_details").forEach(each -> bridges.put(each.number("sw_if_index"), id));
                    // The interface for unknown addresses is no member. No interface has the index that means none.
                    bridges.put(bridge.number("uu_fwd_sw_if_index"), id);
                }
                return bridges;
            });
    }
}
