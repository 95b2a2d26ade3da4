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

import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.SidCounters;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Reads what local SIDs have carried. */
final class SidCounterReader {
    private SidCounterReader() {
    }

    /** By SID; a VPP that does not count tells of none. */
    static CompletableFuture<Map<IpAddress, SidCounters>> read(VppSession vpp) {
        return vpp.dump("sr_localsids_with_packet_stats_dump", Map.of()).thenApply(sids -> {
            Map<IpAddress, SidCounters> counters = new HashMap<>();
            sids.forEach(sid -> counters.putIfAbsent(sid.address("addr"), new SidCounters(
                sid.number("good_traffic_pkt_count"), sid.number("good_traffic_bytes"),
                sid.number("bad_traffic_pkt_count"), sid.number("bad_traffic_bytes"))));
            return counters;
        });
    }
}
