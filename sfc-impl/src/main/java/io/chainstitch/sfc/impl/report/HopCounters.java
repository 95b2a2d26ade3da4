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
package io.chainstitch.sfc.impl.report;

import io.chainstitch.vpp.model.NodeCounters;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What was counted by the last reading of each node.
 *
 * @param nodes counters by node
 */
record HopCounters(Map<String, NodeCounters> nodes) {
    static final HopCounters NONE = new HopCounters(Map.of());

    HopCounters {
        nodes = Collections.unmodifiableMap(new HashMap<>(nodes));
    }

    /** What a meter has counted, if it was read. */
    Optional<Meter.Carried> of(Meter.OnNode meter) {
        return meter.meter().read(nodes.getOrDefault(meter.node(), NodeCounters.NONE));
    }

    /** The counters after another reading of a node. */
    HopCounters with(String node, NodeCounters reading) {
        Map<String, NodeCounters> more = new HashMap<>(nodes);
        more.put(node, reading);
        return new HopCounters(more);
    }

    /** The counters without those of a node. */
    HopCounters without(String node) {
        Map<String, NodeCounters> fewer = new HashMap<>(nodes);
        fewer.remove(node);
        return new HopCounters(fewer);
    }
}
