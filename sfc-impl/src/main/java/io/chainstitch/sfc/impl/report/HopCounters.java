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

import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.SidCounters;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What SIDs have carried by the last reading of each node.
 *
 * @param nodes counters by SID, by node
 */
record HopCounters(Map<String, Map<IpAddress, SidCounters>> nodes) {
    static final HopCounters NONE = new HopCounters(Map.of());

    HopCounters {
        nodes = Collections.unmodifiableMap(new HashMap<>(nodes));
    }

    /** What a SID of a node has carried, if it was counted. */
    Optional<SidCounters> of(String node, IpAddress sid) {
        return Optional.ofNullable(nodes.getOrDefault(node, Map.of()).get(sid));
    }

    /** The counters after another reading of a node. */
    HopCounters with(String node, Map<IpAddress, SidCounters> reading) {
        Map<String, Map<IpAddress, SidCounters>> more = new HashMap<>(nodes);
        more.put(node, Map.copyOf(reading));
        return new HopCounters(more);
    }

    /** The counters without those of a node. */
    HopCounters without(String node) {
        Map<String, Map<IpAddress, SidCounters>> fewer = new HashMap<>(nodes);
        fewer.remove(node);
        return new HopCounters(fewer);
    }

    /** SIDs of a node that another reading counts otherwise, or only one of the two. */
    Set<IpAddress> changed(String node, Map<IpAddress, SidCounters> reading) {
        Map<IpAddress, SidCounters> before = nodes.getOrDefault(node, Map.of());
        Set<IpAddress> sids = new HashSet<>(before.keySet());
        sids.addAll(reading.keySet());
        sids.removeIf(sid -> before.containsKey(sid) && before.get(sid).equals(reading.get(sid)));
        return sids;
    }
}
