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
import java.util.Map;
import java.util.Set;

/**
 * What the datastore must hold.
 *
 * @param entries what it must hold, by key
 * @param kept keys of resources that cannot be read: what stands there stays as it is
 * @param problems what is wrong with resources, by the key of their entry, as sentences that say what to do; a resource
 *     with problems may have an entry all the same
 * @param kinds the kinds about which anything is known; entries of all others stay as they are
 */
public record Desired(Map<EntryKey, Entry> entries, Set<EntryKey> kept, Map<EntryKey, List<String>> problems,
    Set<EntryKind> kinds) {
    public Desired {
        kinds = Set.copyOf(kinds);
    }
}
