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
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Interfaces on a Linux interface of the host. A host interface exists when the configuration names it. */
final class AfPacketFeature implements Feature {
    static final String PREFIX = "host-";
    private static final long ETHERNET = 1;
    private static final long IP = 2;

    private final Interfaces interfaces;
    private final Set<String> hosts;

    AfPacketFeature(Interfaces interfaces, Set<String> hosts) {
        this.interfaces = interfaces;
        this.hosts = Set.copyOf(hosts);
    }

    @Override
    public void register(Handlers handlers) {
        handlers.reply("af_packet_create_v3", this::create);
        handlers.retval("af_packet_delete", this::delete);
        handlers.dump("af_packet_dump", "af_packet_details", request -> dump());
    }

    private Map<String, Object> create(ApiMessage request) {
        long mode = request.number("mode");
        if (mode != ETHERNET && mode != IP) {
            return result(Refused.INVALID_VALUE, Handlers.NONE);
        }
        String host = request.text("host_if_name");
        Iface there = interfaces.named(PREFIX + host).orElse(null);
        if (there != null) {
            return result(Refused.IF_ALREADY_EXISTS, there.index);
        }
        if (!hosts.contains(host)) {
            return result(Refused.INVALID_INTERFACE, 0);
        }
        MacAddress mac = request.flag("use_random_hw_addr") || request.mac("hw_addr").equals(Iface.NO_MAC)
            ? interfaces.randomMac() : request.mac("hw_addr");
        return result(0, add(host, mode == IP ? Iface.NO_MAC : mac).index);
    }

    /** Attaches to a host interface whose carrier is up. */
    Iface add(String host, MacAddress mac) {
        Iface made = interfaces.add(PREFIX + host, Kind.AF_PACKET, mac, Iface.Link.FOLLOWS_ADMIN);
        interfaces.setCarrier(made, true);
        return made;
    }

    private int delete(ApiMessage request) {
        Iface iface = interfaces.named(PREFIX + request.text("host_if_name")).orElse(null);
        if (iface == null || iface.kind != Kind.AF_PACKET || iface.isSub()) {
            return Refused.SYSCALL_ERROR_1;
        }
        interfaces.delete(iface);
        return 0;
    }

    private List<Map<String, Object>> dump() {
        return interfaces.all().stream().filter(iface -> iface.kind == Kind.AF_PACKET && !iface.isSub())
            .map(iface -> Handlers.values("sw_if_index", (long) iface.index,
                "host_if_name", iface.name.substring(PREFIX.length()))).toList();
    }

    private static Map<String, Object> result(int retval, long index) {
        return Handlers.values("retval", (long) retval, "sw_if_index", index);
    }
}
