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

import java.io.IOException;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.stream.XMLStreamException;
import javax.xml.transform.dom.DOMSource;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifier;
import org.opendaylight.yangtools.yang.data.api.schema.ContainerNode;
import org.opendaylight.yangtools.yang.data.codec.xml.XmlParserStream;
import org.opendaylight.yangtools.yang.data.impl.schema.ImmutableNormalizedNodeStreamWriter;
import org.opendaylight.yangtools.yang.data.impl.schema.NormalizationResultHolder;
import org.opendaylight.yangtools.yang.data.spi.node.ImmutableNodes;
import org.opendaylight.yangtools.yang.model.api.EffectiveModelContext;
import org.opendaylight.yangtools.yang.model.api.SchemaContext;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The XML side of what an agent says of itself: a filter to ask for it, and a parser for what comes. */
final class AgentTree {
    private final EffectiveModelContext context;

    AgentTree(EffectiveModelContext context) {
        this.context = requireNonNull(context);
    }

    /**
     * The filter that selects what the agent says of itself, and nothing else: without one it would answer with its
     * schemas and its YANG library, too.
     *
     * @return a subtree filter
     */
    static Document statusFilter() {
        Document document = newDocument();
        Element filter = document.createElementNS(NetconfMessages.NAMESPACE, "filter");
        filter.setAttribute("type", "subtree");
        filter.appendChild(document.createElementNS("urn:chainstitch:agent", "agent"));
        document.appendChild(filter);
        return document;
    }

    /**
     * Parses what came for a request.
     *
     * @param data the data element; null is an empty one
     * @return the data root
     * @throws IOException when it is no data of the agent's models
     */
    ContainerNode parse(Element data) throws IOException {
        if (data == null) {
            return ImmutableNodes.newContainerBuilder().withNodeIdentifier(NodeIdentifier.create(SchemaContext.NAME))
                .build();
        }
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
