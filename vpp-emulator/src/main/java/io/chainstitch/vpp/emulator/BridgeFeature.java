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
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The messages of bridge domains. */
final class BridgeFeature implements Feature {
    private final Interfaces interfaces;
    private final CrossConnects connects;
    private final BridgeDomains domains;
    private final RandomGenerator random;

    BridgeFeature(Interfaces interfaces, CrossConnects connects, BridgeDomains domains, RandomGenerator random) {
        this.interfaces = interfaces;
        this.connects = connects;
        this.domains = domains;
        this.random = random;
    }

    @Override
    public void register(Handlers handlers) {
        handlers.reply("bridge_domain_add_del_v2", this::addDel);
        handlers.retval("sw_interface_set_l2_bridge", this::set);
        handlers.dump("bridge_domain_dump", "bridge_domain_details", this::dump);
    }

    private Map<String, Object> addDel(ApiMessage request) {
        boolean add = request.flag("is_add");
        long given = request.number("bd_id");
        long id = add && given == Handlers.NONE ? unused() : given;
        return Handlers.values("retval", (long) (add ? add(id, request) : delete(id)), "bd_id", id);
    }

    private long unused() {
        long id;
        do {
            id = random.nextLong(1, BridgeDomains.HIGHEST + 1);
        } while (domains.find(id).isPresent());
        return id;
    }

    private int add(long id, ApiMessage request) {
        if (domains.find(id).isPresent()) {
            return Refused.BD_ALREADY_EXISTS;
        }
        if (id > BridgeDomains.HIGHEST) {
            return Refused.BD_ID_EXCEED_MAX;
        }
        domains.add(id, new BridgeDomains.Settings(request.flag("flood"), request.flag("uu_flood"),
            request.flag("forward"), request.flag("learn"), request.flag("arp_term"), request.flag("arp_ufwd"),
            request.number("mac_age"), request.text("bd_tag")));
        return 0;
    }

    private int delete(long id) {
        Optional<BridgeDomains.Domain> domain = domains.find(id);
        if (domain.isEmpty()) {
            return Refused.NO_SUCH_ENTRY;
        }
        if (id == 0) {
            return Refused.BD_NOT_MODIFIABLE;
        }
        if (!domain.get().members.isEmpty()) {
            return Refused.BD_IN_USE;
        }
        domains.delete(domain.get());
        return 0;
    }

    private int set(ApiMessage request) {
        Iface iface = interfaces.find(request.number("rx_sw_if_index")).orElse(null);
        if (iface == null) {
            return Refused.INVALID_SW_IF_INDEX;
        }
        long type = request.number("port_type");
        if (type >= BridgeDomains.Port.values().length) {
            return Refused.INVALID_VALUE;
        }
        if (!request.flag("enable")) {
            connects.leave(iface.index);
            return 0;
        }
        long id = request.number("bd_id");
        if (id > BridgeDomains.HIGHEST) {
            return Refused.BD_ID_EXCEED_MAX;
        }
        connects.giveUp(iface.index);
        return domains.join(iface.index, id, BridgeDomains.Port.values()[(int) type], request.number("shg"))
            ? 0 : Refused.BD_ALREADY_HAS_BVI;
    }

    /** Who asks for an interface is told nothing: VPP has the field and no answer. */
    private List<Map<String, Object>> dump(ApiMessage request) {
        long id = request.number("bd_id");
        return request.number("sw_if_index") != Handlers.NONE ? List.of() : domains.all().stream()
            .filter(domain -> domain.id != 0 && (id == Handlers.NONE || id == domain.id))
            .map(BridgeFeature::details).toList();
    }

    private static Map<String, Object> details(BridgeDomains.Domain domain) {
        BridgeDomains.Settings settings = domain.settings;
        return Handlers.values("bd_id", domain.id, "flood", settings.flood(), "uu_flood", settings.floodUnknown(),
            "forward", settings.forward(), "learn", settings.learn(), "arp_term", settings.arpTermination(),
            "arp_ufwd", settings.arpForward(), "mac_age", settings.age(), "bd_tag", settings.tag(),
            "bvi_sw_if_index", index(domain.virtual), "uu_fwd_sw_if_index", index(domain.unknownUnicast),
            "n_sw_ifs", (long) domain.members.size(), "sw_if_details", domain.members.entrySet().stream()
                .map(member -> Handlers.values("sw_if_index", (long) member.getKey(), "shg", member.getValue()))
                .toList());
    }

    private static long index(Optional<Integer> port) {
        return port.map(Integer::longValue).orElse(Handlers.NONE);
    }
}
