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
package io.chainstitch.agent;

import static org.junit.Assert.assertTrue;

import io.chainstitch.agent.server.HostileText;
import io.chainstitch.vpp.api.testing.Fuzz;
import io.chainstitch.vpp.api.testing.Octets;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.opendaylight.netconf.shaded.sshd.client.SshClient;
import org.opendaylight.netconf.shaded.sshd.client.keyverifier.AcceptAllServerKeyVerifier;

/** Sessions that mean no good, by TCP and by SSH, while others are served. */
public class HostileSessionsTest {
    /** So many stay open and say nothing more. */
    private static final int LINGERING = 100;
    private static final long MEMORY = 96L << 20;
    private static final int ASKED_EVERY = 5;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder(new File("/tmp"));
    private final SshClient ssh = SshClient.setUpDefaultClient();
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private Lab lab;

    @Before
    public void start() throws Exception {
        lab = new Lab(folder.getRoot().toPath()).startVpp().startAgent();
        ssh.setServerKeyVerifier(AcceptAllServerKeyVerifier.INSTANCE);
        ssh.start();
    }

    @After
    public void stop() throws Exception {
        while (!open.isEmpty()) {
            open.pop().close();
        }
        ssh.stop();
        lab.close();
    }

    @Test
    public void hostileSessionsEndOrAreAnsweredAndOthersAreServed() throws Exception {
        Fuzz fuzz = Fuzz.run("hostile sessions of NETCONF over SSH", 15, 1_000);
        Random random = fuzz.random();
        HostileText text = new HostileText(random);
        try (NetconfTestClient good = lab.client()) {
            assertServed(good, fuzz.toString());
            long before = used();
            for (int i = 1; i <= fuzz.count(); i++) {
                session(random, text);
                if (i % ASKED_EVERY == 0) {
                    assertServed(good, fuzz + ", after " + i);
                }
            }
            try (NetconfTestClient late = lab.client()) {
                assertServed(late, fuzz + ", a new session");
            }
            Awaitility.await(fuzz + ": memory").atMost(Duration.ofSeconds(30))
                .until(() -> used() - before < MEMORY);
        }
    }

    private void session(Random random, HostileText text) throws IOException {
        switch (random.nextInt(8)) {
            case 0 -> {
                try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), lab.port())) {
                    socket.getOutputStream().write(Octets.noise(random, 2_000));
                }
            }
            case 1 -> linger(new Socket(InetAddress.getLoopbackAddress(), lab.port()));
            case 2 -> assertTrue(refused());
            case 3 -> linger(new HostileSession(ssh, lab.port(), Lab.PASSWORD));
            default -> {
                try (HostileSession session = new HostileSession(ssh, lab.port(), Lab.PASSWORD)) {
                    text.next().forEach(octets -> session.send(octets));
                    String answer = session.read(Duration.ofMillis(random.nextInt(400)));
                    assertTrue(answer, answer.isEmpty() || answer.contains("<hello"));
                }
            }
        }
    }

    private boolean refused() {
        try (HostileSession session = new HostileSession(ssh, lab.port(), "wrong")) {
            return false;
        } catch (IOException expected) {
            return true;
        }
    }

    private void linger(AutoCloseable session) {
        open.push(session);
        if (open.size() > LINGERING) {
            try {
                open.removeLast().close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static void assertServed(NetconfTestClient good, String when) throws IOException {
        String answer = good.getConfig(Lab.AGENT);
        assertTrue(when + ": " + answer, answer.contains("<data"));
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @Test
    public void manyHalfOpenSessionsKeepNobodyOut() throws Exception {
        Fuzz fuzz = Fuzz.run("half-open sessions of NETCONF at a time", 20, 100);
        for (int i = 0; i < fuzz.count(); i++) {
            HostileSession session = new HostileSession(ssh, lab.port(), Lab.PASSWORD);
            session.send("<hello xmlns=\"urn:ietf:params:xml:ns:netconf:base:1.0\"><capab"
                .getBytes(StandardCharsets.UTF_8));
            linger(session);
        }
        try (NetconfTestClient late = lab.client()) {
            assertServed(late, fuzz.toString());
        }
    }
}
