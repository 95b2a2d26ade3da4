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
import java.util.Set;
import javax.xml.XMLConstants;
import org.opendaylight.yangtools.yang.common.QName;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifier;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * The config element of an edit-config (RFC 6241) with default-operation {@code none} that holds only a difference.
 * It uses the operations replace and remove, so sending it again does no harm.
 */
public final class EditConfig {
    private static final QName CONFIG = QName.create(XmlTree.NETCONF, "config");

    private EditConfig() {
    }

    /**
     * The difference of two plans.
     *
     * @param data the mapping
     * @param before what is configured
     * @param after what shall be configured
     * @param transaction id to write with the edit
     * @return a document whose root is {@code config}
     */
    public static Document config(AgentData data, NodePlan before, NodePlan after, String transaction) {
        return config(data, before, after, Set.of(), transaction);
    }

    /**
     * The difference of two plans, and some objects once more although they are equal.
     *
     * @param data the mapping
     * @param before what is configured
     * @param after what shall be configured
     * @param rewrite keys in {@code after} that are written even when nothing changed, to have them repaired
     * @param transaction id to write with the edit
     * @return a document whose root is {@code config}
     */
    public static Document config(AgentData data, NodePlan before, NodePlan after, Set<ObjectKey> rewrite,
            String transaction) {
        Schema schema = data.schema();
        Difference difference = Difference.of(before, after, rewrite);
        Document document = XmlTree.document(new NodeIdentifier(CONFIG));
        Element config = document.getDocumentElement();
        config.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "xmlns:nc", XmlTree.NETCONF);
        new TreeDiff(schema.presence).append(config, difference.before(schema), difference.after(schema));
        TreeDiff.appendReplaced(config, schema.status.agent, Trees.leaf(schema.status.transaction, transaction));
        return document;
    }
}
