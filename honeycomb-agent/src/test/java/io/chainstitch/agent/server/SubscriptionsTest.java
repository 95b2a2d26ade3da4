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

import static org.junit.Assert.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.Test;
import org.opendaylight.netconf.server.api.notifications.NetconfNotificationListener;
import org.opendaylight.netconf.server.api.notifications.NetconfNotificationRegistry;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.netconf.notification._1._0.rev080714.StreamNameType;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.netmod.notification.rev080714.netconf.Streams;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.netmod.notification.rev080714.netconf.StreamsBuilder;
import org.opendaylight.yangtools.concepts.Registration;

/** When notifications are wanted at all. */
public class SubscriptionsTest {
    private static final StreamNameType STREAM = new StreamNameType("NETCONF");

    private final List<String> told = new ArrayList<>();
    private final Subscriptions subscriptions = new Subscriptions(new FakeRegistry());

    private final class FakeRegistry implements NetconfNotificationRegistry {
        @Override
        public Registration registerNotificationListener(StreamNameType stream, NetconfNotificationListener client) {
            told.add("registered for " + stream.getValue());
            return () -> told.add("closed");
        }

        @Override
        public boolean isStreamAvailable(StreamNameType stream) {
            return stream.equals(STREAM);
        }

        @Override
        public Streams getNotificationPublishers() {
            return new StreamsBuilder().build();
        }
    }

    @Test
    public void onlyTheFirstAndTheLastSubscriberMakeADifference() {
        subscriptions.follow(new Subscriptions.Listener() {
            @Override
            public void begin() {
                told.add("begin");
            }

            @Override
            public void end() {
                told.add("end");
            }
        });
        Registration one = subscriptions.registerNotificationListener(STREAM, (stream, event) -> { });
        Registration other = subscriptions.registerNotificationListener(STREAM, (stream, event) -> { });
        one.close();
        one.close();
        other.close();
        subscriptions.registerNotificationListener(STREAM, (stream, event) -> { });
        String in = "registered for NETCONF";
        assertEquals(List.of(in, "begin", in, "closed", "closed", "end", in, "begin"), told);
    }
}
