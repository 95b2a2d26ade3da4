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
package io.chainstitch.netconf.events;

import static org.junit.Assert.assertEquals;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.util.Set;
import org.junit.Before;
import org.junit.Test;
import org.mockito.ArgumentCaptor;
import org.opendaylight.mdsal.binding.runtime.spi.BindingRuntimeHelpers;
import org.opendaylight.mdsal.dom.api.DOMNotification;
import org.opendaylight.mdsal.dom.api.DOMNotificationService;
import org.opendaylight.mdsal.dom.api.DOMSchemaService;
import org.opendaylight.netconf.api.messages.NotificationMessage;
import org.opendaylight.netconf.server.api.notifications.NetconfNotificationCollector;
import org.opendaylight.netconf.server.api.notifications.NotificationPublisherRegistration;
import org.opendaylight.netconf.server.mdsal.notifications.NetconfNotificationManager;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.ChainStateChanged;
import org.opendaylight.yangtools.concepts.Registration;
import org.opendaylight.yangtools.yang.common.QName;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifier;
import org.opendaylight.yangtools.yang.data.api.schema.ContainerNode;
import org.opendaylight.yangtools.yang.data.impl.schema.Builders;
import org.opendaylight.yangtools.yang.data.impl.schema.ImmutableNodes;
import org.opendaylight.yangtools.yang.model.api.stmt.SchemaNodeIdentifier.Absolute;
import org.w3c.dom.Element;

public final class ChainEventsTest {
    private final DOMNotificationService notifications = mock(DOMNotificationService.class);
    private final DOMSchemaService schemas = mock(DOMSchemaService.class);
    private final NetconfNotificationCollector netconf = mock(NetconfNotificationCollector.class);
    private final NotificationPublisherRegistration stream = mock(NotificationPublisherRegistration.class);
    private final Registration listening = mock(Registration.class);
    private ChainEvents events;

    @Before
    public void listen() {
        when(schemas.getGlobalContext())
            .thenReturn(BindingRuntimeHelpers.createEffectiveModel(ChainStateChanged.class));
        when(netconf.registerNotificationPublisher(NetconfNotificationManager.BASE_NETCONF_STREAM))
            .thenReturn(stream);
        when(notifications.registerNotificationListener(any(), eq(Set.of(Absolute.of(ChainStateChanged.QNAME)))))
            .thenReturn(listening);
        events = new ChainEvents(notifications, schemas, netconf);
    }

    private static QName leaf(String name) {
        return QName.create(ChainStateChanged.QNAME, name);
    }

    @Test
    public void subscribersAreToldOfEveryChangeInXml() {
        ContainerNode body = Builders.containerBuilder().withNodeIdentifier(new NodeIdentifier(ChainStateChanged.QNAME))
            .withChild(ImmutableNodes.leafNode(leaf("name"), "web"))
            .withChild(ImmutableNodes.leafNode(leaf("state"), "pending"))
            .withChild(ImmutableNodes.leafNode(leaf("message"), "a < b")).build();
        events.onNotification(new DOMNotification() {
            @Override
            public Absolute getType() {
                return Absolute.of(ChainStateChanged.QNAME);
            }

            @Override
            public ContainerNode getBody() {
                return body;
            }
        });

        ArgumentCaptor<NotificationMessage> sent = ArgumentCaptor.forClass(NotificationMessage.class);
        verify(stream).onNotification(eq(NetconfNotificationManager.BASE_STREAM_NAME), sent.capture());
        Element message = sent.getValue().getDocument().getDocumentElement();
        assertEquals("notification", message.getLocalName());
        Element event = (Element) message.getElementsByTagNameNS("urn:chainstitch:sfc", "chain-state-changed").item(0);
        assertEquals("web", text(event, "name"));
        assertEquals("pending", text(event, "state"));
        assertEquals("a < b", text(event, "message"));
    }

    private static String text(Element event, String leaf) {
        return event.getElementsByTagNameNS("urn:chainstitch:sfc", leaf).item(0).getTextContent();
    }

    @Test
    public void nothingIsToldAfterTheEnd() {
        events.close();

        verify(listening).close();
        verify(stream).close();
    }
}
