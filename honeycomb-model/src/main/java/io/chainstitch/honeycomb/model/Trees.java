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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.opendaylight.yangtools.yang.common.QName;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifier;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifierWithPredicates;
import org.opendaylight.yangtools.yang.data.api.schema.ChoiceNode;
import org.opendaylight.yangtools.yang.data.api.schema.ContainerNode;
import org.opendaylight.yangtools.yang.data.api.schema.DataContainerChild;
import org.opendaylight.yangtools.yang.data.api.schema.DataContainerNode;
import org.opendaylight.yangtools.yang.data.api.schema.LeafNode;
import org.opendaylight.yangtools.yang.data.api.schema.MapEntryNode;
import org.opendaylight.yangtools.yang.data.api.schema.MapNode;
import org.opendaylight.yangtools.yang.data.spi.node.ImmutableNodes;

/** Short forms for making and reading trees. Null stands for a node that is not there. */
final class Trees {
    private Trees() {
    }

    static ContainerNode container(NodeIdentifier id, Collection<? extends DataContainerChild> children) {
        var builder = ImmutableNodes.newContainerBuilder().withNodeIdentifier(id);
        children.forEach(builder::withChild);
        return builder.build();
    }

    /** Adds a container, unless it would be empty: without presence it would mean nothing. */
    static void addContainer(List<DataContainerChild> siblings, NodeIdentifier id,
            Collection<? extends DataContainerChild> children) {
        if (!children.isEmpty()) {
            siblings.add(container(id, children));
        }
    }

    static void addChoice(List<DataContainerChild> siblings, NodeIdentifier id,
            Collection<? extends DataContainerChild> children) {
        if (!children.isEmpty()) {
            var builder = ImmutableNodes.newChoiceBuilder().withNodeIdentifier(id);
            children.forEach(builder::withChild);
            siblings.add(builder.build());
        }
    }

    static void addList(List<DataContainerChild> siblings, NodeIdentifier id, Collection<MapEntryNode> entries) {
        if (!entries.isEmpty()) {
            var builder = ImmutableNodes.newSystemMapBuilder().withNodeIdentifier(id);
            entries.forEach(builder::withChild);
            siblings.add(builder.build());
        }
    }

    static MapEntryNode entry(NodeIdentifier list, Map<NodeIdentifier, Object> keys,
            Collection<? extends DataContainerChild> children) {
        var builder = ImmutableNodes.newMapEntryBuilder().withNodeIdentifier(entryId(list, keys));
        keys.forEach((key, value) -> builder.withChild(leaf(key, value)));
        children.forEach(builder::withChild);
        return builder.build();
    }

    static NodeIdentifierWithPredicates entryId(NodeIdentifier list, Map<NodeIdentifier, Object> keys) {
        Map<QName, Object> predicates = new LinkedHashMap<>();
        keys.forEach((key, value) -> predicates.put(key.getNodeType(), value));
        return NodeIdentifierWithPredicates.of(list.getNodeType(), predicates);
    }

    static LeafNode<Object> leaf(NodeIdentifier id, Object value) {
        return ImmutableNodes.leafNode(id, value);
    }

    static Object value(DataContainerNode parent, NodeIdentifier leaf) {
        DataContainerChild child = parent == null ? null : parent.childByArg(leaf);
        return child == null ? null : child.body();
    }

    /** The value as text, null when the leaf is absent. */
    static String text(DataContainerNode parent, NodeIdentifier leaf) {
        Object value = value(parent, leaf);
        return value == null ? null : value.toString();
    }

    static ContainerNode container(DataContainerNode parent, NodeIdentifier id) {
        return parent != null && parent.childByArg(id) instanceof ContainerNode found ? found : null;
    }

    static ChoiceNode choice(DataContainerNode parent, NodeIdentifier id) {
        return parent != null && parent.childByArg(id) instanceof ChoiceNode found ? found : null;
    }

    static Collection<MapEntryNode> entries(DataContainerNode parent, NodeIdentifier list) {
        return parent != null && parent.childByArg(list) instanceof MapNode found ? found.body() : List.of();
    }
}
