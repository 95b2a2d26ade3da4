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
import io.chainstitch.vpp.model.Table;
import io.chainstitch.vpp.model.TableRef;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** FIB tables. VPP answers 0 to adding an existing table, and keeps its first name. */
final class TableWriter implements ObjectWriter<Table> {

    @Override
    public CompletableFuture<?> create(VppSession vpp, Table table) {
        return vpp.write("ip_table_add_del", Map.of("is_add", true, "table", fields(table)));
    }

    @Override
    public CompletableFuture<?> delete(VppSession vpp, Table table) {
        return vpp.write("ip_table_add_del", Map.of("is_add", false, "table", fields(table)));
    }

    private static Map<String, Object> fields(Table table) {
        TableRef ref = table.ref();
        return Map.of("table_id", ref.id(), "is_ip6", ref.family() == IpFamily.IPV6, "name", table.name());
    }
}
