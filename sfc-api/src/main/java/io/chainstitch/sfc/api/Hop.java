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

/**
 * An instance on a path.
 *
 * @param function name of the function
 * @param instance the instance
 * @param node name of the node it is on
 * @param input interface through which forward traffic enters it; at the start of the chain the same as the output
 * @param output interface through which forward traffic leaves it; at the end of the chain the same as the input
 */
public record Hop(String function, InstanceId instance, String node, ChainInterface input, ChainInterface output) {
    public Hop {
        Objects.requireNonNull(function);
        Objects.requireNonNull(instance);
        Objects.requireNonNull(node);
        Objects.requireNonNull(input);
        Objects.requireNonNull(output);
    }
}
