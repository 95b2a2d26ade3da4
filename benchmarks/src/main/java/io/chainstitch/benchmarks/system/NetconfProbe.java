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
package io.chainstitch.benchmarks.system;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.opendaylight.netconf.shaded.sshd.client.SshClient;
import org.opendaylight.netconf.shaded.sshd.client.channel.ChannelSubsystem;
import org.opendaylight.netconf.shaded.sshd.client.keyverifier.AcceptAllServerKeyVerifier;
import org.opendaylight.netconf.shaded.sshd.client.session.ClientSession;

/** A NETCONF session with as little around it as possible: what the round trips of a wave cost without content. */
final class NetconfProbe implements AutoCloseable {
    private static final String BASE = "urn:ietf:params:xml:ns:netconf:base:1.0";
    /** RFC 6242 section 4.3. */
    private static final byte[] END = "]]>]]>".getBytes(StandardCharsets.US_ASCII);
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String EDIT = "<edit-config><target><candidate/></target><config/></edit-config>";
    private static final String VALIDATE = "<validate><source><candidate/></source></validate>";
    private static final String COMMIT = "<commit/>";

    private final SshClient client = SshClient.setUpDefaultClient();
    private final ClientSession session;
    private final ChannelSubsystem channel;
    private final InputStream in;
    private final OutputStream out;
    private int messages;

    NetconfProbe(int port, String user, String password) throws IOException {
        client.setServerKeyVerifier(AcceptAllServerKeyVerifier.INSTANCE);
        client.start();
        session = client.connect(user, "127.0.0.1", port).verify(LIMIT).getSession();
        session.addPasswordIdentity(password);
        session.auth().verify(LIMIT);
        channel = session.createSubsystemChannel("netconf");
        channel.open().verify(LIMIT);
        in = channel.getInvertedOut();
        out = channel.getInvertedIn();
        receive();
        send("<hello xmlns=\"" + BASE + "\"><capabilities><capability>" + BASE.replace("xml:ns:", "")
            + "</capability></capabilities></hello>");
    }

    /** Runs a wave that changes nothing: edit, validate, commit. Gives the nanoseconds it took. */
    long wave() throws IOException {
        long began = System.nanoTime();
        call(EDIT);
        call(VALIDATE);
        call(COMMIT);
        return System.nanoTime() - began;
    }

    /** Runs a wave with an edit: a {@code config} element. Gives the nanoseconds it took. */
    long commit(String config) throws IOException {
        long began = System.nanoTime();
        call("<edit-config><target><candidate/></target><default-operation>none</default-operation>" + config
            + "</edit-config>");
        call(VALIDATE);
        call(COMMIT);
        return System.nanoTime() - began;
    }

    /** Asks for a part of the operational data. */
    String get(String filter) throws IOException {
        return call("<get><filter type=\"subtree\">" + filter + "</filter></get>");
    }

    private String call(String body) throws IOException {
        messages++;
        send("<rpc xmlns=\"" + BASE + "\" message-id=\"" + messages + "\">" + body + "</rpc>");
        String reply = receive();
        if (reply.contains("rpc-error")) {
            throw new IOException("the agent answered " + body + " with " + reply);
        }
        return reply;
    }

    private void send(String message) throws IOException {
        out.write(message.getBytes(StandardCharsets.UTF_8));
        out.write(END);
        out.flush();
    }

    private String receive() throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        int matched = 0;
        while (matched < END.length) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("the agent closed the NETCONF session");
            }
            message.write(next);
            matched = next == END[matched] ? matched + 1 : next == END[0] ? 1 : 0;
        }
        return message.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        channel.close();
        session.close();
        client.stop();
    }
}
