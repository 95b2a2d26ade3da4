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
import io.chainstitch.vpp.model.Attachment;
import io.chainstitch.vpp.model.Interface;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Interfaces that have an attachment: af_packet, memif, tap and loopback. Others, such as NICs, are states only. */
final class InterfaceReader implements KindReader {
    private static final Pattern LOOPBACK = Pattern.compile("loop(0|[1-9][0-9]{0,8})");

    @Override
    public CompletableFuture<List<Found>> read(VppSession vpp, Scene scene) {
        return attachments(vpp, scene).thenCompose(attachments ->
            TableBindings.read(vpp, scene, attachments.keySet()).thenApply(tables -> attachments.entrySet().stream()
                .map(entry -> Found.of(new Interface(scene.names().name(entry.getKey()), entry.getValue(),
                    tables.ipv4(entry.getKey()), tables.ipv6(entry.getKey())))).toList()));
    }

    private static CompletableFuture<Map<Long, Attachment>> attachments(VppSession vpp, Scene scene) {
        CompletableFuture<List<ApiMessage>> afPackets = vpp.dump("af_packet_dump", Map.of());
        CompletableFuture<List<ApiMessage>> memifs = vpp.dump("memif_dump", Map.of());
        CompletableFuture<Map<Long, String>> sockets = vpp.memifSockets().files();
        CompletableFuture<List<ApiMessage>> taps =
            vpp.dump("sw_interface_tap_v2_dump", Map.of("sw_if_index", VppSession.NONE));
        return CompletableFuture.allOf(afPackets, memifs, sockets, taps).thenApply(done -> {
            Map<Long, Attachment> found = new HashMap<>();
            afPackets.join().forEach(port -> found.put(port.number("sw_if_index"),
                new Attachment.AfPacket(port.text("host_if_name"))));
            memifs.join().forEach(port -> found.put(port.number("sw_if_index"),
                memif(port, sockets.join(), scene.names())));
            taps.join().forEach(port -> found.put(port.number("sw_if_index"),
                new Attachment.Tap(port.text("host_if_name"), port.text("host_namespace"))));
            scene.names().ports().forEach(port -> loopback(port).ifPresent(it -> found.put(port.index(), it)));
            found.keySet().removeIf(index -> scene.names().port(index).isEmpty());
            return found;
        });
    }

    /** Socket 0 has two spellings, no file and VPP's default file; an interface of ours keeps its own. */
    private static Attachment memif(ApiMessage port, Map<Long, String> sockets, NameView names) {
        long socket = port.number("socket_id");
        String file = sockets.getOrDefault(socket, "");
        boolean spelled = names.owned(port.number("sw_if_index"))
            .map(object -> object instanceof Interface iface && iface.attachment() instanceof Attachment.Memif memif
                && memif.socket().equals(file)).orElse(false);
        return new Attachment.Memif(socket == 0 && !spelled ? "" : file, port.number("id"),
            Attachment.Memif.Role.values()[port.bits("role") == 0 ? 0 : 1]);
    }

    private static Optional<Attachment> loopback(Port port) {
        Matcher match = LOOPBACK.matcher(port.vppName());
        return !port.subInterface() && match.matches()
            ? Optional.of(new Attachment.Loopback(Long.parseLong(match.group(1)))) : Optional.empty();
    }
}
