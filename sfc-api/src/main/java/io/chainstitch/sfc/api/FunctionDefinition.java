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
package io.chainstitch.sfc.api;

import java.util.Objects;
import java.util.Optional;

/**
 * One function of a chain as the user wrote it.
 *
 * @param name name within the chain
 * @param selection what its instances are; empty when the user gave none
 * @param inputInterface name of the interface through which traffic enters: {@code input-interface}, else
 *     {@code interface}
 * @param outputInterface name of the interface through which traffic leaves: {@code output-interface}, else
 *     {@code interface}
 */
public record FunctionDefinition(String name, Optional<Selection> selection, Optional<String> inputInterface,
    Optional<String> outputInterface) {

    public FunctionDefinition {
        Objects.requireNonNull(name);
        Objects.requireNonNull(selection);
        Objects.requireNonNull(inputInterface);
        Objects.requireNonNull(outputInterface);
    }
}
