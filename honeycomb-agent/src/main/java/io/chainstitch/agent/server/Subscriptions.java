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

import static java.util.Objects.requireNonNull;

import org.opendaylight.netconf.server.api.notifications.NetconfNotificationListener;
import org.opendaylight.netconf.server.api.notifications.NetconfNotificationRegistry;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.netconf.notification._1._0.rev080714.StreamNameType;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.netmod.notification.rev080714.netconf.Streams;
import org.opendaylight.yangtools.concepts.AbstractRegistration;
import org.opendaylight.yangtools.concepts.Registration;

/** Tells when the first client subscribes to notifications (RFC 5277), and when the last one ceases to. */
final class Subscriptions implements NetconfNotificationRegistry {
    private final NetconfNotificationRegistry registry;
    private Listener listener;
    private int count;

    /** Hears of subscriptions, one call at a time. */
    interface Listener {
        /** Somebody is subscribed. */
        void begin();

        /** Nobody is subscribed any more. */
        void end();
    }

    /**
     * Nobody is subscribed yet.
     *
     * @param registry where clients are subscribed
     */
    Subscriptions(NetconfNotificationRegistry registry) {
        this.registry = requireNonNull(registry);
    }

    /** Says who is to hear of subscriptions; to be called before there can be any. */
    synchronized void follow(Listener follower) {
        listener = requireNonNull(follower);
    }

    @Override
    public Registration registerNotificationListener(StreamNameType stream, NetconfNotificationListener client) {
        Registration registration = registry.registerNotificationListener(stream, client);
        synchronized (this) {
            count++;
            if (count == 1) {
                listener.begin();
            }
        }
        return new AbstractRegistration() {
            @Override
            protected void removeRegistration() {
                registration.close();
                ended();
            }
        };
    }

    private synchronized void ended() {
        count--;
        if (count == 0) {
            listener.end();
        }
    }

    @Override
    public boolean isStreamAvailable(StreamNameType stream) {
        return registry.isStreamAvailable(stream);
    }

    @Override
    public Streams getNotificationPublishers() {
        return registry.getNotificationPublishers();
    }
}
