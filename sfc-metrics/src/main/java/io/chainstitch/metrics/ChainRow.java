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
package io.chainstitch.metrics;

import java.util.List;
import java.util.Optional;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.path.body.Hop;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.state.Chain;

/**
 * What is measured of a chain.
 *
 * @param name name of the chain
 * @param state its state, as in the model
 * @param reason why it is not ready, empty when there is no reason
 * @param hops the hops that are counted
 */
record ChainRow(String name, String state, String reason, List<HopRow> hops) {

    ChainRow {
        hops = List.copyOf(hops);
    }

    /**
     * A hop that is counted.
     *
     * @param direction direction of its path
     * @param path number of the path
     * @param index position on the path, from 0
     * @param function name of its function
     * @param node name of its node
     * @param packets packets that it carried
     * @param bytes bytes that it carried
     */
    record HopRow(String direction, String path, String index, String function, String node, double packets,
        double bytes) {
    }

    static ChainRow of(Chain chain) {
        List<HopRow> hops = chain.nonnullPath().values().stream()
            .flatMap(path -> path.nonnullHop().values().stream().filter(hop -> hop.getPackets() != null)
                .map(hop -> hop(path.getDirection().getName(), path.getId().toString(), hop)))
            .toList();
        return new ChainRow(chain.getName(), chain.getState() == null ? "unknown" : chain.getState().getName(),
            chain.getReason() == null ? "" : chain.getReason().getName(), hops);
    }

    private static HopRow hop(String direction, String path, Hop hop) {
        return new HopRow(direction, path, hop.getIndex().toString(), text(hop.getFunction()), text(hop.getNode()),
            hop.getPackets().getValue().doubleValue(),
            hop.getBytes() == null ? 0 : hop.getBytes().getValue().doubleValue());
    }

    private static String text(String value) {
        return Optional.ofNullable(value).orElse("");
    }
}
