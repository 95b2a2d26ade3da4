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
package io.chainstitch.honeycomb.model;

import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.ObjectKey;
import java.util.Objects;
import java.util.Set;

/**
 * What a commit touches: the objects of the list entries that were written or removed, nothing else of the node.
 *
 * @param before the objects of these entries before the commit
 * @param after the objects of these entries after it
 * @param written keys of objects that the client wrote again although they are equal in both: a request to repair them
 */
public record AgentChange(NodePlan before, NodePlan after, Set<ObjectKey> written) {

    public AgentChange {
        Objects.requireNonNull(before);
        Objects.requireNonNull(after);
        written = Set.copyOf(written);
    }
}
