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
package io.chainstitch.kubernetes.desired;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The difference between what the datastore must hold and what it holds.
 *
 * @param puts entries to write, with a mark that they are ours
 * @param deletes keys of entries of ours to remove, with their marks
 * @param taken keys under which somebody else made an entry, which is never touched
 */
public record Plan(List<Entry> puts, Set<EntryKey> deletes, Set<EntryKey> taken) {
    public Plan {
        puts = List.copyOf(puts);
        deletes = Set.copyOf(deletes);
        taken = Set.copyOf(taken);
    }

    /** {@return whether there is nothing to write} */
    public boolean isEmpty() {
        return puts.isEmpty() && deletes.isEmpty();
    }

    /**
     * Finds the difference.
     *
     * @param desired what must be there
     * @param holdings what is there
     * @return what to write
     */
    public static Plan of(Desired desired, Holdings holdings) {
        Set<EntryKey> owned = holdings.owned();
        Set<EntryKey> taken = new TreeSet<>();
        List<Entry> puts = new java.util.ArrayList<>();
        desired.entries().forEach((key, entry) -> {
            if (!owned.contains(key) && holdings.exists(key)) {
                taken.add(key);
            } else if (!owned.contains(key) || !holdings.same(entry)) {
                puts.add(entry);
            }
        });
        Set<EntryKey> deletes = new TreeSet<>();
        for (EntryKey key : owned) {
            if (desired.kinds().contains(key.kind()) && !desired.entries().containsKey(key)
                && !desired.kept().contains(key)) {
                deletes.add(key);
            }
        }
        return new Plan(puts, deletes, taken);
    }
}
