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
package io.chainstitch.kubernetes.reflect;

import io.chainstitch.kubernetes.desired.Entry;
import io.chainstitch.kubernetes.desired.EntryKey;
import io.chainstitch.kubernetes.desired.EntryKind;
import io.chainstitch.kubernetes.desired.Holdings;
import io.chainstitch.kubernetes.desired.Plan;
import io.chainstitch.kubernetes.desired.Shelf;
import io.chainstitch.kubernetes.facts.ChainReport;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A datastore in memory, with a controller that reports chains when it is told to look. */
final class FakeStore implements Datastore {
    final Shelf shelf = new Shelf();
    final Map<String, ChainReport> reports = new HashMap<>();
    private final Map<String, Entry> lookedAt = new HashMap<>();
    int failuresToCome;
    int errorsToCome;
    int writes;
    /** How many entries were written or removed by all writes together. */
    int entries;
    Access shown;
    Map<EntryKey, List<String>> problems = Map.of();

    @Override
    public boolean isComplete() {
        return true;
    }

    @Override
    public Holdings holdings() {
        return shelf;
    }

    @Override
    public Optional<ChainReport> report(String chain) {
        return Optional.ofNullable(reports.get(chain));
    }

    @Override
    public Set<EntryKey> write(Plan plan) throws WriteException {
        writes++;
        if (errorsToCome > 0) {
            errorsToCome--;
            throw new StackOverflowError();
        }
        if (failuresToCome > 0) {
            failuresToCome--;
            throw new WriteException(new IllegalStateException("conflict"));
        }
        entries += plan.puts().size() + plan.deletes().size();
        shelf.apply(plan);
        return Set.of();
    }

    @Override
    public void show(Access access, Instant since, Map<EntryKey, List<String>> found) {
        shown = access;
        problems = Map.copyOf(found);
    }

    /** The controller looks at all chains; every one is ready, with as many paths as it has functions. */
    void look() {
        reports.keySet().removeIf(name -> !shelf.entries().containsKey(new EntryKey(EntryKind.CHAIN, name)));
        lookedAt.keySet().retainAll(reports.keySet());
        shelf.entries().forEach((key, entry) -> {
            if (entry instanceof Entry.OfChain chain && !entry.equals(lookedAt.put(key.name(), entry))) {
                long generation = report(key.name()).map(ChainReport::generation).orElse(0L) + 1;
                reports.put(key.name(), new ChainReport("ready", "", "", generation, generation,
                    chain.functions().size()));
            }
        });
    }

    void report(String chain, String state, String reason, String message, int paths) {
        long generation = report(chain).map(ChainReport::generation).orElse(1L);
        reports.put(chain, new ChainReport(state, reason, message, generation, generation, paths));
    }
}
