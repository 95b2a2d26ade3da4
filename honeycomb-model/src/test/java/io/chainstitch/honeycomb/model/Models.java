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

import com.google.gson.stream.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.opendaylight.mdsal.binding.runtime.spi.BindingRuntimeHelpers;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifier;
import org.opendaylight.yangtools.yang.data.api.schema.ContainerNode;
import org.opendaylight.yangtools.yang.data.codec.gson.JSONCodecFactorySupplier;
import org.opendaylight.yangtools.yang.data.codec.gson.JsonParserStream;
import org.opendaylight.yangtools.yang.data.codec.xml.XmlParserStream;
import org.opendaylight.yangtools.yang.data.impl.schema.ImmutableNormalizedNodeStreamWriter;
import org.opendaylight.yangtools.yang.data.spi.node.ImmutableNodes;
import org.opendaylight.yangtools.yang.data.tree.api.DataTree;
import org.opendaylight.yangtools.yang.data.tree.api.DataTreeConfiguration;
import org.opendaylight.yangtools.yang.data.tree.impl.di.InMemoryDataTreeFactory;
import org.opendaylight.yangtools.yang.model.api.EffectiveModelContext;
import org.opendaylight.yangtools.yang.model.api.SchemaContext;
import org.opendaylight.yangtools.yang.model.util.SchemaInferenceStack;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The models as an agent loads them, and the platform's own parsers to check ours against. */
final class Models {
    /** Found by the service loader, as in the agent. */
    static final EffectiveModelContext CONTEXT =
        BindingRuntimeHelpers.createEffectiveModel(BindingRuntimeHelpers.loadModuleInfos());
    static final AgentData DATA = new AgentData(CONTEXT);
    static final Schema SCHEMA = DATA.schema();
    static final NodeIdentifier ROOT = new NodeIdentifier(SchemaContext.NAME);

    private Models() {
    }

    /** Parses XML as the platform does, with the types of the models. */
    static ContainerNode parse(Element root) throws XMLStreamException, IOException {
        var builder = ImmutableNodes.newContainerBuilder().withNodeIdentifier(ROOT);
        try (var parser = XmlParserStream.create(ImmutableNormalizedNodeStreamWriter.from(builder),
                SchemaInferenceStack.of(CONTEXT).toInference())) {
            parser.traverse(new DOMSource(root));
        }
        // The parser takes the root element for a container in the data root.
        ContainerNode data = Trees.container(builder.build(), ROOT);
        return data == null ? AgentData.root(List.of()) : data;
    }

    static ContainerNode parseJson(String json) throws IOException {
        var builder = ImmutableNodes.newContainerBuilder().withNodeIdentifier(ROOT);
        try (var parser = JsonParserStream.create(ImmutableNormalizedNodeStreamWriter.from(builder),
                JSONCodecFactorySupplier.RFC7951.getShared(CONTEXT))) {
            parser.parse(new JsonReader(new StringReader(json)));
        }
        return builder.build();
    }

    static Document xml(ContainerNode root) {
        Document document = XmlTree.document(ROOT);
        XmlTree.appendChildren(document.getDocumentElement(), root);
        return document;
    }

    static DataTree dataTree() {
        return new InMemoryDataTreeFactory().create(DataTreeConfiguration.DEFAULT_CONFIGURATION, CONTEXT);
    }

    static String pretty(Document document) throws TransformerException {
        Transformer transformer = TransformerFactory.newInstance().newTransformer();
        transformer.setOutputProperty(OutputKeys.INDENT, "yes");
        transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
        transformer.setOutputProperty("{http://xml.apache.org/xslt}indent-amount", "2");
        StringWriter out = new StringWriter();
        transformer.transform(new DOMSource(document), new StreamResult(out));
        return out.toString();
    }
}
