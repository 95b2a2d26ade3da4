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
import io.chainstitch.vpp.model.TableRef;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Guards calls of segment routing that end VPP when the table that they name is missing. */
final class NeededTables {
    private NeededTables() {
    }

    /** Sends a call when VPP has the table. */
    static <T> CompletableFuture<T> require(VppSession vpp, TableRef table, Supplier<CompletableFuture<T>> call) {
        return FibLook.hasTable(vpp, table).thenCompose(there -> there ? call.get()
            : CompletableFuture.failedFuture(missing(table)));
    }

    static CallRefused missing(TableRef table) {
        return new CallRefused("VPP has no table " + table + ", make it first");
    }

    /** Sends a removal. A table that somebody removed is there again for as long as the removal takes. */
    static CompletableFuture<?> remove(VppSession vpp, TableRef table, Supplier<CompletableFuture<?>> removal) {
        return FibLook.hasTable(vpp, table).thenCompose(there -> {
            if (there) {
                return CompletableFuture.allOf(removal.get());
            }
            CompletableFuture<?> made = addDel(vpp, table, true);
            CompletableFuture<?> removed = removal.get();
            return CompletableFuture.allOf(made, removed, addDel(vpp, table, false));
        });
    }

    private static CompletableFuture<?> addDel(VppSession vpp, TableRef table, boolean add) {
        return vpp.write("ip_table_add_del", Map.of("is_add", add, "table",
            Map.of("table_id", table.id(), "is_ip6", table.family() == IpFamily.IPV6)));
    }
}
