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

import io.chainstitch.sfc.api.ChainPath;
import io.chainstitch.sfc.api.Hop;
import io.chainstitch.sfc.api.InstanceId;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * A path as it is installed: what is remembered of a {@link ChainPath}.
 *
 * @param id number of the path within the chain, 1 or more
 * @param instances one for each function, in forward order
 * @param joins the id of the lane that it joins; empty for a lane of its own
 */
public record InstalledPath(int id, List<InstanceId> instances, OptionalInt joins) {
    public InstalledPath {
        instances = List.copyOf(instances);
        Objects.requireNonNull(joins);
    }

    /**
     * What to remember of a path once it is installed.
     *
     * @param path the path
     * @return the same path by instances
     */
    public static InstalledPath of(ChainPath path) {
        return new InstalledPath(path.id(), path.hops().stream().map(Hop::instance).toList(), path.joins());
    }
}
