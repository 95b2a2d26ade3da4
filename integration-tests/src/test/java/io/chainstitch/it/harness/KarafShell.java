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
package io.chainstitch.it.harness;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.opendaylight.netconf.shaded.sshd.client.SshClient;
import org.opendaylight.netconf.shaded.sshd.client.channel.ChannelExec;
import org.opendaylight.netconf.shaded.sshd.client.channel.ChannelShell;
import org.opendaylight.netconf.shaded.sshd.client.channel.ClientChannelEvent;
import org.opendaylight.netconf.shaded.sshd.client.keyverifier.AcceptAllServerKeyVerifier;
import org.opendaylight.netconf.shaded.sshd.client.session.ClientSession;

/** A user at Karaf's shell, by ssh: with single commands as scripts send them, or at a terminal. */
public final class KarafShell implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration LOGIN = Duration.ofSeconds(20);
    private static final String ADMIN = "karaf";

    private final SshClient client = SshClient.setUpDefaultClient();
    private final int port;
    private final String user;

    /**
     * The administrator, on 127.0.0.1.
     *
     * @param port of the shell
     */
    public KarafShell(int port) {
        this(port, ADMIN);
    }

    /**
     * A user of 127.0.0.1.
     *
     * @param port of the shell
     * @param user name of the user, and the password
     */
    public KarafShell(int port, String user) {
        this.port = port;
        this.user = user;
        client.setServerKeyVerifier(AcceptAllServerKeyVerifier.INSTANCE);
        client.start();
    }

    /**
     * How a command ended.
     *
     * @param exit its exit code
     * @param text what it printed
     */
    public record Result(int exit, String text) {

        /** {@return the lines that it printed} */
        public List<String> lines() {
            return text.lines().toList();
        }

        @Override
        public String toString() {
            return "exit " + exit + "\n" + text;
        }
    }

    private ClientSession login() throws IOException {
        ClientSession session = client.connect(user, "127.0.0.1", port).verify(LOGIN).getSession();
        session.addPasswordIdentity(user);
        session.auth().verify(LOGIN);
        return session;
    }

    /**
     * Runs a command without a terminal, as {@code ssh HOST COMMAND} does.
     *
     * @param command the command
     * @return how it ended
     */
    public Result run(String command) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        try (ClientSession session = login(); ChannelExec channel = session.createExecChannel(command)) {
            channel.setOut(output);
            channel.setErr(output);
            channel.open().verify(LOGIN);
            if (channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), LIMIT).contains(ClientChannelEvent.TIMEOUT)) {
                throw new AssertionError(command + " has not ended, so far: " + output);
            }
            Integer exit = channel.getExitStatus();
            return new Result(exit == null ? -1 : exit, output.toString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(command, e);
        }
    }

    /**
     * Types keys at a terminal and waits for what is shown.
     *
     * @param columns width of the terminal
     * @param keys what is typed, once the prompt is there
     * @param seen tells whether enough is shown
     * @return all that was shown, with the terminal's control sequences
     */
    public String type(int columns, String keys, Predicate<String> seen) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        try (ClientSession session = login(); ChannelShell channel = session.createShellChannel()) {
            channel.setPtyType("xterm-256color");
            channel.setPtyColumns(columns);
            channel.setOut(output);
            channel.setErr(output);
            channel.open().verify(LOGIN);
            await(output, text -> text.contains("> "));
            OutputStream keyboard = channel.getInvertedIn();
            keyboard.write(keys.getBytes(StandardCharsets.UTF_8));
            keyboard.flush();
            await(output, seen);
            return output.toString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(keys, e);
        }
    }

    private static void await(ByteArrayOutputStream output, Predicate<String> seen) {
        Awaitility.await().atMost(LIMIT).pollInterval(Duration.ofMillis(50))
            .untilAsserted(() -> {
                String text = output.toString(StandardCharsets.UTF_8);
                if (!seen.test(text)) {
                    throw new AssertionError("so far: " + text);
                }
            });
    }

    @Override
    public void close() {
        client.stop();
    }
}
