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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Numbers of memif control sockets. A file that VPP knows already keeps its number; a new one gets a number of our own
 * range, by which we recognise the sockets to remove when nothing uses them.
 */
final class MemifSockets {
    /** Our first socket number; people and other agents count from 1. */
    static final long FIRST = 700_000;
    private static final long LAST = 799_999;
    private static final int IN_USE = -74;
    private static final int NO_SUCH_SOCKET = -73;

    private final VppSession vpp;
    private CompletableFuture<?> tail = CompletableFuture.completedFuture(null);

    MemifSockets(VppSession vpp) {
        this.vpp = vpp;
    }

    CompletableFuture<Map<Long, String>> files() {
        return vpp.dump("memif_socket_filename_dump", Map.of()).thenApply(MemifSockets::byNumber);
    }

    private static Map<Long, String> byNumber(List<ApiMessage> details) {
        Map<Long, String> files = new HashMap<>();
        details.forEach(socket -> files.put(socket.number("socket_id"), socket.text("socket_filename")));
        return files;
    }

    /** The number of the socket with the given file, made when VPP has none; one after the other. */
    synchronized CompletableFuture<Long> number(String file) {
        if (file.isEmpty()) {
            return CompletableFuture.completedFuture(0L);
        }
        CompletableFuture<Long> number = tail.handle((done, failed) -> null)
            .thenCompose(ignored -> files()).thenCompose(files -> numberAmong(files, file));
        tail = number;
        return number;
    }

    private CompletableFuture<Long> numberAmong(Map<Long, String> files, String file) {
        for (Map.Entry<Long, String> socket : files.entrySet()) {
            if (socket.getValue().equals(file)) {
                return CompletableFuture.completedFuture(socket.getKey());
            }
        }
        long free = FIRST;
        while (files.containsKey(free)) {
            free++;
        }
        long number = free;
        return vpp.write("memif_socket_filename_add_del_v2",
            Map.of("is_add", true, "socket_id", number, "socket_filename", file)).thenApply(reply -> number);
    }

    /**
     * Removes the socket of a file when it is one of ours and no memif uses it any more. VPP keeps one that is used, so
     * it need not be asked for the memifs: there may be thousands.
     */
    CompletableFuture<?> release(String file) {
        return file.isEmpty() ? CompletableFuture.completedFuture(null) : remove(file::equals, this::files);
    }

    /** Removes every socket of ours that no memif uses, such as those of an interrupted change; else writes nothing. */
    CompletableFuture<?> sweep() {
        return remove(file -> true,
            () -> files().thenCombine(vpp.dump("memif_dump", Map.of()), MemifSockets::unused));
    }

    private static Map<Long, String> unused(Map<Long, String> files, List<ApiMessage> memifs) {
        Map<Long, String> unused = new HashMap<>(files);
        memifs.forEach(memif -> unused.remove(memif.number("socket_id")));
        return unused;
    }

    private synchronized CompletableFuture<?> remove(Predicate<String> which,
            Supplier<CompletableFuture<Map<Long, String>>> candidates) {
        CompletableFuture<Void> removed = tail.handle((done, failed) -> null).thenCompose(ignored -> candidates.get())
            .thenCompose(files -> CompletableFuture.allOf(files.entrySet().stream()
                .filter(socket -> isOurs(socket.getKey()) && which.test(socket.getValue()))
                .map(socket -> remove(socket.getKey())).toArray(CompletableFuture<?>[]::new)));
        tail = removed;
        return removed;
    }

    private CompletableFuture<?> remove(long number) {
        return vpp.write("memif_socket_filename_add_del_v2",
            Map.of("is_add", false, "socket_id", number, "socket_filename", ""), IN_USE, NO_SUCH_SOCKET);
    }

    private static boolean isOurs(long number) {
        return number >= FIRST && number <= LAST;
    }
}
