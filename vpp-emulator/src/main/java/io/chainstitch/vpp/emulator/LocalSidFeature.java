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
package io.chainstitch.vpp.emulator;

import io.chainstitch.vpp.api.ApiMessage;
import java.util.List;
import java.util.Map;

/** The messages of local SIDs. No packet ever passes, so that all counters stay zero. */
final class LocalSidFeature implements Feature {
    private static final int HOST = 128;
    private static final int MICRO_SID = 48;
    private static final int MICRO_SID_WITH_NEXT_HOP = 64;

    private final Interfaces interfaces;
    private final LocalSids sids;

    LocalSidFeature(Interfaces interfaces, LocalSids sids) {
        this.interfaces = interfaces;
        this.sids = sids;
    }

    @Override
    public void register(Handlers handlers) {
        handlers.retval("sr_localsid_add_del", this::addDel);
        handlers.dump("sr_localsids_dump", "sr_localsids_details", request -> dump());
        handlers.dump("sr_localsids_with_packet_stats_dump", "sr_localsids_with_packet_stats_details",
            request -> dump());
    }

    private int addDel(ApiMessage request) {
        long behavior = request.number("behavior");
        // VPP looks at the interface even when the SID shall go.
        if (Behavior.target(behavior).isInterface() && !interfaces.has(request.number("sw_if_index"))) {
            return Refused.INVALID_SW_IF_INDEX;
        }
        LocalSids.Key key = new LocalSids.Key(request.address("localsid"), length(behavior));
        long table = request.number("fib_table");
        return request.flag("is_del") ? sids.remove(key, table)
            : sids.add(sids.resolve(key, request.flag("end_psp"), behavior, table, request.number("sw_if_index"),
                WideAddress.of(request.address("nh_addr"))));
    }

    private static int length(long behavior) {
        return Behavior.of(behavior).map(known -> switch (known) {
            case UN, UN_FLEX -> MICRO_SID;
            case UA -> MICRO_SID_WITH_NEXT_HOP;
            default -> HOST;
        }).orElse(HOST);
    }

    private List<Map<String, Object>> dump() {
        return sids.all().stream().map(sid -> Handlers.values("addr", sid.key().address(), "end_psp", sid.psp(),
            "behavior", sid.behavior(), "fib_table", sid.table(), "xconnect_nh_addr", sid.nextHop().shown(),
            "xconnect_iface_or_vrf_table", sids.target(sid))).toList();
    }
}
