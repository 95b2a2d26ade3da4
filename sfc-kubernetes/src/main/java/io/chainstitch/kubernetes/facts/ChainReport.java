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
package io.chainstitch.kubernetes.facts;

import java.util.Objects;

/**
 * What the controller says of a chain.
 *
 * @param state its state, as the northbound model spells it
 * @param reason why it is not ready, spelled so; empty when it is
 * @param message one sentence; empty when there is none
 * @param generation grows with each change of the definition
 * @param observedGeneration the one that the state speaks of
 * @param paths how many paths carry its forward traffic
 */
public record ChainReport(String state, String reason, String message, long generation, long observedGeneration,
    int paths) {
    public ChainReport {
        Objects.requireNonNull(state);
        Objects.requireNonNull(reason);
        Objects.requireNonNull(message);
    }
}
