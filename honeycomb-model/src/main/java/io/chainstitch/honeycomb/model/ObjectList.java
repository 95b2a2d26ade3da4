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

import java.util.Collection;
import java.util.List;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifier;
import org.opendaylight.yangtools.yang.data.api.schema.ContainerNode;
import org.opendaylight.yangtools.yang.data.api.schema.MapEntryNode;

/**
 * A list each of whose entries is one object.
 *
 * @param path from the data root to the list, through containers
 * @param read reads an entry
 */
record ObjectList(List<NodeIdentifier> path, Read read) {

    /** Reads one entry of a list. */
    interface Read {
        void decode(MapEntryNode entry, Collector out) throws InvalidAgentDataException;
    }

    Collection<MapEntryNode> entries(ContainerNode root) {
        ContainerNode parent = root;
        for (NodeIdentifier step : path.subList(0, path.size() - 1)) {
            parent = Trees.container(parent, step);
        }
        return Trees.entries(parent, path.get(path.size() - 1));
    }
}
