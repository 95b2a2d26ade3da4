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
package io.chainstitch.netconf.guard;

import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.Test;
import org.opendaylight.netconf.client.NetconfClientSession;
import org.opendaylight.netconf.client.NetconfClientSessionListener;
import org.opendaylight.netconf.client.conf.NetconfClientConfiguration;

/** Which connections may still come up. */
public class RetireesTest {
    private final Retirees retirees = new Retirees();
    private final NetconfClientSessionListener first = mock(NetconfClientSessionListener.class);
    private final NetconfClientSessionListener second = mock(NetconfClientSessionListener.class);
    private final ConnectAttempt attempt = attempt();

    @Test
    public void nodeThatNeverConnectedIsAtRest() {
        assertTrue(retirees.retire("n1"));
        assertTrue(retirees.begin("n1", first, attempt));
    }

    @Test
    public void retiredConnectionIsNotTriedAgainButTheNextOneIs() {
        assertTrue(retirees.begin("n1", first, attempt));
        assertTrue(retirees.begin("n2", first, attempt()));
        assertTrue(retirees.retire("n1"));
        assertFalse(retirees.begin("n1", first, attempt()));
        assertTrue("of another node", retirees.begin("n2", first, attempt()));
        assertTrue("of the node's next life", retirees.begin("n1", second, attempt()));
    }

    @Test
    public void connectionWithASessionIsNotAtRest() {
        retirees.begin("n1", first, attempt);
        attempt.onSessionUp(mock(NetconfClientSession.class));
        assertFalse(retirees.retire("n1"));
        assertFalse(retirees.begin("n1", first, attempt()));
    }

    @Test
    public void newestSessionOfTheNodeIsEnded() {
        EmbeddedChannel old = connected("n1", first);
        EmbeddedChannel newest = connected("n1", second);
        EmbeddedChannel other = connected("n2", first);
        retirees.end("n1");
        retirees.end("unknown");
        assertTrue(old.isOpen());
        assertFalse(newest.isOpen());
        assertTrue(other.isOpen());
    }

    private EmbeddedChannel connected(String node, NetconfClientSessionListener owner) {
        ConnectAttempt started = attempt();
        EmbeddedChannel channel = new EmbeddedChannel();
        retirees.begin(node, owner, started);
        started.attach(channel);
        started.onSessionUp(mock(NetconfClientSession.class));
        return channel;
    }

    private static ConnectAttempt attempt() {
        NetconfClientConfiguration config = mock(NetconfClientConfiguration.class);
        when(config.getSessionListener()).thenReturn(mock(NetconfClientSessionListener.class));
        return new ConnectAttempt(config);
    }
}
