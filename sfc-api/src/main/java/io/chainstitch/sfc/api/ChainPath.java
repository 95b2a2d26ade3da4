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

import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * One concrete path through the instances of a chain, in forward order.
 *
 * @param id number of the path within the chain; it stays with the path as long as the path is installed
 * @param hops one for each function
 * @param joins the id of the path that carries this one on after its first hop; empty for a lane of its own
 */
public record ChainPath(int id, List<Hop> hops, OptionalInt joins) {
    public ChainPath {
        hops = List.copyOf(hops);
        Objects.requireNonNull(joins);
    }
}
