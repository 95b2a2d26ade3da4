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

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.opendaylight.netconf.shaded.sshd.client.SshClient;
import org.opendaylight.netconf.shaded.sshd.client.channel.ChannelSubsystem;
import org.opendaylight.netconf.shaded.sshd.client.keyverifier.AcceptAllServerKeyVerifier;
import org.opendaylight.netconf.shaded.sshd.client.session.ClientSession;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A user of the controller's NETCONF: a session with the messages of RFC 6241 as text, framed as in RFC 6242. */
public final class NetconfUser implements AutoCloseable {
    private static final String BASE = "urn:ietf:params:xml:ns:netconf:base:1.0";
    private static final String HELLO = "<hello xmlns=\"" + BASE + "\"><capabilities><capability>"
        + "urn:ietf:params:netconf:base:1.0</capability></capabilities></hello>";
    /** RFC 6242 section 4.3. */
    private static final byte[] END = "]]>]]>".getBytes(StandardCharsets.US_ASCII);
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final SshClient client = SshClient.setUpDefaultClient();
    private final ClientSession session;
    private final ChannelSubsystem channel;
    private final InputStream in;
    private final OutputStream out;
    private final String hello;
    private int messages;

    /**
     * Opens a session with 127.0.0.1.
     *
     * @param port of NETCONF
     * @param user who logs in
     * @param password of the user
     * @throws IOException when there is no session
     */
    public NetconfUser(int port, String user, String password) throws IOException {
        client.setServerKeyVerifier(AcceptAllServerKeyVerifier.INSTANCE);
        client.start();
        session = client.connect(user, "127.0.0.1", port).verify(LIMIT).getSession();
        session.addPasswordIdentity(password);
        session.auth().verify(LIMIT);
        channel = session.createSubsystemChannel("netconf");
        channel.open().verify(LIMIT);
        in = channel.getInvertedOut();
        out = channel.getInvertedIn();
        hello = receive();
        send(HELLO);
    }

    /** {@return what the server said first, with its capabilities} */
    public String hello() {
        return hello;
    }

    /**
     * Asks and insists on an answer without error.
     *
     * @param operation the content of the message
     * @return the answer
     */
    public Element call(String operation) {
        Element reply = ask(operation);
        if (reply.getElementsByTagNameNS("*", "rpc-error").getLength() > 0) {
            throw new AssertionError(operation + " was answered with " + reply.getTextContent());
        }
        return reply;
    }

    /**
     * Asks.
     *
     * @param operation the content of the message
     * @return the answer, whatever it is
     */
    public Element ask(String operation) {
        messages++;
        try {
            send("<rpc xmlns=\"" + BASE + "\" message-id=\"" + messages + "\">" + operation + "</rpc>");
            return parse(receive());
        } catch (IOException e) {
            throw new UncheckedIOException(operation, e);
        }
    }

    /**
     * Changes the configuration: candidate, then commit.
     *
     * @param content of {@code config}
     */
    public void edit(String content) {
        call("<edit-config><target><candidate/></target><config>" + content + "</config></edit-config>");
        call("<commit/>");
    }

    /** Asks to be told of events from now on; nothing else can be asked in this session then. */
    public void subscribe() {
        call("<create-subscription xmlns=\"urn:ietf:params:xml:ns:netconf:notification:1.0\"/>");
    }

    /**
     * Waits for an event, and drops those before it.
     *
     * @param wanted tells whether it is the one
     * @return the event
     */
    public Element awaitEvent(Predicate<Element> wanted) {
        CompletableFuture<Element> event = CompletableFuture.supplyAsync(() -> {
            try {
                Element next = parse(receive());
                while (!wanted.test(next)) {
                    next = parse(receive());
                }
                return next;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return event.orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join();
    }

    /**
     * Finds leaves.
     *
     * @param parent where
     * @param leaf their name
     * @return their values in order
     */
    public static List<String> texts(Element parent, String leaf) {
        NodeList found = parent.getElementsByTagNameNS("*", leaf);
        List<String> texts = new ArrayList<>();
        for (int index = 0; index < found.getLength(); index++) {
            texts.add(found.item(index).getTextContent());
        }
        return texts;
    }

    private static Element parse(String message) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(message.getBytes(StandardCharsets.UTF_8))).getDocumentElement();
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException("no XML: " + message, e);
        }
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
                throw new IOException("the session was closed");
            }
            message.write(next);
            matched = next == END[matched] ? matched + 1 : next == END[0] ? 1 : 0;
        }
        String text = message.toString(StandardCharsets.UTF_8);
        return text.substring(0, text.length() - END.length);
    }

    @Override
    public void close() throws IOException {
        channel.close();
        session.close();
        client.stop();
    }
}
