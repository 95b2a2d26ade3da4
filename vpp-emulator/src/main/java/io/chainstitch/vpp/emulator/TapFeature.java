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
import io.chainstitch.vpp.model.MacAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Tap interfaces. As on a machine without vhost, none can be made, unless the configuration names the host side.
 */
final class TapFeature implements Feature {

    private record Tap(long id, String host, String namespace) {
    }

    private final Interfaces interfaces;
    private final Set<String> allowed;
    private final Map<Integer, Tap> taps = new HashMap<>();

    TapFeature(Interfaces interfaces, Set<String> allowed) {
        this.interfaces = interfaces;
        this.allowed = Set.copyOf(allowed);
        interfaces.onDelete(iface -> taps.remove(iface.index));
    }

    @Override
    public void register(Handlers handlers) {
        handlers.creates("tap_create_v3", this::create);
        handlers.retval("tap_delete_v2", this::delete);
        handlers.dump("sw_interface_tap_v2_dump", "sw_interface_tap_v2_details", this::dump);
    }

    private int create(ApiMessage request) {
        String host = request.flag("host_if_name_set") ? request.text("host_if_name") : "";
        if (!allowed.contains(host)) {
            return Refused.SYSCALL_ERROR_1;
        }
        long wanted = request.number("id");
        if (wanted != Handlers.NONE && used(wanted)) {
            return Refused.INVALID_ARGUMENT;
        }
        long id = wanted != Handlers.NONE ? wanted : IntStream.iterate(0, i -> i + 1).filter(i -> !used(i))
            .findFirst().orElseThrow();
        MacAddress mac = request.flag("use_random_mac") ? interfaces.randomMac() : request.mac("mac_address");
        Iface made = interfaces.add("tap" + id, Kind.TAP, mac, Iface.Link.FOLLOWS_ADMIN);
        made.tag = request.text("tag");
        taps.put(made.index, new Tap(id, host,
            request.flag("host_namespace_set") ? request.text("host_namespace") : ""));
        return made.index;
    }

    private boolean used(long id) {
        return taps.values().stream().anyMatch(tap -> tap.id == id);
    }

    private int delete(ApiMessage request) {
        Iface iface = interfaces.find(request.number("sw_if_index")).orElse(null);
        if (iface == null || !taps.containsKey(iface.index)) {
            return Refused.INVALID_SW_IF_INDEX;
        }
        interfaces.delete(iface);
        return 0;
    }

    private List<Map<String, Object>> dump(ApiMessage request) {
        long wanted = request.number("sw_if_index");
        return interfaces.all().stream().filter(iface -> wanted == Handlers.NONE || wanted == iface.index)
            .map(iface -> details(iface, taps.get(iface.index))).filter(Objects::nonNull).toList();
    }

    private static Map<String, Object> details(Iface iface, Tap tap) {
        return tap == null ? null : Handlers.values("sw_if_index", (long) iface.index, "id", tap.id,
            "dev_name", iface.name, "host_if_name", tap.host, "host_namespace", tap.namespace);
    }
}
