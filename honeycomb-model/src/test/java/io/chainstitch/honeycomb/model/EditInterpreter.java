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

import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier;
import org.opendaylight.yangtools.yang.data.api.schema.ChoiceNode;
import org.opendaylight.yangtools.yang.data.api.schema.DataContainerChild;
import org.opendaylight.yangtools.yang.data.api.schema.DataContainerNode;
import org.opendaylight.yangtools.yang.data.api.schema.LeafNode;
import org.opendaylight.yangtools.yang.data.api.schema.MapEntryNode;
import org.opendaylight.yangtools.yang.data.api.schema.MapNode;
import org.opendaylight.yangtools.yang.data.api.schema.NormalizedNode;
import org.opendaylight.yangtools.yang.data.spi.node.ImmutableNodes;
import org.opendaylight.yangtools.yang.data.tree.api.DataTreeModification;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Applies an edit-config with default-operation none to a data tree as the platform's server does: each element with an
 * operation is one write or delete at its path, parents are not made unless they mean nothing, the last element is
 * applied first.
 */
final class EditInterpreter {
    private static final Map<String, List<String>> KEYS = Map.ofEntries(Map.entry("interface", List.of("name")),
        Map.entry("sub-interface", List.of("identifier")), Map.entry("address", List.of("ip")),
        Map.entry("neighbor", List.of("ip")), Map.entry("table", List.of("table-id", "address-family")),
        Map.entry("control-plane-protocol", List.of("type", "name")), Map.entry("route", List.of("destination-prefix")),
        Map.entry("local-sid", List.of("sid")), Map.entry("policy", List.of("bsid")),
        Map.entry("segment-list", List.of("index")), Map.entry("segment", List.of("position")),
        Map.entry("frames", List.of("interface")), Map.entry("packets", List.of("table", "prefix")),
        Map.entry("classifier", List.of("interface", "table")),
        Map.entry("match", List.of("source", "destination")));

    private final DataTreeModification modification;

    private EditInterpreter(DataTreeModification modification) {
        this.modification = modification;
    }

    static DataTreeEdit.Edit edit(Document config) {
        return modification -> {
            Document pruned = XmlTree.document(Models.ROOT);
            new EditInterpreter(modification).apply(config.getDocumentElement(), pruned.getDocumentElement(), 0);
        };
    }

    /** Walks the edit; {@code outer} is a copy of its ancestors that holds nothing but their keys. */
    private void apply(Element edit, Element outer, int depth) throws XMLStreamException, IOException {
        List<String> keys = KEYS.getOrDefault(edit.getLocalName(), List.of());
        for (Node child = edit.getLastChild(); child != null; child = child.getPreviousSibling()) {
            Element element = (Element) child;
            if (keys.contains(element.getLocalName())) {
                continue;
            }
            String operation = element.getAttributeNS(XmlTree.NETCONF, "operation");
            Element copy = (Element) outer.getOwnerDocument().importNode(element, !operation.isEmpty());
            outer.appendChild(copy);
            if (operation.isEmpty()) {
                for (Node inner = element.getFirstChild(); inner != null; inner = inner.getNextSibling()) {
                    if (KEYS.getOrDefault(element.getLocalName(), List.of()).contains(inner.getLocalName())) {
                        copy.appendChild(outer.getOwnerDocument().importNode(inner, true));
                    }
                }
                apply(element, copy, depth + 1);
            } else {
                copy.removeAttributeNS(XmlTree.NETCONF, "operation");
                Element root = outer.getOwnerDocument().getDocumentElement();
                operate(operation, Models.parse(root), YangInstanceIdentifier.of(), depth + 1);
            }
            outer.removeChild(copy);
        }
    }

    /** Follows the only branch of a tree down to the element of the operation. */
    private void operate(String operation, NormalizedNode node, YangInstanceIdentifier path, int left) {
        if (left == 0) {
            if (operation.equals("remove")) {
                modification.delete(path);
                return;
            }
            assertEquals("replace", operation);
            if (node instanceof MapEntryNode) {
                modification.merge(path.coerceParent(), ImmutableNodes.newSystemMapBuilder()
                    .withNodeIdentifier(new YangInstanceIdentifier.NodeIdentifier(node.name().getNodeType())).build());
            }
            modification.write(path, node);
            return;
        }
        NormalizedNode next = node instanceof MapNode list ? list.body().iterator().next() : branch(node);
        boolean counts = !(next instanceof ChoiceNode) && !(next instanceof MapNode);
        operate(operation, next, path.node(next.name()), counts ? left - 1 : left);
    }

    private static DataContainerChild branch(NormalizedNode node) {
        return ((DataContainerNode) node).body().stream()
            .filter(child -> !(node instanceof MapEntryNode entry && child instanceof LeafNode
                && XmlTree.isKey(entry, child)))
            .findFirst().orElseThrow();
    }
}
