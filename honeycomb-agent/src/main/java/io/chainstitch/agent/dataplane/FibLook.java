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

import io.chainstitch.vpp.model.IpFamily;
import io.chainstitch.vpp.model.IpPrefix;
import io.chainstitch.vpp.model.TableRef;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * What VPP has in a table for exactly one prefix, whoever put it there.
 *
 * @param hasTable whether VPP has the table
 * @param paths over how many paths the traffic of the prefix is shared; empty when there is no entry
 */
record FibLook(boolean hasTable, Optional<Integer> paths) {
    private static final int NO_SUCH_TABLE = -3;
    private static final int NO_SUCH_ENTRY = -6;

    static CompletableFuture<FibLook> at(VppSession vpp, FibEntries.Entry entry) {
        return vpp.query("ip_route_lookup",
            Map.of("table_id", entry.table().id(), "exact", 1, "prefix", entry.prefix()), NO_SUCH_TABLE, NO_SUCH_ENTRY)
            .thenApply(reply -> new FibLook(reply.retval() != NO_SUCH_TABLE, reply.retval() < 0 ? Optional.empty()
                : Optional.of(reply.struct("route").bits("n_paths"))));
    }

    /** Whether VPP has a table; table 0 is always there. */
    static CompletableFuture<Boolean> hasTable(VppSession vpp, TableRef table) {
        IpPrefix all = IpPrefix.of(table.family() == IpFamily.IPV4 ? "0.0.0.0/0" : "::/0");
        return table.id() == 0 ? CompletableFuture.completedFuture(true)
            : at(vpp, new FibEntries.Entry(table, all)).thenApply(FibLook::hasTable);
    }
}
