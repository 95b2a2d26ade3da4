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
package io.chainstitch.benchmarks;

import io.chainstitch.sfc.api.Node;
import io.chainstitch.sfc.impl.engine.ChainRecord;
import io.chainstitch.sfc.impl.engine.RecordStore;
import io.chainstitch.vpp.model.ObjectKey;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** Records in memory: the datastore's own cost is not part of the engine's. */
final class MemoryRecords implements RecordStore {
    private final Map<String, ChainRecord> records = new ConcurrentHashMap<>();
    private final Map<Held, Integer> holders = new ConcurrentHashMap<>();

    private final boolean counting;

    /**
     * No records yet.
     *
     * @param counting whether holders of objects are counted
     */
    MemoryRecords(boolean counting) {
        this.counting = counting;
    }

    private record Held(String node, ObjectKey key) {
    }

    ChainRecord get(String chain) {
        return records.get(chain);
    }

    private void count(ChainRecord record, int by) {
        if (!counting) {
            return;
        }
        record.nodes().forEach((node, plan) -> plan.objects().keySet()
            .forEach(key -> holders.merge(new Held(node, key), by, Integer::sum)));
    }

    /** How many chains hold an object of a node. */
    int holders(String node, ObjectKey key) {
        return holders.getOrDefault(new Held(node, key), 0);
    }

    @Override
    public CompletionStage<Void> write(Map<String, Optional<ChainRecord>> changes, long lastGeneration) {
        changes.forEach((name, record) -> {
            Optional.ofNullable(records.get(name)).ifPresent(before -> count(before, -1));
            record.ifPresentOrElse(found -> {
                records.put(name, found);
                count(found, 1);
            }, () -> records.remove(name));
        });
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void agents(Map<String, Node.Agent> agents) {
        // Nothing is started again in a measurement.
    }
}
