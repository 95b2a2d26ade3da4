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
import static org.junit.Assert.assertTrue;
import static org.mockito.Mockito.mock;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.Test;
import org.opendaylight.netconf.client.NetconfClientSession;
import org.opendaylight.netconf.client.NetconfClientSessionListener;
import org.opendaylight.netconf.client.conf.NetconfClientConfiguration;
import org.opendaylight.netconf.client.conf.NetconfClientConfiguration.NetconfClientProtocol;
import org.opendaylight.netconf.client.conf.NetconfClientConfigurationBuilder;
import org.opendaylight.netconf.shaded.sshd.common.session.Session;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.ssh.client.rev240208.SshClientGrouping;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.tcp.client.rev240208.TcpClientGrouping;

/** Which attempts go on and which wait, without sockets and without time. */
public class ConnectTurnsTest {
    private static final int TIMEOUT_MS = 20_000;
    private static final int FIRST = ConnectTurns.PLACES;

    private final FakeTimer timer = new FakeTimer();
    private final List<ConnectAttempt> started = new ArrayList<>();
    private final ConnectTurns turns = new ConnectTurns(timer, this::start);

    private void start(ConnectAttempt attempt) {
        started.add(attempt);
        attempt.begin(timer);
    }

    @Test
    public void attemptsBeyondThePlacesWaitAndTheirTimeDoesNotRun() {
        List<ConnectAttempt> attempts = take(FIRST + 3);
        assertEquals(attempts.subList(0, FIRST), started);
        assertEquals(FIRST, timeouts(TIMEOUT_MS).count());
        assertFalse(attempts.get(FIRST - 1).isWaiting());
        assertTrue(attempts.get(FIRST).isWaiting());
    }

    @Test
    public void eachEndOfAnAttemptLetsTheNextOneInInTurn() {
        List<ConnectAttempt> attempts = take(FIRST + 5);
        attempts.get(3).onSessionUp(mock(NetconfClientSession.class));
        attempts.get(1).fail(new IOException("refused"));
        attempts.get(0).cancel(false);
        attempts.get(2).retire();
        assertEquals(attempts.subList(0, FIRST + 4), started);
        assertFalse(attempts.get(FIRST).isWaiting());
        assertTrue(attempts.get(FIRST + 4).isWaiting());
    }

    @Test
    public void anAttemptLetsInOneOtherOnlyHoweverOftenItEnds() throws Exception {
        List<ConnectAttempt> attempts = take(FIRST + 3);
        attempts.get(0).onSessionUp(mock(NetconfClientSession.class));
        attempts.get(0).cancel(false);
        timeouts(ConnectTurns.SILENCE_MS).findFirst().orElseThrow().fire();
        assertEquals(FIRST + 1, started.size());
    }

    @Test
    public void attemptThatIsNotWantedAnyMoreIsNotStarted() {
        List<ConnectAttempt> attempts = take(FIRST + 3);
        attempts.get(FIRST).cancel(false);
        attempts.get(FIRST + 1).retire();
        attempts.get(0).fail(new IOException("refused"));
        assertEquals(FIRST + 1, started.size());
        assertEquals(attempts.get(FIRST + 2), started.get(FIRST));
        assertFalse(attempts.get(FIRST + 1).isWaiting());
    }

    @Test
    public void peersThatSayNothingKeepNobodyWaiting() throws Exception {
        List<ConnectAttempt> attempts = take(2 * FIRST);
        for (FakeTimer.Entry silence : timeouts(ConnectTurns.SILENCE_MS).toList()) {
            silence.fire();
        }
        assertEquals(attempts, started);
        assertFalse(attempts.get(0).isDone());
    }

    @Test
    public void peersThatHaveAnsweredKeepTheirPlacesForAWhile() throws Exception {
        List<ConnectAttempt> attempts = take(FIRST + 1);
        for (ConnectAttempt attempt : attempts) {
            answer(attempt);
        }
        for (FakeTimer.Entry silence : timeouts(ConnectTurns.SILENCE_MS).toList()) {
            silence.fire();
        }
        assertEquals(FIRST, started.size());
        timeouts(ConnectTurns.LIMIT_MS).findFirst().orElseThrow().fire();
        assertEquals(attempts, started);
        assertFalse(attempts.get(0).isDone());
    }

    /** A loop that is busy has not sent anything yet: that its peer says nothing is no wonder. */
    @Test
    public void silenceIsCountedFromTheConnectOn() {
        List<ConnectAttempt> accepted = new ArrayList<>();
        var busy = new ConnectTurns(timer, accepted::add);
        List<ConnectAttempt> attempts = attempts(1);
        busy.take(attempts.get(0));
        assertEquals(attempts, accepted);
        assertTrue(attempts.get(0).isWaiting());
        assertEquals(0, timer.entries.size());
        attempts.get(0).begin(timer);
        assertFalse(attempts.get(0).isWaiting());
        assertEquals(1, timeouts(ConnectTurns.SILENCE_MS).count());
        assertEquals(1, timeouts(TIMEOUT_MS).count());
    }

    @Test
    public void attemptThatCannotBeStartedFailsAndLeavesItsPlace() {
        var broken = new ConnectTurns(timer, attempt -> {
            throw new IllegalStateException("no thread");
        });
        List<ConnectAttempt> attempts = attempts(FIRST + 1);
        attempts.forEach(broken::take);
        assertTrue(attempts.stream().allMatch(ConnectAttempt::isDone));
    }

    @Test
    public void longQueueThatFailsAtOnceIsWorkedOff() {
        List<ConnectAttempt> attempts = attempts(20_000);
        var failing = new ConnectTurns(timer, attempt -> {
            if (attempts.get(0).isDone()) {
                attempt.fail(new IOException("refused"));
            }
        });
        attempts.forEach(failing::take);
        assertTrue(attempts.get(FIRST).isWaiting());
        attempts.get(0).fail(new IOException("refused"));
        assertTrue(attempts.subList(FIRST, attempts.size()).stream().allMatch(ConnectAttempt::isDone));
    }

    @Test
    public void afterTheEndWhatWaitsFailsAndNothingIsStarted() {
        List<ConnectAttempt> attempts = take(FIRST + 2);
        turns.close();
        List<ConnectAttempt> late = take(1);
        assertEquals(List.of(true, true, true), Stream.of(attempts.get(FIRST), attempts.get(FIRST + 1), late.get(0))
            .map(ConnectAttempt::isDone).toList());
        attempts.get(0).fail(new IOException("closed"));
        assertEquals(FIRST, started.size());
        assertFalse("its transport ends it", attempts.get(1).isDone());
    }

    private List<ConnectAttempt> take(int count) {
        List<ConnectAttempt> attempts = attempts(count);
        attempts.forEach(turns::take);
        return attempts;
    }

    private Stream<FakeTimer.Entry> timeouts(long millis) {
        return List.copyOf(timer.entries).stream().filter(entry -> entry.millis == millis);
    }

    private static void answer(ConnectAttempt attempt) {
        ((SshProgress) attempt.guardedConfig().getSshConfigurator())
            .sessionPeerIdentificationReceived(mock(Session.class), "SSH-2.0-agent", List.of());
    }

    private static List<ConnectAttempt> attempts(int count) {
        NetconfClientConfiguration config = NetconfClientConfigurationBuilder.create()
            .withName("n1")
            .withProtocol(NetconfClientProtocol.SSH)
            .withTcpParameters(mock(TcpClientGrouping.class))
            .withSshParameters(mock(SshClientGrouping.class))
            .withConnectionTimeoutMillis(TIMEOUT_MS)
            .withSessionListener(mock(NetconfClientSessionListener.class))
            .build();
        return IntStream.range(0, count).mapToObj(index -> new ConnectAttempt(config)).toList();
    }
}
