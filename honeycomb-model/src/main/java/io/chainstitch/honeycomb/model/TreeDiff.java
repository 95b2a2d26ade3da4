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

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifier;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifierWithPredicates;
import org.opendaylight.yangtools.yang.data.api.schema.ChoiceNode;
import org.opendaylight.yangtools.yang.data.api.schema.DataContainerChild;
import org.opendaylight.yangtools.yang.data.api.schema.DataContainerNode;
import org.opendaylight.yangtools.yang.data.api.schema.LeafNode;
import org.opendaylight.yangtools.yang.data.api.schema.MapEntryNode;
import org.opendaylight.yangtools.yang.data.api.schema.MapNode;
import org.w3c.dom.Element;

/**
 * Writes what turns one tree into another, with the operations {@code replace} and {@code remove} on leaves, list
 * entries and presence containers. What only groups others, a container without presence or a list as a whole, never
 * gets an operation: there may be more in it than the two trees show. In each element removals come first.
 */
final class TreeDiff {
    private static final String REPLACE = "replace";
    private static final String REMOVE = "remove";

    private final Set<NodeIdentifier> presence;

    TreeDiff(Set<NodeIdentifier> presence) {
        this.presence = presence;
    }

    /** Adds the replacement of a leaf in a container. */
    static void appendReplaced(Element parent, NodeIdentifier container, LeafNode<?> leaf) {
        operation(XmlTree.appendLeaf(XmlTree.append(parent, container.getNodeType()), leaf), REPLACE);
    }

    /** Adds the difference of two nodes' children; null is a node without children. Tells whether there is any. */
    boolean append(Element parent, DataContainerNode before, DataContainerNode after) {
        List<DataContainerChild> gone = new ArrayList<>();
        for (DataContainerChild child : children(before)) {
            if (after == null || after.childByArg(child.name()) == null) {
                gone.add(child);
            }
        }
        boolean any = false;
        for (DataContainerChild child : gone) {
            any |= appendChild(parent, child, null);
        }
        for (DataContainerChild child : children(after)) {
            DataContainerChild old = before == null ? null : before.childByArg(child.name());
            if (!child.equals(old)) {
                any |= appendChild(parent, old, child);
            }
        }
        return any;
    }

    private static Collection<DataContainerChild> children(DataContainerNode node) {
        return node == null ? List.of() : XmlTree.ordered(node.body());
    }

    private boolean appendChild(Element parent, DataContainerChild before, DataContainerChild after) {
        DataContainerChild some = after == null ? before : after;
        if (some instanceof LeafNode<?> leaf) {
            // The server reads the value of a leaf that goes, too: an empty one would not fit the leaf's type.
            operation(XmlTree.appendLeaf(parent, leaf), after == null ? REMOVE : REPLACE);
            return true;
        } else if (some instanceof ChoiceNode) {
            return append(parent, (ChoiceNode) before, (ChoiceNode) after);
        } else if (some instanceof MapNode) {
            return appendEntries(parent, (MapNode) before, (MapNode) after);
        } else if (presence.contains(some.name()) && (before == null || after == null)) {
            Element element = XmlTree.append(parent, some.name().getNodeType());
            if (after != null) {
                XmlTree.appendChildren(element, (DataContainerNode) after);
            }
            operation(element, after == null ? REMOVE : REPLACE);
            return true;
        }
        Element element = XmlTree.append(parent, some.name().getNodeType());
        return keep(element, append(element, (DataContainerNode) before, (DataContainerNode) after));
    }

    private boolean appendEntries(Element parent, MapNode before, MapNode after) {
        Map<NodeIdentifierWithPredicates, MapEntryNode> old = new LinkedHashMap<>();
        if (before != null) {
            XmlTree.ordered(before).forEach(entry -> old.put(entry.name(), entry));
        }
        boolean any = false;
        List<MapEntryNode> now = after == null ? List.of() : XmlTree.ordered(after);
        Map<NodeIdentifierWithPredicates, MapEntryNode> gone = new LinkedHashMap<>(old);
        now.forEach(entry -> gone.remove(entry.name()));
        for (MapEntryNode entry : gone.values()) {
            Element element = XmlTree.append(parent, entry.name().getNodeType());
            XmlTree.appendKeys(element, entry);
            operation(element, REMOVE);
            any = true;
        }
        for (MapEntryNode entry : now) {
            any |= appendEntry(parent, old.get(entry.name()), entry);
        }
        return any;
    }

    private boolean appendEntry(Element parent, MapEntryNode before, MapEntryNode after) {
        if (after.equals(before)) {
            return false;
        }
        Element element = XmlTree.append(parent, after.name().getNodeType());
        if (before == null) {
            XmlTree.appendChildren(element, after);
            operation(element, REPLACE);
            return true;
        }
        XmlTree.appendKeys(element, after);
        return keep(element, append(element, before, after));
    }

    private static boolean keep(Element element, boolean any) {
        if (!any) {
            element.getParentNode().removeChild(element);
        }
        return any;
    }

    private static void operation(Element element, String operation) {
        element.setAttributeNS(XmlTree.NETCONF, "nc:operation", operation);
    }
}
