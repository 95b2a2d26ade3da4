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
import io.chainstitch.vpp.model.ObjectKey;
import io.chainstitch.vpp.model.ObjectKind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * L2 cross-connects and sinks; ends that were deleted under a cross-connect are named {@code deleted-INDEX}. VPP shows
 * the steering of an interface as a sink too.
 */
final class CrossConnectReader implements KindReader {

    @Override
    public CompletableFuture<List<Found>> read(VppSession vpp, Scene scene) {
        CompletableFuture<Set<Long>> steered = vpp.dump("sr_steering_pol_dump", Map.of())
            .thenApply(all -> all.stream().filter(each -> each.bits("traffic_type") == SteeringWriter.FRAMES)
                .map(each -> each.number("sw_if_index")).collect(Collectors.toSet()));
        return vpp.dump("l2_xconnect_dump", Map.of()).thenCombine(steered, (details, others) -> details.stream()
            .filter(message -> message.number("tx_sw_if_index") != CrossConnectWriter.SINK_INDEX
                || !others.contains(message.number("rx_sw_if_index")))
            .map(message -> found(message, scene.names())).toList());
    }

    private static Found found(ApiMessage message, NameView names) {
        String receive = names.name(message.number("rx_sw_if_index"));
        long transmit = message.number("tx_sw_if_index");
        return Found.of(new ObjectKey(ObjectKind.CROSS_CONNECT, receive), () -> new CrossConnect(receive,
            transmit == CrossConnectWriter.SINK_INDEX ? CrossConnect.SINK : names.name(transmit)));
    }
}
