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
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.IpFamily;
import io.chainstitch.vpp.model.TableRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * An entry of a table that leads to an SR policy and nowhere else.
 *
 * @param entry table and prefix
 * @param bsid binding SID of the policy
 */
record SteeredEntry(FibEntries.Entry entry, IpAddress bsid) {
    /** VPP's number of the source "SR". */
    private static final int SOURCE_SR = 5;

    /** All that segment routing has in a table; local SIDs lead to no policy and are left out. */
    static CompletableFuture<List<SteeredEntry>> read(VppSession vpp, TableRef table) {
        Map<String, Object> which = Map.of("table_id", table.id(), "is_ip6", table.family() == IpFamily.IPV6);
        return vpp.dump("ip_route_v2_dump", Map.of("src", SOURCE_SR, "table", which))
            .thenApply(details -> details.stream().map(message -> message.struct("route"))
                .flatMap(route -> of(table, route).stream()).toList());
    }

    private static Optional<SteeredEntry> of(TableRef table, ApiMessage route) {
        List<ApiMessage> paths = route.structs("paths");
        if (paths.size() != 1) {
            return Optional.empty();
        }
        IpAddress bsid = IpAddress.of(paths.get(0).struct("nh").bytes("address"));
        return bsid.inet().isAnyLocalAddress() ? Optional.empty()
            : Optional.of(new SteeredEntry(new FibEntries.Entry(table, route.prefix("prefix").prefix()), bsid));
    }
}
