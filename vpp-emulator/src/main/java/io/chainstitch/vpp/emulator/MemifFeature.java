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
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** Shared-memory interfaces and the sockets they meet on. A memif never gets a peer here. */
final class MemifFeature implements Feature {
    private static final String RUNTIME_DIRECTORY = "/run/vpp/";
    private static final long SLAVE = 1;
    private static final long IP = 1;

    private record Memif(long socket, long id, long role, long mode, boolean zeroCopy) {
    }

    private final Interfaces interfaces;
    private final RandomGenerator random;
    private final Map<Long, String> sockets = new TreeMap<>();
    private final Map<Integer, Memif> memifs = new HashMap<>();

    MemifFeature(Interfaces interfaces, RandomGenerator random) {
        this.interfaces = interfaces;
        this.random = random;
        sockets.put(0L, RUNTIME_DIRECTORY + "memif.sock");
        interfaces.onDelete(iface -> memifs.remove(iface.index));
    }

    @Override
    public void register(Handlers handlers) {
        handlers.reply("memif_socket_filename_add_del_v2", this::socket);
        handlers.dump("memif_socket_filename_dump", "memif_socket_filename_details", request -> sockets.entrySet()
            .stream().map(s -> Handlers.values("socket_id", s.getKey(), "socket_filename", s.getValue())).toList());
        handlers.reply("memif_create_v2", request -> {
            int result = create(request);
            return Handlers.values("retval", (long) Math.min(result, 0), "sw_if_index", (long) Math.max(result, 0));
        });
        handlers.retval("memif_delete", this::delete);
        handlers.dump("memif_dump", "memif_details", request -> interfaces.all().stream()
            .map(this::details).filter(Objects::nonNull).toList());
    }

    private Map<String, Object> socket(ApiMessage request) {
        long id = request.number("socket_id");
        if (!request.flag("is_add")) {
            return Handlers.values("retval", (long) removeSocket(id), "socket_id", id);
        }
        String file = request.text("socket_filename");
        if (id == 0 || file.isEmpty()) {
            return Handlers.values("retval", (long) Refused.INVALID_ARGUMENT, "socket_id", id);
        }
        long given = id != Handlers.NONE ? id
            : random.longs(1, Handlers.NONE).filter(free -> !sockets.containsKey(free)).findFirst().orElseThrow();
        String path = file.startsWith("/") ? file : RUNTIME_DIRECTORY + file;
        String old = sockets.putIfAbsent(given, path);
        return Handlers.values("retval", old == null || old.equals(path) ? 0L : (long) Refused.ENTRY_ALREADY_EXISTS,
            "socket_id", given);
    }

    private int removeSocket(long id) {
        if (id == 0 || !sockets.containsKey(id)) {
            return Refused.INVALID_ARGUMENT;
        }
        if (memifs.values().stream().anyMatch(memif -> memif.socket == id)) {
            return Refused.UNEXPECTED_INTF_STATE;
        }
        sockets.remove(id);
        return 0;
    }

    private int create(ApiMessage request) {
        long socket = request.number("socket_id");
        long id = request.number("id");
        long role = Math.min(SLAVE, request.number("role"));
        if (!sockets.containsKey(socket) || Long.bitCount(request.number("ring_size")) > 1) {
            return Refused.INVALID_ARGUMENT;
        }
        // A socket listens for masters or connects for slaves, never both.
        if (memifs.values().stream().anyMatch(memif -> memif.socket == socket
                && (memif.role != role || memif.id == id))) {
            return Refused.SUBIF_ALREADY_EXISTS;
        }
        long mode = request.number("mode");
        if (mode > IP) {
            throw new VppCrash("memif_create_v2 with mode " + mode);
        }
        MacAddress mac = mode == IP ? Iface.NO_MAC
            : request.mac("hw_addr").equals(Iface.NO_MAC) ? interfaces.randomMac() : request.mac("hw_addr");
        Iface made = interfaces.add("memif" + socket + "/" + id, Kind.MEMIF, mac, Iface.Link.NEVER);
        memifs.put(made.index, new Memif(socket, id, role, mode,
            role == SLAVE && !request.flag("no_zero_copy")));
        return made.index;
    }

    private int delete(ApiMessage request) {
        Iface iface = interfaces.find(request.number("sw_if_index")).orElse(null);
        if (iface == null || !memifs.containsKey(iface.index)) {
            return Refused.INVALID_SW_IF_INDEX;
        }
        interfaces.delete(iface);
        return 0;
    }

    private Map<String, Object> details(Iface iface) {
        Memif memif = memifs.get(iface.index);
        // Ring and buffer sizes are those agreed with a peer: VPP shows 1 and 0 without one.
        return memif == null ? null : Handlers.values("sw_if_index", (long) iface.index, "hw_addr", iface.mac,
            "id", memif.id, "role", memif.role, "mode", memif.mode, "zero_copy", memif.zeroCopy,
            "socket_id", memif.socket, "ring_size", 1L, "buffer_size", 0L, "flags", interfaces.flags(iface),
            "if_name", iface.name);
    }
}
