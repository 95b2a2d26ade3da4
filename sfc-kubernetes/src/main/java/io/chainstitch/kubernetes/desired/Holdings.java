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

import java.util.Set;

/** What the datastore holds. */
public interface Holdings {

    /**
     * Tells whether there is an entry, whoever made it.
     *
     * @param key its key
     * @return whether there is one
     */
    boolean exists(EntryKey key);

    /**
     * Tells whether the entry is as it must be.
     *
     * @param entry what must be there
     * @return whether it is there, equal
     */
    boolean same(Entry entry);

    /** {@return the keys of the entries that the reflector made} */
    Set<EntryKey> owned();
}
