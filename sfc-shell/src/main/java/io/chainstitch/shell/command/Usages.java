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
package io.chainstitch.shell.command;

import io.chainstitch.shell.view.Usage;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How each command is written, found by the word with which a line begins. */
final class Usages {
    private static final String SCOPE = "sfc:";
    private static final Map<String, Usage> ALL = Stream.<Supplier<SfcAction>>of(ChainAction::new, ChainsAction::new,
        CheckSyncAction::new, NodeAction::new, NodesAction::new, PodsAction::new, PreviewAction::new,
        ResyncAction::new, TraceAction::new).map(action -> action.get().usage())
        .collect(Collectors.toUnmodifiableMap(Usage::command, Function.identity()));

    private Usages() {
    }

    /** The usage of a command, with or without its scope. */
    static Optional<Usage> of(String word) {
        return Optional.ofNullable(ALL.get(word.startsWith(SCOPE) ? word.substring(SCOPE.length()) : word));
    }
}
