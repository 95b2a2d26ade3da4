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

import static org.awaitility.Awaitility.await;
import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.startsWith;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;

import com.google.common.util.concurrent.ListenableFuture;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.opendaylight.netconf.api.messages.NetconfMessage;
import org.opendaylight.netconf.api.xml.XmlUtil;
import org.opendaylight.netconf.client.NetconfClientSession;
import org.opendaylight.netconf.client.NetconfClientSessionListener;
import org.opendaylight.netconf.client.conf.NetconfClientConfiguration;
import org.opendaylight.netconf.client.conf.NetconfClientConfiguration.NetconfClientProtocol;
import org.opendaylight.netconf.client.conf.NetconfClientConfigurationBuilder;
import org.opendaylight.netconf.common.impl.DefaultNetconfTimer;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.crypto.types.rev240208.password.grouping.password.type.CleartextPasswordBuilder;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.DomainName;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.Host;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IetfInetUtil;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.PortNumber;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.netconf.client.rev240208.netconf.client.initiate.stack.grouping.transport.tls.tls.TcpClientParametersBuilder;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.netconf.client.rev240208.netconf.client.listen.stack.grouping.transport.ssh.ssh.SshClientParametersBuilder;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.ssh.client.rev240208.ssh.client.grouping.ClientIdentityBuilder;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.ssh.client.rev240208.ssh.client.grouping.client.identity.PasswordBuilder;
import org.opendaylight.yangtools.yang.common.Uint16;

/** Real sockets on the loopback: an agent that works, and peers that fail in each of the known ways. */
public class GuardedNetconfClientFactoryTest {
    private static final int NEVER_REACHED_MS = 120_000;
    private static final int REQUESTS = 50;
    private static final String REKEY = "org.opendaylight.netconf.shaded.sshd.config.rekey-packets-limit";

    private final NetconfClientSessionListener listener = mock(NetconfClientSessionListener.class);
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final List<AutoCloseable> closed = new ArrayList<>();
    private final DefaultNetconfTimer timer = new DefaultNetconfTimer();
    private final CountDownLatch asked = new CountDownLatch(4);
    private final CountDownLatch answered = new CountDownLatch(1);
    private GuardedNetconfClientFactory factory;

    @Before
    public void start() {
        factory = new GuardedNetconfClientFactory(new DedupNetconfTimer(timer), this::lookUp);
        factory.listen((node, reason) -> failures.add(node + ": " + reason));
    }

    @After
    public void stop() throws Exception {
        answered.countDown();
        for (AutoCloseable resource : closed) {
            resource.close();
        }
        factory.close();
        timer.close();
    }

    @Test
    public void everyConnectComesUp() throws Exception {
        TestAgent agent = agent();
        for (int round = 0; round < 50; round++) {
            up(connect(agent.port(), TestAgent.PASSWORD, NEVER_REACHED_MS)).close();
        }
        assertEquals(List.of(), failures);
    }

    @Test
    public void connectsAtTheSameTimeComeUp() throws Exception {
        TestAgent agent = agent();
        List<ListenableFuture<NetconfClientSession>> attempts = new ArrayList<>();
        for (int node = 0; node < 25; node++) {
            attempts.add(connect(agent.port(), TestAgent.PASSWORD, NEVER_REACHED_MS));
        }
        for (var attempt : attempts) {
            up(attempt).close();
        }
    }

    @Test
    public void moreConnectsThanThereArePlacesComeUp() throws Exception {
        TestAgent agent = agent();
        List<ListenableFuture<NetconfClientSession>> attempts = new ArrayList<>();
        for (int node = 0; node < 5 * ConnectTurns.PLACES; node++) {
            attempts.add(connect(agent.port(), TestAgent.PASSWORD, NEVER_REACHED_MS));
        }
        for (var attempt : attempts) {
            up(attempt);
        }
        assertEquals(List.of(), failures);
    }

    @Test
    public void nodeWaitsForItsTurnAndGetsIt() throws Exception {
        List<Socket> accepted = new CopyOnWriteArrayList<>();
        int port = slowPeer(accepted);
        for (int place = 0; place < ConnectTurns.PLACES; place++) {
            connect(port, TestAgent.PASSWORD, NEVER_REACHED_MS);
        }
        connect(port, TestAgent.PASSWORD, NEVER_REACHED_MS);
        assertTrue(factory.isWaiting("n1"));
        assertFalse(factory.isWaiting("unknown"));
        await().until(() -> accepted.size() >= ConnectTurns.PLACES);
        accepted.get(0).close();
        await().until(() -> accepted.size() == ConnectTurns.PLACES + 1);
        assertFalse(factory.isWaiting("n1"));
    }

    /** What tells peers that are there from those that are away. */
    @Test
    public void peerThatSaysItsVersionHasAnswered() throws Exception {
        List<Socket> accepted = new CopyOnWriteArrayList<>();
        var silent = new ConnectAttempt(config(peer(accepted::add), TestAgent.PASSWORD, NEVER_REACHED_MS));
        var slow = new ConnectAttempt(config(slowPeer(accepted), TestAgent.PASSWORD, NEVER_REACHED_MS));
        try (var loop = new ConnectLoop(timer, "loop")) {
            loop.start(silent);
            loop.start(slow);
            await().until(slow::isAnswered);
            await().until(() -> accepted.size() == 2);
            assertFalse(silent.isAnswered());
        }
    }

    /** New keys are due after an hour; here after twenty packets. */
    @Test
    public void sessionOutlivesItsKeys() throws Exception {
        System.setProperty(REKEY, "20");
        try {
            NetconfClientSession session = up(connect(agent().port(), TestAgent.PASSWORD, NEVER_REACHED_MS));
            for (int request = 0; request < REQUESTS; request++) {
                session.sendMessage(new NetconfMessage(XmlUtil.readXmlToDocument("<rpc message-id='" + request
                    + "' xmlns='urn:ietf:params:xml:ns:netconf:base:1.0'><unknown/></rpc>")));
            }
            verify(listener, timeout(NEVER_REACHED_MS).times(REQUESTS)).onMessage(any(), any());
        } finally {
            System.clearProperty(REKEY);
        }
    }

    @Test
    public void wrongPasswordFailsAndIsNamed() throws Exception {
        String reason = reasonOf(connect(agent().port(), "wrong", NEVER_REACHED_MS));
        assertThat(reason, containsString("check user name and password"));
        assertThat(reported(), startsWith("n1: the SSH log-in was refused"));
    }

    @Test
    public void nobodyListeningFails() throws Exception {
        int port = TestAgent.freePort();
        reasonOf(connect(port, TestAgent.PASSWORD, NEVER_REACHED_MS));
        assertThat(reported(), startsWith("n1: no TCP connection: "));
    }

    @Test
    public void peerThatClosesAtOnceFails() throws Exception {
        int port = peer(Socket::close);
        assertThat(reasonOf(connect(port, TestAgent.PASSWORD, NEVER_REACHED_MS)), containsString("closed"));
    }

    @Test
    public void peerThatClosesAfterItsIdentFails() throws Exception {
        int port = peer(socket -> {
            socket.getOutputStream().write("SSH-2.0-broken\r\n".getBytes(StandardCharsets.US_ASCII));
            socket.close();
        });
        assertThat(reasonOf(connect(port, TestAgent.PASSWORD, NEVER_REACHED_MS)),
            containsString("before it agreed on SSH keys"));
    }

    @Test
    public void silentPeerFailsAtTheDeadlineAndLosesItsSocket() throws Exception {
        List<Socket> accepted = new CopyOnWriteArrayList<>();
        int port = peer(accepted::add);
        assertEquals("no NETCONF session within 500 ms", reasonOf(connect(port, TestAgent.PASSWORD, 500)));
        await().until(() -> !accepted.isEmpty());
        var input = accepted.get(0).getInputStream();
        // what was sent so far, then the end of the stream
        assertTrue(input.readAllBytes().length >= 0);
    }

    @Test
    public void cancelledAttemptEndsQuietlyAndLosesItsSocket() throws Exception {
        List<Socket> accepted = new CopyOnWriteArrayList<>();
        int port = peer(accepted::add);
        var attempt = connect(port, TestAgent.PASSWORD, NEVER_REACHED_MS);
        await().until(() -> !accepted.isEmpty());
        assertTrue(attempt.cancel(false));
        assertTrue(accepted.get(0).getInputStream().readAllBytes().length >= 0);
        assertEquals(List.of(), failures);
        verify(listener, never()).onSessionUp(any());
    }

    @Test
    public void peerThatHasANameIsReached() throws Exception {
        TestAgent agent = agent();
        up(factory.createClient(config(new Host(new DomainName("agent.example")), agent.port(), TestAgent.PASSWORD,
            NEVER_REACHED_MS)));
    }

    @Test
    public void nameThatNobodyHasFailsAndIsNamed() throws Exception {
        assertEquals("the host name 'nobody.example' is unknown", reasonOf(factory.createClient(config(
            new Host(new DomainName("nobody.example")), TestAgent.freePort(), TestAgent.PASSWORD, NEVER_REACHED_MS))));
    }

    @Test
    public void silentNameServerHoldsUpNobodyElse() throws Exception {
        TestAgent agent = agent();
        List<ListenableFuture<NetconfClientSession>> lost = new ArrayList<>();
        for (int node = 0; node < 4; node++) {
            lost.add(factory.createClient(config(new Host(new DomainName("silent.example")), agent.port(),
                TestAgent.PASSWORD, 2_000)));
        }
        await().until(() -> asked.getCount() == 0);
        up(connect(agent.port(), TestAgent.PASSWORD, NEVER_REACHED_MS));
        assertEquals("the lookups go on", 1, answered.getCount());
        for (var attempt : lost) {
            assertEquals("the host name 'silent.example' was not resolved within 2000 ms", reasonOf(attempt));
        }
    }

    private InetAddress lookUp(String name) throws UnknownHostException {
        if (name.startsWith("silent")) {
            asked.countDown();
            try {
                answered.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        if (name.startsWith("nobody")) {
            throw new UnknownHostException(name);
        }
        return InetAddress.getLoopbackAddress();
    }

    @Test
    public void stoppedClientStillEndsAttempts() throws Exception {
        factory.close();
        reasonOf(connect(TestAgent.freePort(), TestAgent.PASSWORD, NEVER_REACHED_MS));
        reported();
    }

    @Test
    public void endedSubscriptionHearsNothing() throws Exception {
        List<String> heard = new CopyOnWriteArrayList<>();
        factory.listen((node, reason) -> heard.add(node)).close();
        reasonOf(connect(TestAgent.freePort(), TestAgent.PASSWORD, NEVER_REACHED_MS));
        assertEquals(List.of(), heard);
    }

    private NetconfClientSession up(ListenableFuture<NetconfClientSession> attempt) throws Exception {
        return attempt.get(60, TimeUnit.SECONDS);
    }

    /** The report may come a moment after the attempt is done. */
    private String reported() {
        await().until(() -> failures.size() == 1);
        return failures.get(0);
    }

    private static String reasonOf(ListenableFuture<NetconfClientSession> attempt) {
        var failure = assertThrows(ExecutionException.class, () -> attempt.get(60, TimeUnit.SECONDS));
        return failure.getCause().getMessage();
    }

    private TestAgent agent() throws Exception {
        var agent = new TestAgent(timer);
        closed.add(agent);
        return agent;
    }

    /** A peer that says its version and nothing more. */
    private int slowPeer(List<Socket> accepted) throws Exception {
        return peer(socket -> {
            socket.getOutputStream().write("SSH-2.0-slow\r\n".getBytes(StandardCharsets.US_ASCII));
            accepted.add(socket);
        });
    }

    /** A peer that accepts connections and does one thing with each. */
    private int peer(Behaviour behaviour) throws Exception {
        var server = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
        closed.add(server);
        var thread = new Thread(() -> {
            try {
                while (true) {
                    behaviour.meet(server.accept());
                }
            } catch (IOException expected) {
                // the test is over
            }
        });
        thread.setDaemon(true);
        thread.start();
        return server.getLocalPort();
    }

    private ListenableFuture<NetconfClientSession> connect(int port, String password, int timeoutMillis) {
        return factory.createClient(config(port, password, timeoutMillis));
    }

    private NetconfClientConfiguration config(int port, String password, int timeoutMillis) {
        return config(new Host(IetfInetUtil.ipAddressFor(InetAddress.getLoopbackAddress())), port, password,
            timeoutMillis);
    }

    private NetconfClientConfiguration config(Host host, int port, String password, int timeoutMillis) {
        var secret = new PasswordBuilder()
            .setPasswordType(new CleartextPasswordBuilder().setCleartextPassword(password).build())
            .build();
        return NetconfClientConfigurationBuilder.create()
            .withName("n1")
            .withProtocol(NetconfClientProtocol.SSH)
            .withTcpParameters(new TcpClientParametersBuilder()
                .setRemoteAddress(host)
                .setRemotePort(new PortNumber(Uint16.valueOf(port)))
                .build())
            .withSshParameters(new SshClientParametersBuilder()
                .setClientIdentity(new ClientIdentityBuilder()
                    .setUsername(TestAgent.USER)
                    .setPassword(secret)
                    .build())
                .build())
            .withSessionListener(listener)
            .withConnectionTimeoutMillis(timeoutMillis)
            .build();
    }

    @FunctionalInterface
    private interface Behaviour {
        void meet(Socket socket) throws IOException;
    }
}
