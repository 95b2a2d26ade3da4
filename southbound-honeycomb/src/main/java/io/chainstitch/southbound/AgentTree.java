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
package io.chainstitch.southbound;

import static java.util.Objects.requireNonNull;

import io.chainstitch.honeycomb.model.AgentData;
import io.chainstitch.sfc.api.NodeGateway.Counted;
import java.io.IOException;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.stream.XMLStreamException;
import javax.xml.transform.dom.DOMSource;
import org.opendaylight.yangtools.yang.common.QName;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifier;
import org.opendaylight.yangtools.yang.data.api.schema.ContainerNode;
import org.opendaylight.yangtools.yang.data.codec.xml.XmlParserStream;
import org.opendaylight.yangtools.yang.data.impl.schema.ImmutableNormalizedNodeStreamWriter;
import org.opendaylight.yangtools.yang.data.impl.schema.NormalizationResultHolder;
import org.opendaylight.yangtools.yang.data.spi.node.ImmutableNodes;
import org.opendaylight.yangtools.yang.model.api.DataSchemaNode;
import org.opendaylight.yangtools.yang.model.api.EffectiveModelContext;
import org.opendaylight.yangtools.yang.model.api.SchemaContext;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The XML side of an agent's data: filters to ask for it, and a parser for what comes. */
final class AgentTree {
    private static final QName STATISTICS =
        QName.create("urn:ietf:params:xml:ns:yang:ietf-interfaces", "interfaces-state");

    private final EffectiveModelContext context;

    AgentTree(EffectiveModelContext context) {
        this.context = requireNonNull(context);
    }

    /**
     * The filters that together select all data of our modules and nothing else: without a filter an agent answers with
     * its schemas and its YANG library too, and the server of release 7.0.7 takes one filter root a request. What
     * interfaces have carried is left out: it is no part of what a node holds, and agents read it in a way of its own.
     */
    List<Document> filters() {
        return context.getModules().stream()
            .filter(module -> AgentData.MODULES.contains(module.getName()))
            .flatMap(module -> module.getChildNodes().stream())
            .map(DataSchemaNode::getQName)
            .filter(root -> !root.withoutRevision().equals(STATISTICS))
            .map(AgentTree::filter)
            .toList();
    }

    /** {@return the filter that selects what the agent says of itself} */
    Document statusFilter() {
        return filter(QName.create("urn:chainstitch:agent", "agent"));
    }

    /** {@return the filter that selects where something is counted: an agent reads its VPP once for each filter} */
    Document filter(Counted counted) {
        return filter(switch (counted) {
            case LOCAL_SIDS -> QName.create("urn:chainstitch:vpp-srv6", "srv6");
            case INTERFACES -> STATISTICS;
        });
    }

    /** A subtree filter for a top-level node. */
    private static Document filter(QName root) {
        Document document = newDocument();
        Element filter = document.createElementNS(NetconfMessages.NAMESPACE, "filter");
        filter.setAttribute("type", "subtree");
        filter.appendChild(document.createElementNS(root.getNamespace().toString(), root.getLocalName()));
        document.appendChild(filter);
        return document;
    }

    /**
     * Parses what came for one or more requests.
     *
     * @param parts data elements; a null is an empty one
     * @return the data root with the children of all
     * @throws IOException when it is no data of the agent's models
     */
    ContainerNode parse(List<Element> parts) throws IOException {
        var root = ImmutableNodes.newContainerBuilder().withNodeIdentifier(NodeIdentifier.create(SchemaContext.NAME));
        for (Element part : parts) {
            if (part != null) {
                parse(part).body().forEach(root::withChild);
            }
        }
        return root.build();
    }

    private ContainerNode parse(Element data) throws IOException {
        var holder = new NormalizationResultHolder();
        try (var writer = ImmutableNormalizedNodeStreamWriter.from(holder);
             var parser = XmlParserStream.create(writer, context, false)) {
            parser.traverse(new DOMSource(data));
        } catch (XMLStreamException | IllegalArgumentException | IllegalStateException e) {
            throw new IOException(e.getMessage(), e);
        }
        return (ContainerNode) holder.getResult().data();
    }

    private static Document newDocument() {
        var factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        try {
            return factory.newDocumentBuilder().newDocument();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the JDK has no XML parser", e);
        }
    }
}
