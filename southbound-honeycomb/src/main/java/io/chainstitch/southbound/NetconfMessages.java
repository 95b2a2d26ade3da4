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

import javax.xml.transform.dom.DOMSource;
import org.opendaylight.yangtools.yang.common.Empty;
import org.opendaylight.yangtools.yang.common.QName;
import org.opendaylight.yangtools.yang.common.QNameModule;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifier;
import org.opendaylight.yangtools.yang.data.api.schema.AnyxmlNode;
import org.opendaylight.yangtools.yang.data.api.schema.ContainerNode;
import org.opendaylight.yangtools.yang.data.api.schema.DataContainerChild;
import org.opendaylight.yangtools.yang.data.spi.node.ImmutableNodes;
import org.w3c.dom.Document;

/** The operations of RFC 6241 that a session uses, as RPCs of the module {@code ietf-netconf}, and RPCs of agents. */
final class NetconfMessages {
    /** Namespace of NETCONF's own elements. */
    static final String NAMESPACE = "urn:ietf:params:xml:ns:netconf:base:1.0";

    private static final QNameModule MODULE = QNameModule.of(NAMESPACE, "2011-06-01");

    private NetconfMessages() {
    }

    /**
     * A request.
     *
     * @param name the operation
     * @param input its input
     */
    record Request(QName name, ContainerNode input) {
    }

    /** {@return edit-config of the candidate, where nothing is done that is not asked for by an operation attribute} */
    static Request editConfig(Document config) {
        return request("edit-config",
            datastore("target", "config-target", "candidate"),
            ImmutableNodes.leafNode(id("default-operation"), "none"),
            ImmutableNodes.newChoiceBuilder()
                .withNodeIdentifier(id("edit-content"))
                .withChild(anyxml("config", config))
                .build());
    }

    /** {@return validate of the candidate} */
    static Request validate() {
        return request("validate", datastore("source", "config-source", "candidate"));
    }

    /** {@return commit of the candidate} */
    static Request commit() {
        return request("commit");
    }

    /** {@return the request to forget the candidate} */
    static Request discardChanges() {
        return request("discard-changes");
    }

    /** {@return get with a subtree filter, see {@link AgentTree}} */
    static Request get(Document filter) {
        return request("get", anyxml("filter", filter));
    }

    /** {@return the call of an RPC of the agent's} */
    static Request call(QName rpc, ContainerNode input) {
        return new Request(rpc, input);
    }

    private static Request request(String name, DataContainerChild... children) {
        var input = ImmutableNodes.newContainerBuilder().withNodeIdentifier(id(name));
        for (DataContainerChild child : children) {
            input.withChild(child);
        }
        return new Request(qname(name), input.build());
    }

    private static ContainerNode datastore(String container, String choice, String name) {
        return ImmutableNodes.newContainerBuilder()
            .withNodeIdentifier(id(container))
            .withChild(ImmutableNodes.newChoiceBuilder()
                .withNodeIdentifier(id(choice))
                .withChild(ImmutableNodes.leafNode(id(name), Empty.value()))
                .build())
            .build();
    }

    private static AnyxmlNode<DOMSource> anyxml(String name, Document document) {
        return ImmutableNodes.newAnyxmlBuilder(DOMSource.class)
            .withNodeIdentifier(id(name))
            .withValue(new DOMSource(document.getDocumentElement()))
            .build();
    }

    private static NodeIdentifier id(String name) {
        return NodeIdentifier.create(qname(name));
    }

    private static QName qname(String name) {
        return QName.create(MODULE, name).intern();
    }
}
