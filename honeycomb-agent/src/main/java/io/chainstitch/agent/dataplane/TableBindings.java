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
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** To which tables interfaces are bound. */
final class TableBindings {
    private final Map<Long, Long> ipv4;
    private final Map<Long, Long> ipv6;

    private TableBindings(Map<Long, Long> ipv4, Map<Long, Long> ipv6) {
        this.ipv4 = ipv4;
        this.ipv6 = ipv6;
    }

    long ipv4(long index) {
        return ipv4.getOrDefault(index, 0L);
    }

    long ipv6(long index) {
        return ipv6.getOrDefault(index, 0L);
    }

    /** Asks for each interface, but only in families that have another table than 0. */
    static CompletableFuture<TableBindings> read(VppSession vpp, Scene scene, Collection<Long> indexes) {
        return family(vpp, scene, IpFamily.IPV4, indexes).thenCombine(family(vpp, scene, IpFamily.IPV6, indexes),
            TableBindings::new);
    }

    /** To which table an interface is bound, or empty when it vanished meanwhile. */
    static CompletableFuture<Optional<Long>> table(VppSession vpp, long index, boolean ipv6) {
        return Answers.unlessRefused(vpp.query("sw_interface_get_table",
            Map.of("sw_if_index", index, "is_ipv6", ipv6))).thenApply(reply -> reply.map(
                bound -> bound.number("vrf_id")));
    }

    private static CompletableFuture<Map<Long, Long>> family(VppSession vpp, Scene scene, IpFamily family,
            Collection<Long> indexes) {
        List<Supplier<CompletableFuture<List<Map.Entry<Long, Long>>>>> questions = new ArrayList<>();
        if (scene.hasTables(family)) {
            indexes.forEach(index -> questions.add(() -> table(vpp, index, family == IpFamily.IPV6)
                .thenApply(table -> table.stream().map(id -> Map.entry(index, id)).toList())));
        }
        return Bursts.run(questions).thenApply(bound -> {
            Map<Long, Long> tables = new HashMap<>();
            bound.forEach(entry -> tables.put(entry.getKey(), entry.getValue()));
            return tables;
        });
    }
}
