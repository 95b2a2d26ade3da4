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
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.opendaylight.yangtools.yang.common.QName;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifier;
import org.opendaylight.yangtools.yang.data.api.schema.ChoiceNode;
import org.opendaylight.yangtools.yang.data.api.schema.DataContainerChild;
import org.opendaylight.yangtools.yang.data.api.schema.DataContainerNode;
import org.opendaylight.yangtools.yang.data.api.schema.LeafNode;
import org.opendaylight.yangtools.yang.data.api.schema.MapEntryNode;
import org.opendaylight.yangtools.yang.data.api.schema.MapNode;
import org.w3c.dom.DOMImplementation;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Writes trees of our modules as XML (RFC 7950): containers, keyed lists, choices and leaves are all they have. */
final class XmlTree {
    /** Namespace of NETCONF (RFC 6241). */
    static final String NETCONF = "urn:ietf:params:xml:ns:netconf:base:1.0";

    /** Kept, because looking for one costs more than a whole small document; it has no state. */
    private static final DOMImplementation DOM = dom();

    private XmlTree() {
    }

    private static DOMImplementation dom() {
        try {
            return DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().getDOMImplementation();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("this Java runtime cannot make XML documents", e);
        }
    }

    static Document document(NodeIdentifier root) {
        Document document = DOM.createDocument(null, null, null);
        document.appendChild(element(document, root.getNodeType(), null));
        return document;
    }

    /** Adds an empty element that declares its namespace where it differs from its parent's. */
    static Element append(Element parent, QName name) {
        Element element = element(parent.getOwnerDocument(), name, parent.getNamespaceURI());
        parent.appendChild(element);
        return element;
    }

    private static Element element(Document document, QName name, String outerNamespace) {
        String namespace = name.getNamespace().toString();
        Element element = document.createElementNS(namespace, name.getLocalName());
        if (!namespace.equals(outerNamespace)) {
            element.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, XMLConstants.XMLNS_ATTRIBUTE, namespace);
        }
        return element;
    }

    static void appendChildren(Element parent, DataContainerNode node) {
        if (node instanceof MapEntryNode entry) {
            appendKeys(parent, entry);
        }
        for (DataContainerChild child : ordered(node.body())) {
            if (!(node instanceof MapEntryNode entry) || !isKey(entry, child)) {
                appendChild(parent, child);
            }
        }
    }

    private static void appendChild(Element parent, DataContainerChild child) {
        if (child instanceof LeafNode<?> leaf) {
            appendLeaf(parent, leaf);
        } else if (child instanceof ChoiceNode choice) {
            appendChildren(parent, choice);
        } else if (child instanceof MapNode list) {
            ordered(list).forEach(entry -> appendChildren(append(parent, entry.name().getNodeType()), entry));
        } else if (child instanceof DataContainerNode container) {
            appendChildren(append(parent, child.name().getNodeType()), container);
        } else {
            throw new IllegalArgumentException("no XML for " + child.contract() + " " + child.name());
        }
    }

    /** Leaves, then the rest, by name: trees have no order of their own, and people read the result. */
    static List<DataContainerChild> ordered(Collection<DataContainerChild> children) {
        return children.stream().sorted(Comparator
            .comparing((DataContainerChild child) -> !(child instanceof LeafNode))
            .thenComparing(child -> child.name().getNodeType().getLocalName())).toList();
    }

    static List<MapEntryNode> ordered(MapNode list) {
        return list.body().stream().sorted(XmlTree::compareKeys).toList();
    }

    private static int compareKeys(MapEntryNode one, MapEntryNode other) {
        Iterator<Object> others = other.name().values().iterator();
        for (Object key : one.name().values()) {
            Object otherKey = others.next();
            int compared = key instanceof Number number && otherKey instanceof Number otherNumber
                ? Long.compare(number.longValue(), otherNumber.longValue())
                : key.toString().compareTo(otherKey.toString());
            if (compared != 0) {
                return compared;
            }
        }
        return 0;
    }

    /** Keys come first in an entry (RFC 7950, section 7.8.5). */
    static void appendKeys(Element parent, MapEntryNode entry) {
        for (QName key : entry.name().keySet()) {
            appendLeaf(parent, (LeafNode<?>) entry.getChildByArg(new NodeIdentifier(key)));
        }
    }

    static boolean isKey(MapEntryNode entry, DataContainerChild child) {
        return entry.name().keySet().contains(child.name().getNodeType());
    }

    static Element appendLeaf(Element parent, LeafNode<?> leaf) {
        Element element = append(parent, leaf.name().getNodeType());
        Object value = leaf.body();
        if (value instanceof QName identity) {
            element.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "xmlns:id", identity.getNamespace().toString());
            element.setTextContent("id:" + identity.getLocalName());
        } else {
            element.setTextContent(value.toString());
        }
        return element;
    }
}
