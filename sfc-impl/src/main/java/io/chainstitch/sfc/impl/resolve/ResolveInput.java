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
package io.chainstitch.sfc.impl.resolve;

import io.chainstitch.sfc.api.ChainDefinition;
import io.chainstitch.sfc.api.ChainRenderer;
import io.chainstitch.sfc.api.Inventory;
import io.chainstitch.sfc.api.Settings;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * All that a resolution depends on.
 *
 * @param chain the definition
 * @param inventory the snapshot to resolve against
 * @param renderer the renderer that the definition names
 * @param installed the paths that are installed, in any order; empty for a chain that is not
 * @param reachable tells by the name of a node whether it may carry new paths; installed lanes stay on nodes that may
 *     not
 * @param settings the settings of the controller
 */
public record ResolveInput(ChainDefinition chain, Inventory inventory, ChainRenderer renderer,
    List<InstalledPath> installed, Predicate<String> reachable, Settings settings) {
    public ResolveInput {
        Objects.requireNonNull(chain);
        Objects.requireNonNull(inventory);
        Objects.requireNonNull(renderer);
        installed = List.copyOf(installed);
        Objects.requireNonNull(reachable);
        Objects.requireNonNull(settings);
    }
}
