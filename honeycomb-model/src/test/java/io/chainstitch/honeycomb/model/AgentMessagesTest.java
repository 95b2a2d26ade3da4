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
import static org.junit.Assert.assertTrue;

import org.junit.Test;
import org.opendaylight.yangtools.yang.model.api.NotificationDefinition;
import org.opendaylight.yangtools.yang.model.util.SchemaInferenceStack;

public class AgentMessagesTest {
    private final AgentMessages messages = new AgentMessages(Models.CONTEXT);

    @Test
    public void notificationsAndRpcExistInTheModels() {
        var notifications = Models.CONTEXT.getNotifications().stream().map(NotificationDefinition::getQName).toList();
        assertTrue(notifications.contains(messages.vppConnectionChanged()));
        assertTrue(notifications.contains(messages.interfaceChange()));
        assertTrue(notifications.contains(messages.interfaceDeleted()));
        SchemaInferenceStack stack = SchemaInferenceStack.of(Models.CONTEXT);
        stack.enterSchemaTree(messages.reconcile());
        stack.enterSchemaTree(messages.reconcileOutput(1, 0).name().getNodeType());
    }

    @Test
    public void connectionIsReadBackFromItsNotification() {
        var vpp = new AgentStatus.Vpp(false, "26.06", "the socket is gone");
        assertEquals(vpp, messages.vppConnection(messages.vppConnectionChanged(vpp)));
    }

    @Test
    public void notificationIsWrittenAsXml() throws Exception {
        String xml = Models.pretty(AgentMessages.document(messages.interfaceChange("pod/a/b/c", true, false)));
        assertTrue(xml, xml.startsWith("<interface-change xmlns=\"http://fd.io/hc2vpp/yang/v3po\">"));
        assertTrue(xml, xml.contains("<name>pod/a/b/c</name>"));
        assertTrue(xml, xml.contains("<oper-status>down</oper-status>"));
    }
}
