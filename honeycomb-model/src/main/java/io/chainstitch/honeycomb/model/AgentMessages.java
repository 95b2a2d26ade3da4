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

import java.util.List;
import org.opendaylight.yangtools.yang.common.QName;
import org.opendaylight.yangtools.yang.common.Uint32;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifier;
import org.opendaylight.yangtools.yang.data.api.schema.ContainerNode;
import org.opendaylight.yangtools.yang.model.api.EffectiveModelContext;
import org.w3c.dom.Document;

/** The agent's RPCs and notifications. Immutable and thread-safe. */
public final class AgentMessages {
    private static final String AGENT = "chainstitch-agent";
    private static final String V3PO = "v3po";

    private final QName reconcile;
    private final NodeIdentifier output;
    private final NodeIdentifier changed;
    private final NodeIdentifier failed;
    private final NodeIdentifier connectionChanged;
    private final NodeIdentifier interfaceChange;
    private final NodeIdentifier interfaceDeleted;
    private final NodeIdentifier interfaceName;
    private final NodeIdentifier adminStatus;
    private final NodeIdentifier operStatus;
    private final StatusCodec status;

    /**
     * Prepares the names.
     *
     * @param context models of the agent
     * @throws IllegalArgumentException when the context lacks one of {@link AgentData#MODULES}
     */
    public AgentMessages(EffectiveModelContext context) {
        Modules modules = new Modules(context);
        reconcile = modules.name(AGENT, "reconcile");
        changed = modules.node(AGENT, "changed");
        failed = modules.node(AGENT, "failed");
        output = modules.node(AGENT, "output");
        connectionChanged = modules.node(AGENT, "vpp-connection-changed");
        interfaceChange = modules.node(V3PO, "interface-change");
        interfaceDeleted = modules.node(V3PO, "interface-deleted");
        interfaceName = modules.node(V3PO, "name");
        adminStatus = modules.node(V3PO, "admin-status");
        operStatus = modules.node(V3PO, "oper-status");
        status = new StatusCodec(new StatusNames(modules));
    }

    /** {@return the name of the RPC that repairs VPP from the configuration} */
    public QName reconcile() {
        return reconcile;
    }

    /** {@return the name of the notification that the connection to VPP was made or lost} */
    public QName vppConnectionChanged() {
        return connectionChanged.getNodeType();
    }

    /** {@return the name of the notification that an interface went up or down} */
    public QName interfaceChange() {
        return interfaceChange.getNodeType();
    }

    /** {@return the name of the notification that an interface is gone} */
    public QName interfaceDeleted() {
        return interfaceDeleted.getNodeType();
    }

    /**
     * The answer to {@link #reconcile}.
     *
     * @param changed number of changes made on VPP
     * @param failed number of objects that VPP refused
     * @return the RPC output
     */
    public ContainerNode reconcileOutput(long changed, long failed) {
        return Trees.container(output, List.of(Trees.leaf(this.changed, Uint32.valueOf(changed)),
            Trees.leaf(this.failed, Uint32.valueOf(failed))));
    }

    /**
     * A notification that the connection to VPP was made or lost.
     *
     * @param vpp the connection now
     * @return the notification's body
     */
    public ContainerNode vppConnectionChanged(AgentStatus.Vpp vpp) {
        return Trees.container(connectionChanged, status.vpp(vpp));
    }

    /**
     * A notification that an interface went up or down.
     *
     * @param name name of the interface
     * @param adminUp administrative state now
     * @param linkUp link state now
     * @return the notification's body
     */
    public ContainerNode interfaceChange(String name, boolean adminUp, boolean linkUp) {
        return Trees.container(interfaceChange, List.of(Trees.leaf(interfaceName, name),
            Trees.leaf(adminStatus, adminUp ? "up" : "down"), Trees.leaf(operStatus, linkUp ? "up" : "down")));
    }

    /**
     * A notification that an interface is gone.
     *
     * @param name name of the interface
     * @return the notification's body
     */
    public ContainerNode interfaceDeleted(String name) {
        return Trees.container(interfaceDeleted, List.of(Trees.leaf(interfaceName, name)));
    }

    /**
     * Reads the body of a {@link #vppConnectionChanged} notification.
     *
     * @param body the notification's body
     * @return the connection
     */
    public AgentStatus.Vpp vppConnection(ContainerNode body) {
        return status.vpp(body);
    }

    /**
     * The XML form of a body.
     *
     * @param body body of a notification or output of an RPC
     * @return a document whose root has the body's name
     */
    public static Document document(ContainerNode body) {
        Document document = XmlTree.document(body.name());
        XmlTree.appendChildren(document.getDocumentElement(), body);
        return document;
    }
}
