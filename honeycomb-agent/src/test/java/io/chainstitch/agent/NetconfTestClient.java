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

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.opendaylight.netconf.shaded.sshd.client.SshClient;
import org.opendaylight.netconf.shaded.sshd.client.channel.ChannelSubsystem;
import org.opendaylight.netconf.shaded.sshd.client.keyverifier.AcceptAllServerKeyVerifier;
import org.opendaylight.netconf.shaded.sshd.client.session.ClientSession;

/** A NETCONF client that sends exactly the text it is given, with the framing of NETCONF 1.0. */
final class NetconfTestClient implements AutoCloseable {
    private static final String END = "]]>]]>";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String BASE = "urn:ietf:params:xml:ns:netconf:base:1.0";

    private final SshClient ssh = SshClient.setUpDefaultClient();
    private final String hello;
    private InputStream in;
    private OutputStream out;
    private int messages;

    NetconfTestClient(int port, String user, String password) throws IOException {
        ssh.setServerKeyVerifier(AcceptAllServerKeyVerifier.INSTANCE);
        ssh.start();
        try {
            ClientSession session = ssh.connect(user, "127.0.0.1", port).verify(PATIENCE).getSession();
            session.addPasswordIdentity(password);
            session.auth().verify(PATIENCE);
            ChannelSubsystem channel = session.createSubsystemChannel("netconf");
            channel.open().verify(PATIENCE);
            in = channel.getInvertedOut();
            out = channel.getInvertedIn();
            send("<hello xmlns=\"" + BASE + "\"><capabilities><capability>urn:ietf:params:netconf:base:1.0</capability>"
                + "</capabilities></hello>");
            hello = receive();
        } catch (IOException e) {
            ssh.stop();
            throw e;
        }
    }

    String hello() {
        return hello;
    }

    /** {@return the answer to a request} */
    String rpc(String operation) throws IOException {
        send("<rpc xmlns=\"" + BASE + "\" message-id=\"" + ++messages + "\">" + operation + "</rpc>");
        return receive();
    }

    String edit(String config) throws IOException {
        return rpc("<edit-config><target><candidate/></target><config>" + config + "</config></edit-config>");
    }

    String commit() throws IOException {
        return rpc("<commit/>");
    }

    String validate() throws IOException {
        return rpc("<validate><source><candidate/></source></validate>");
    }

    String get(String filter) throws IOException {
        return rpc("<get><filter type=\"subtree\">" + filter + "</filter></get>");
    }

    String getConfig(String filter) throws IOException {
        return rpc("<get-config><source><running/></source><filter type=\"subtree\">" + filter
            + "</filter></get-config>");
    }

    void send(String message) throws IOException {
        sendRaw(message + END);
    }

    void sendRaw(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** {@return the next message, which is a reply or a notification} */
    String receive() throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        try {
            return CompletableFuture.supplyAsync(() -> read(message)).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("the server does not answer", e);
        } catch (ExecutionException e) {
            throw new IOException("no whole message came, only: " + message.toString(StandardCharsets.UTF_8), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private String read(ByteArrayOutputStream message) {
        try {
            return readMessage(message);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String readMessage(ByteArrayOutputStream message) throws IOException {
        while (true) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("the server closed the session");
            }
            message.write(next);
            if (next == '>' && message.toString(StandardCharsets.UTF_8).endsWith(END)) {
                String text = message.toString(StandardCharsets.UTF_8);
                return text.substring(0, text.length() - END.length());
            }
        }
    }

    @Override
    public void close() {
        ssh.stop();
    }
}
