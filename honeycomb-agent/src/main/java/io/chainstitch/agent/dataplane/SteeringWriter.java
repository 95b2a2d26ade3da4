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
import io.chainstitch.vpp.model.IpFamily;
import io.chainstitch.vpp.model.Steering;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Steering. Adding one again points it to another policy in place. */
final class SteeringWriter implements ObjectWriter<Steering> {
    /** VPP's number of the traffic that is frames; packets have the number of their IP version. */
    static final int FRAMES = 2;
    private static final int IPV4 = 4;
    private static final int IPV6 = 6;
    private static final int NO_SUCH_INTERFACE = -2;
    private static final int NO_SUCH_STEERING = -4;

    static int number(IpFamily family) {
        return family == IpFamily.IPV4 ? IPV4 : IPV6;
    }

    @Override
    public CompletableFuture<?> create(VppSession vpp, Steering object) {
        return object.traffic() instanceof Steering.Packets packets ? PacketSteering.create(vpp, object, packets)
            : index(vpp, object).thenCompose(index -> TagRewrite.of(vpp, index).thenCompose(rewrite -> {
                CompletableFuture<?> cleared = clear(vpp, index, rewrite);
                CompletableFuture<?> steered = steer(vpp, object, index);
                return cleared.handle((done, failure) -> null).thenCompose(ignored -> steered);
            }));
    }

    @Override
    public CompletableFuture<?> change(VppSession vpp, Steering before, Steering after) {
        return after.traffic() instanceof Steering.Packets packets
            ? PacketSteering.change(vpp, before, after, packets)
            : index(vpp, after).thenCompose(index -> steer(vpp, after, index));
    }

    @Override
    public CompletableFuture<?> delete(VppSession vpp, Steering object) {
        return object.traffic() instanceof Steering.Packets packets ? PacketSteering.delete(vpp, object, packets)
            : vpp.indexes().find(name(object)).thenCompose(index -> index.isEmpty()
                ? CompletableFuture.completedFuture(null)
                : TagRewrite.of(vpp, index.get()).thenCompose(rewrite -> clear(vpp, index.get(), rewrite)));
    }

    private static String name(Steering object) {
        return ((Steering.Frames) object.traffic()).interfaceName();
    }

    private static CompletableFuture<Long> index(VppSession vpp, Steering object) {
        return vpp.indexes().get(name(object));
    }

    private static CompletableFuture<ApiMessage> steer(VppSession vpp, Steering object, long index) {
        return vpp.write("sr_steering_add_del", Map.of("is_del", false, "bsid_addr", object.bsid(),
            "sr_policy_index", VppSession.NONE, "sw_if_index", index, "traffic_type", FRAMES));
    }

    /**
     * Removes the steering of an interface, or what VPP keeps of the steering of a deleted one that had its index: that
     * looks like steering and is none. Only when there was something to remove, the tag rewrite is lost.
     */
    static CompletableFuture<?> clear(VppSession vpp, long index, TagRewrite rewrite) {
        return vpp.write("sr_steering_add_del", Map.of("is_del", true, "sr_policy_index", VppSession.NONE,
            "sw_if_index", index, "traffic_type", FRAMES), NO_SUCH_INTERFACE, NO_SUCH_STEERING)
            .thenCompose(reply -> reply.retval() < 0 ? CompletableFuture.completedFuture(null)
                : rewrite.again(vpp, index));
    }

    /** Points packets to a policy. The caller knows that VPP has the table: VPP ends otherwise. */
    static CompletableFuture<ApiMessage> steer(VppSession vpp, Steering object, Steering.Packets packets) {
        return vpp.write("sr_steering_add_del", fields(object, packets, false));
    }

    /** Removes the steering of packets; as {@link #steer}. */
    static CompletableFuture<ApiMessage> unsteer(VppSession vpp, Steering object, Steering.Packets packets) {
        return vpp.write("sr_steering_add_del", fields(object, packets, true), NO_SUCH_STEERING);
    }

    private static Map<String, Object> fields(Steering object, Steering.Packets packets, boolean delete) {
        return new HashMap<>(Map.of("is_del", delete, "bsid_addr", object.bsid(), "sr_policy_index", VppSession.NONE,
            "table_id", packets.table(), "prefix", packets.prefix(), "sw_if_index", VppSession.NONE, "traffic_type",
            number(packets.prefix().family())));
    }
}
