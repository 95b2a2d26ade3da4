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
package io.chainstitch.agent.persist;

import java.util.List;
import java.util.Optional;

/**
 * What a store held when it was opened: a snapshot and the changes since, oldest first.
 *
 * @param snapshot the last good snapshot; empty when nothing was ever stored
 * @param changes the changes that follow it
 * @param warnings one sentence for each damage that was found; empty when all was well
 */
record Recovered(Optional<byte[]> snapshot, List<byte[]> changes, List<String> warnings) {
    Recovered {
        changes = List.copyOf(changes);
        warnings = List.copyOf(warnings);
    }
}
