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

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** A datastore in memory. */
public final class Shelf implements Holdings {
    private final Map<EntryKey, Entry> entries = new HashMap<>();
    private final Set<EntryKey> owned = new HashSet<>();

    public void apply(Plan plan) {
        plan.puts().forEach(entry -> {
            entries.put(entry.key(), entry);
            owned.add(entry.key());
        });
        plan.deletes().forEach(key -> {
            entries.remove(key);
            owned.remove(key);
        });
    }

    /** Somebody else makes an entry. */
    public void foreign(Entry entry) {
        entries.put(entry.key(), entry);
    }

    /** Somebody else changes an entry of ours. */
    public void spoil(Entry entry) {
        entries.put(entry.key(), entry);
    }

    /** Somebody else removes an entry, ours or not. */
    public void lose(EntryKey key) {
        entries.remove(key);
    }

    public Map<EntryKey, Entry> entries() {
        return entries;
    }

    @Override
    public boolean exists(EntryKey key) {
        return entries.containsKey(key);
    }

    @Override
    public boolean same(Entry entry) {
        return entry.equals(entries.get(entry.key()));
    }

    @Override
    public Set<EntryKey> owned() {
        return owned;
    }
}
