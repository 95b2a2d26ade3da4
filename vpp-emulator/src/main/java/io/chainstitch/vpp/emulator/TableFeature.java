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
import io.chainstitch.vpp.model.IpFamily;
import java.util.List;
import java.util.Map;

/** FIB tables and the table of an interface. */
final class TableFeature implements Feature {
    private final Interfaces interfaces;
    private final Tables tables;
    private final Addresses addresses;

    TableFeature(Interfaces interfaces, Tables tables, Addresses addresses) {
        this.interfaces = interfaces;
        this.tables = tables;
        this.addresses = addresses;
    }

    @Override
    public void register(Handlers handlers) {
        handlers.retval("ip_table_add_del", this::addDel);
        handlers.dump("ip_table_dump", "ip_table_details", request -> dump());
        handlers.retval("sw_interface_set_table", this::bind);
        handlers.reply("sw_interface_get_table", this::table);
    }

    private int addDel(ApiMessage request) {
        ApiMessage table = request.struct("table");
        Tables.Key key = new Tables.Key(Tables.family(table.flag("is_ip6")), table.number("table_id"));
        if (request.flag("is_add")) {
            tables.add(key, table.text("name"));
        } else {
            tables.release(key);
        }
        return 0;
    }

    private List<Map<String, Object>> dump() {
        return tables.names().entrySet().stream().map(entry -> Handlers.values("table", Handlers.values(
            "table_id", entry.getKey().id() & Handlers.NONE, "is_ip6", entry.getKey().family() == IpFamily.IPV6,
            "name", entry.getValue()))).toList();
    }

    private int bind(ApiMessage request) {
        Iface iface = interfaces.find(request.number("sw_if_index")).orElse(null);
        if (iface == null) {
            return Refused.INVALID_SW_IF_INDEX;
        }
        IpFamily family = Tables.family(request.flag("is_ipv6"));
        Tables.Key key = new Tables.Key(family, request.number("vrf_id"));
        if (!tables.has(key)) {
            return Refused.NO_SUCH_FIB;
        }
        if (addresses.uses(iface.index, family)) {
            return Refused.ADDRESS_FOUND_FOR_INTERFACE;
        }
        tables.bind(iface, key);
        return 0;
    }

    private Map<String, Object> table(ApiMessage request) {
        Iface iface = interfaces.find(request.number("sw_if_index")).orElse(null);
        if (iface == null) {
            return Handlers.values("retval", (long) Refused.INVALID_SW_IF_INDEX, "vrf_id", Handlers.NONE);
        }
        return Handlers.values("retval", 0L,
            "vrf_id", tables.of(iface.index, Tables.family(request.flag("is_ipv6"))).id());
    }
}
