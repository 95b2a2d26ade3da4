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

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.opendaylight.netconf.shaded.sshd.client.SshClient;
import org.opendaylight.netconf.shaded.sshd.client.channel.ChannelSubsystem;
import org.opendaylight.netconf.shaded.sshd.client.session.ClientSession;

/** A session over SSH that says what it wants, or nothing. */
final class HostileSession implements AutoCloseable {
    private static final Duration LOGIN = Duration.ofSeconds(60);

    private final ClientSession session;
    private final InputStream in;
    private final OutputStream out;

    HostileSession(SshClient ssh, int port, String password) throws IOException {
        session = ssh.connect(Lab.USER, "127.0.0.1", port).verify(LOGIN).getSession();
        try {
            session.addPasswordIdentity(password);
            session.auth().verify(LOGIN);
            ChannelSubsystem channel = session.createSubsystemChannel("netconf");
            channel.open().verify(LOGIN);
            in = channel.getInvertedOut();
            out = channel.getInvertedIn();
        } catch (IOException e) {
            session.close(true);
            throw e;
        }
    }

    /** Sends; that the other side has closed already is no failure. */
    void send(byte[] octets) {
        try {
            out.write(octets);
            out.flush();
        } catch (IOException closed) {
            // Just what should happen.
        }
    }

    /** Reads until the session ends or no more comes within a time. */
    String read(Duration patience) {
        StringBuilder text = new StringBuilder();
        CompletableFuture<Void> reader = CompletableFuture.runAsync(() -> {
            try {
                byte[] buffer = new byte[8192];
                for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                    synchronized (text) {
                        text.append(new String(buffer, 0, count, StandardCharsets.UTF_8));
                    }
                }
            } catch (IOException closed) {
                // The end.
            }
        });
        try {
            reader.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException stillOpen) {
            session.close(true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (text) {
            return text.toString();
        }
    }

    @Override
    public void close() {
        session.close(true);
    }
}
