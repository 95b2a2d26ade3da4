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

import java.io.IOException;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.stream.XMLStreamException;
import javax.xml.transform.dom.DOMResult;
import org.opendaylight.mdsal.dom.api.DOMNotification;
import org.opendaylight.mdsal.dom.api.DOMNotificationListener;
import org.opendaylight.mdsal.dom.api.DOMNotificationService;
import org.opendaylight.mdsal.dom.api.DOMSchemaService;
import org.opendaylight.netconf.api.messages.NotificationMessage;
import org.opendaylight.netconf.common.mdsal.NormalizedDataUtil;
import org.opendaylight.netconf.server.api.notifications.NetconfNotificationCollector;
import org.opendaylight.netconf.server.api.notifications.NotificationPublisherRegistration;
import org.opendaylight.netconf.server.mdsal.notifications.NetconfNotificationManager;
import org.opendaylight.yangtools.concepts.Registration;
import org.opendaylight.yangtools.yang.common.QName;
import org.opendaylight.yangtools.yang.model.api.stmt.SchemaNodeIdentifier.Absolute;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.w3c.dom.Document;

/**
 * Tells subscribers of the NETCONF stream (RFC 5277) when a chain comes into another state. The platform's NETCONF
 * server offers that stream, but only events of its own come to it: what is announced in MD-SAL has to be put there.
 */
@Component(service = { })
public final class ChainEvents implements DOMNotificationListener {
    /** The notification of the northbound model. */
    static final QName CHAIN_STATE_CHANGED = QName.create("urn:chainstitch:sfc", "2026-11-22", "chain-state-changed");

    private static final Logger LOG = LoggerFactory.getLogger(ChainEvents.class);

    private final DOMSchemaService schemas;
    private final NotificationPublisherRegistration stream;
    private final Registration listening;

    /**
     * Starts to tell.
     *
     * @param notifications where states are announced
     * @param schemas the modules that the controller has
     * @param netconf the streams of the NETCONF server
     */
    @Activate
    public ChainEvents(@Reference DOMNotificationService notifications, @Reference DOMSchemaService schemas,
        @Reference NetconfNotificationCollector netconf) {
        this.schemas = schemas;
        stream = netconf.registerNotificationPublisher(NetconfNotificationManager.BASE_NETCONF_STREAM);
        listening = notifications.registerNotificationListener(this, Set.of(Absolute.of(CHAIN_STATE_CHANGED)));
    }

    @Override
    public void onNotification(DOMNotification event) {
        try {
            Document document = empty();
            NormalizedDataUtil.writeNormalizedNode(event.getBody(), new DOMResult(document),
                schemas.getGlobalContext(), event.getType());
            stream.onNotification(NetconfNotificationManager.BASE_STREAM_NAME,
                NotificationMessage.ofNotificationContent(document));
        } catch (IOException | XMLStreamException | ParserConfigurationException e) {
            LOG.error("Subscribers of NETCONF are not told of a change of a chain's state", e);
        }
    }

    private static Document empty() throws ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().newDocument();
    }

    /** The bundle stops. */
    @Deactivate
    public void close() {
        listening.close();
        stream.close();
    }
}
