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
package io.chainstitch.agent.server;

import io.chainstitch.agent.dataplane.Dataplane;
import io.chainstitch.agent.dataplane.DataplaneListener;
import io.chainstitch.agent.dataplane.DataplaneStatus;
import io.chainstitch.honeycomb.model.AgentMessages;
import io.chainstitch.honeycomb.model.AgentStatus;
import org.opendaylight.netconf.api.messages.NotificationMessage;
import org.opendaylight.netconf.server.api.notifications.NotificationPublisherRegistration;
import org.opendaylight.netconf.server.mdsal.notifications.NetconfNotificationManager;
import org.opendaylight.yangtools.yang.data.api.schema.ContainerNode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells subscribers of the NETCONF stream of the connection to VPP and of its interfaces. While nobody is subscribed it
 * does not listen: news of an interface costs a question to VPP.
 */
final class Notifications implements DataplaneListener, Subscriptions.Listener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Notifications.class);

    private final Dataplane dataplane;
    private final AgentMessages messages;
    private final NotificationPublisherRegistration publisher;
    private boolean connected;

    Notifications(Dataplane dataplane, AgentMessages messages, NetconfNotificationManager stream) {
        this.dataplane = dataplane;
        this.messages = messages;
        this.publisher = stream.registerNotificationPublisher(NetconfNotificationManager.BASE_NETCONF_STREAM);
    }

    @Override
    public void begin() {
        dataplane.listen(this);
        synchronized (this) {
            connected = dataplane.status().connected();
        }
    }

    @Override
    public void end() {
        dataplane.unlisten(this);
    }

    @Override
    public synchronized void connectionChanged(DataplaneStatus status) {
        AgentStatus.Vpp now = LiveState.connection(status);
        if (now.connected() != connected) {
            connected = now.connected();
            publish(messages.vppConnectionChanged(now));
            LOG.debug("Subscribers were told that VPP is {}", now.connected() ? "connected" : "away");
        }
    }

    @Override
    public void interfaceChanged(String name, boolean adminUp, boolean linkUp) {
        publish(messages.interfaceChange(name, adminUp, linkUp));
    }

    @Override
    public void interfaceDeleted(String name) {
        publish(messages.interfaceDeleted(name));
    }

    private void publish(ContainerNode body) {
        publisher.onNotification(NetconfNotificationManager.BASE_STREAM_NAME,
            NotificationMessage.ofNotificationContent(AgentMessages.document(body)));
    }

    @Override
    public void close() {
        dataplane.unlisten(this);
        publisher.close();
    }
}
