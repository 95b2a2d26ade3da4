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
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.IpFamily;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** VXLAN tunnels. */
final class VxlanFeature implements Feature {
    private static final long PORT = 4789;
    private static final long L2_INPUT = 1;
    private static final long VNI_MASK = 0xffffff;

    /**
     * What tells tunnels apart: of the VNI only the bits that go on the wire, the source port but not the destination
     * port, and the source address only of unicast IPv4 tunnels.
     */
    private record Key(Optional<IpAddress> source, IpAddress destination, long vni, Tables.Key table, long sourcePort) {
        static Key of(IpAddress source, IpAddress destination, Tables.Key table, ApiMessage request) {
            boolean bySource = source.family() == IpFamily.IPV4 && !Prefixes.multicast(destination);
            return new Key(bySource ? Optional.of(source) : Optional.empty(), destination,
                request.number("vni") & VNI_MASK, table, port(request.number("src_port")));
        }
    }

    private record Tunnel(Key key, int slot, int sw, IpAddress source, long instance, long vni, long destinationPort,
            long multicast, long next) {
    }

    private final Interfaces interfaces;
    private final Tables tables;
    private final Lookups lookups;
    private final SlotPool slots = new SlotPool();
    private final Map<Integer, Tunnel> bySlot = new TreeMap<>();
    private final Set<Long> instances = new HashSet<>();

    VxlanFeature(Interfaces interfaces, Tables tables, Lookups lookups) {
        this.interfaces = interfaces;
        this.tables = tables;
        this.lookups = lookups;
    }

    @Override
    public void register(Handlers handlers) {
        handlers.reply("vxlan_add_del_tunnel_v3", this::addDel);
        handlers.dump("vxlan_tunnel_v2_dump", "vxlan_tunnel_v2_details", this::dump);
    }

    private Map<String, Object> addDel(ApiMessage request) {
        IpAddress source = narrow(request.address("src_address"));
        IpAddress destination = narrow(request.address("dst_address"));
        Tables.Key table = new Tables.Key(source.family(), request.number("encap_vrf_id"));
        int refusal = check(source, destination, table, request.number("mcast_sw_if_index"));
        if (refusal != 0) {
            return result(refusal, Handlers.NONE);
        }
        Key key = Key.of(source, destination, table, request);
        Tunnel there = bySlot.values().stream().filter(tunnel -> tunnel.key.equals(key)).findFirst().orElse(null);
        if (request.flag("is_add")) {
            return there != null ? result(Refused.TUNNEL_EXIST, Handlers.NONE) : add(key, source, request);
        }
        return there == null ? result(Refused.NO_SUCH_ENTRY, Handlers.NONE) : delete(there);
    }

    private int check(IpAddress source, IpAddress destination, Tables.Key table, long multicast) {
        if (!tables.has(table)) {
            return Refused.NO_SUCH_FIB;
        }
        if (source.family() != destination.family()) {
            return Refused.INVALID_VALUE;
        }
        if (source.equals(destination)) {
            return Refused.SAME_SRC_DST;
        }
        return Prefixes.multicast(destination) && !interfaces.has(multicast) ? Refused.INVALID_SW_IF_INDEX : 0;
    }

    private Map<String, Object> add(Key key, IpAddress source, ApiMessage request) {
        long next = request.number("decap_next_index") == Handlers.NONE ? L2_INPUT
            : request.number("decap_next_index");
        if (next > L2_INPUT) {
            return result(Refused.INVALID_DECAP_NEXT, Handlers.NONE);
        }
        int slot = slots.take();
        long instance = request.number("instance") == Handlers.NONE ? slot : request.number("instance");
        if (!instances.add(instance)) {
            slots.free(slot);
            return result(Refused.INSTANCE_IN_USE, Handlers.NONE);
        }
        Iface made = interfaces.add("vxlan_tunnel" + instance, Kind.VXLAN,
            request.flag("is_l3") ? Iface.NO_MAC : interfaces.randomMac(), Iface.Link.FOLLOWS_ADMIN);
        // Unlike other interfaces a tunnel is up from the start.
        interfaces.setAdmin(made, true);
        bySlot.put(slot, new Tunnel(key, slot, made.index, source, instance, request.number("vni"),
            port(request.number("dst_port")), request.number("mcast_sw_if_index"), next));
        lookUp(key, 1);
        return result(0, made.index);
    }

    private void lookUp(Key key, int change) {
        if (!Prefixes.multicast(key.destination)) {
            lookups.count(key.table, key.destination, change);
        }
    }

    private Map<String, Object> delete(Tunnel tunnel) {
        bySlot.remove(tunnel.slot);
        lookUp(tunnel.key, -1);
        slots.free(tunnel.slot);
        instances.remove(tunnel.instance);
        interfaces.find(tunnel.sw).ifPresent(interfaces::delete);
        return result(0, tunnel.sw);
    }

    private List<Map<String, Object>> dump(ApiMessage request) {
        long index = request.number("sw_if_index");
        return bySlot.values().stream().filter(tunnel -> index == Handlers.NONE || index == tunnel.sw)
            .map(VxlanFeature::details).toList();
    }

    private static Map<String, Object> details(Tunnel tunnel) {
        return Handlers.values("sw_if_index", (long) tunnel.sw, "instance", tunnel.instance,
            "src_address", tunnel.source, "dst_address", tunnel.key.destination,
            "src_port", tunnel.key.sourcePort, "dst_port", tunnel.destinationPort,
            "mcast_sw_if_index", tunnel.multicast, "encap_vrf_id", tunnel.key.table.id(),
            "decap_next_index", tunnel.next, "vni", tunnel.vni);
    }

    private static long port(long given) {
        return given == 0 ? PORT : given;
    }

    /** VPP holds both families in one form, in which an IPv6 address with 96 leading zero bits is an IPv4 address. */
    private static IpAddress narrow(IpAddress address) {
        byte[] octets = address.bytes();
        if (address.family() == IpFamily.IPV4) {
            return address;
        }
        byte[] low = Arrays.copyOfRange(octets, octets.length - Integer.BYTES, octets.length);
        Arrays.fill(octets, octets.length - Integer.BYTES, octets.length, (byte) 0);
        return Prefixes.zero(IpAddress.of(octets)) ? IpAddress.of(low) : address;
    }

    private static Map<String, Object> result(int retval, long index) {
        return Handlers.values("retval", (long) retval, "sw_if_index", index);
    }
}
