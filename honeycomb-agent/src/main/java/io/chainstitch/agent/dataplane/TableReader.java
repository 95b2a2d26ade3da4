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
import io.chainstitch.vpp.model.IpFamily;
import io.chainstitch.vpp.model.Table;
import io.chainstitch.vpp.model.TableRef;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** FIB tables. */
final class TableReader implements KindReader {

    @Override
    public CompletableFuture<List<Found>> read(VppSession vpp, Scene scene) {
        return CompletableFuture.completedFuture(scene.tables().stream().map(Found::of).toList());
    }

    /** The tables of both families; those that VPP makes for itself have an id beyond the usable ones. */
    static CompletableFuture<List<Table>> tables(VppSession vpp) {
        return vpp.dump("ip_table_dump", Map.of()).thenApply(details -> details.stream()
            .map(message -> message.struct("table"))
            .filter(table -> table.number("table_id") <= TableRef.MAX_ID).map(TableReader::table).toList());
    }

    private static Table table(ApiMessage table) {
        IpFamily family = table.flag("is_ip6") ? IpFamily.IPV6 : IpFamily.IPV4;
        return new Table(new TableRef(family, table.number("table_id")), table.text("name"));
    }
}
