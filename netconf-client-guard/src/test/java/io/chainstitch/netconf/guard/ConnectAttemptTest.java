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

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;

import com.google.common.util.concurrent.Futures;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.Test;
import org.opendaylight.netconf.api.NetconfTerminationReason;
import org.opendaylight.netconf.api.messages.NetconfHelloMessageAdditionalHeader;
import org.opendaylight.netconf.api.messages.NetconfMessage;
import org.opendaylight.netconf.client.NetconfClientSession;
import org.opendaylight.netconf.client.NetconfClientSessionListener;
import org.opendaylight.netconf.client.conf.NetconfClientConfiguration;
import org.opendaylight.netconf.client.conf.NetconfClientConfiguration.NetconfClientProtocol;
import org.opendaylight.netconf.client.conf.NetconfClientConfigurationBuilder;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.Uri;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.ssh.client.rev240208.SshClientGrouping;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.tcp.client.rev240208.TcpClientGrouping;

/** Every way in which an attempt can end, driven by hand. */
public class ConnectAttemptTest {
    private final NetconfClientSessionListener listener = mock(NetconfClientSessionListener.class);
    private final NetconfClientSession session = mock(NetconfClientSession.class);
    private final NetconfClientConfiguration config = NetconfClientConfigurationBuilder.create()
        .withName("n1")
        .withProtocol(NetconfClientProtocol.SSH)
        .withTcpParameters(mock(TcpClientGrouping.class))
        .withSshParameters(mock(SshClientGrouping.class))
        .withOdlHelloCapabilities(List.of(new Uri("urn:test")))
        .withAdditionalHeader(mock(NetconfHelloMessageAdditionalHeader.class))
        .withMaximumIncomingChunkSize(1234)
        .withConnectionTimeoutMillis(3000)
        .withSessionListener(listener)
        .build();
    private final FakeTimer timer = new FakeTimer();
    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final ConnectAttempt attempt = new ConnectAttempt(config);

    @Test
    public void sessionThatComesUpCompletesTheAttempt() throws Exception {
        started();
        attempt.onSessionUp(session);
        attempt.onSuccess(session);
        assertSame(session, Futures.getDone(attempt));
        assertTrue(timer.only().isCancelled());
        verify(listener).onSessionUp(session);
    }

    @Test
    public void deadlineCoversTheWholeAttempt() throws Exception {
        started();
        assertEquals(3000, timer.only().millis);
        timer.only().fire();
        assertEquals("no NETCONF session within 3000 ms", failure().getMessage());
        assertFalse(channel.isOpen());
    }

    @Test
    public void closedChannelEndsTheAttempt() {
        started();
        channel.close();
        assertTrue(failure() instanceof SessionNotUpException);
        assertTrue(timer.only().isCancelled());
    }

    @Test
    public void failureOfTheTransportEndsTheAttempt() {
        started();
        var cause = new IOException("refused");
        attempt.onFailure(cause);
        assertSame(cause, failure());
        assertFalse(channel.isOpen());
    }

    @Test
    public void channelThatComesAfterTheDeadlineIsClosed() throws Exception {
        attempt.begin(timer);
        timer.only().fire();
        attempt.attach(channel);
        assertFalse(channel.isOpen());
    }

    @Test
    public void cancelClosesTheChannel() {
        started();
        assertTrue(attempt.cancel(false));
        assertFalse(channel.isOpen());
        assertTrue(timer.only().isCancelled());
    }

    @Test
    public void cancelClosesASessionThatWasToldAMomentAgo() {
        started();
        attempt.onSessionUp(session);
        assertTrue(attempt.cancel(false));
        assertFalse(channel.isOpen());
    }

    @Test
    public void retiredAttemptComesToNothingAndIsNotTriedAgain() {
        started();
        assertTrue(attempt.retire());
        assertFalse(channel.isOpen());
        attempt.onSessionUp(session);
        verify(session).close();
        assertFalse(attempt.isDone());
    }

    @Test
    public void sessionThatIsUpIsNotRetired() {
        started();
        attempt.onSessionUp(session);
        assertFalse(attempt.retire());
        assertTrue(channel.isOpen());
        attempt.onSessionDown(session, new IOException("gone"));
        assertTrue(attempt.retire());
    }

    @Test
    public void sessionThatIsUpEndsAndItsCallerHearsOfIt() {
        started();
        assertTrue("no session is up yet", attempt.end().toCompletableFuture().isDone());
        assertTrue(channel.isOpen());
        attempt.onSessionUp(session);
        var down = attempt.end().toCompletableFuture();
        assertFalse(channel.isOpen());
        assertFalse(down.isDone());
        var cause = new IOException("closed");
        attempt.onSessionDown(session, cause);
        verify(listener).onSessionDown(session, cause);
        assertTrue(down.isDone());
    }

    @Test
    public void bothWaysInWhichASessionEndsAreTold() {
        started();
        attempt.onSessionUp(session);
        var cause = new IOException("closed");
        var reason = new NetconfTerminationReason("closed");
        attempt.onSessionDown(session, cause);
        attempt.onSessionTerminated(session, reason);
        verify(listener).onSessionDown(session, cause);
        verify(listener).onSessionTerminated(session, reason);
    }

    @Test
    public void lateSessionOfADeadAttemptIsClosedAndNotTold() throws Exception {
        started();
        timer.only().fire();
        attempt.onSessionUp(session);
        attempt.onSuccess(session);
        attempt.onSessionDown(session, new IOException("closed"));
        attempt.onMessage(session, mock(NetconfMessage.class));
        verify(session).close();
        verifyNoInteractions(listener);
    }

    @Test
    public void sessionUpIsNotHurtByTheDeadlineOrByTheEndOfTheChannel() throws Exception {
        started();
        attempt.onSessionUp(session);
        attempt.onSuccess(session);
        timer.only().fire();
        assertTrue(channel.isOpen());
        channel.close();
        assertSame(session, Futures.getDone(attempt));
        verify(session, never()).close();
    }

    @Test
    public void eventsOfTheSessionReachTheListener() {
        var down = new IOException("down");
        var message = mock(NetconfMessage.class);
        attempt.onSessionUp(session);
        attempt.onMessage(session, message);
        attempt.onError(session, down);
        attempt.onSessionDown(session, down);
        verify(listener).onMessage(session, message);
        verify(listener).onError(session, down);
        verify(listener).onSessionDown(session, down);
        verify(listener, never()).onSessionTerminated(any(), any());
    }

    @Test
    public void configurationIsKeptApartFromTheListener() {
        NetconfClientConfiguration guarded = attempt.guardedConfig();
        assertEquals(config.getName(), guarded.getName());
        assertEquals(config.getProtocol(), guarded.getProtocol());
        assertSame(config.getTcpParameters(), guarded.getTcpParameters());
        assertSame(config.getSshParameters(), guarded.getSshParameters());
        assertEquals(config.getOdlHelloCapabilities(), guarded.getOdlHelloCapabilities());
        assertEquals(config.getAdditionalHeader(), guarded.getAdditionalHeader());
        assertEquals(config.getConnectionTimeoutMillis(), guarded.getConnectionTimeoutMillis());
        assertEquals(config.getMaximumIncomingChunkSize(), guarded.getMaximumIncomingChunkSize());
        assertSame(attempt, guarded.getSessionListener());
    }

    private void started() {
        attempt.begin(timer);
        attempt.attach(channel);
    }

    private Throwable failure() {
        return assertThrows(ExecutionException.class, () -> Futures.getDone(attempt)).getCause();
    }
}
