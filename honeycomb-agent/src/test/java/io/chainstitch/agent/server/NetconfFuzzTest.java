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
package io.chainstitch.agent.server;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.sun.management.ThreadMXBean;
import io.chainstitch.agent.server.NetconfInput.Framing;
import io.chainstitch.honeycomb.model.AgentData;
import io.chainstitch.vpp.api.testing.Fuzz;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Bad octets on the way into the agent: an rpc-error or the end of the session, and memory in proportion to them. */
public class NetconfFuzzTest {
    private static final ThreadMXBean MEMORY = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final long OCTETS_PER_OCTET = 20_000;
    private static final long CONSTANT = 64L << 20;
    /** A session is given up after so many inputs, so that what it holds stays small. */
    private static final int SESSION = 500;
    /** One of so many at least. */
    private static final int LEAST_TAKEN = 20;
    /** The platform tells of each bad message with a stack trace, the agent's log leaves those out. */
    private static final Logger QUIET = Logger.getLogger("");
    private static AgentSchema schema;
    private static AgentData data;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @BeforeClass
    public static void loadSchema() throws Exception {
        QUIET.setLevel(Level.OFF);
        schema = AgentSchema.load(false);
        data = new AgentData(schema.context());
    }

    @AfterClass
    public static void logAgain() {
        QUIET.setLevel(Level.INFO);
    }

    /** Otherwise what is made of them would be refused for what is wrong with all, and reach nothing behind it. */
    @Test
    public void messagesThatAreNotSpoiltAreTaken() throws Exception {
        try (NetconfInput session = session()) {
            for (String operation : NetconfMessages.OPERATIONS) {
                assertEquals(operation, List.of("ok"), taken(session, Framing.END_OF_MESSAGE,
                    (NetconfMessages.rpc(operation) + "]]>]]>").getBytes(StandardCharsets.UTF_8), operation));
            }
            assertTrue(session.agrees());
        }
    }

    @Test
    public void badOctetsAreAnsweredOrEndTheSession() throws Exception {
        Fuzz fuzz = Fuzz.run("octets into the agent's NETCONF, in process", 500, 100_000);
        Random random = fuzz.random();
        NetconfMessages messages = new NetconfMessages(random);
        Map<String, Integer> kinds = new HashMap<>();
        NetconfInput session = session();
        for (int i = 1; i <= fuzz.count(); i++) {
            Framing framing = Framing.values()[random.nextInt(Framing.values().length)];
            byte[] octets = messages.next(framing);
            for (String answer : taken(session, framing, octets, fuzz.toString())) {
                kinds.merge(answer.replaceAll("^(rpc-error: [-a-z ]*|ok).*", "$1"), 1, Integer::sum);
            }
            if (i % SESSION == 0) {
                assertTrue(fuzz + ": the dataplane was told something else than what is configured", session.agrees());
                session.close();
                session = session();
            }
        }
        session.close();
        System.out.println("fuzz: octets into the agent's NETCONF: " + kinds);
        assertTrue("some must be taken: " + kinds, kinds.getOrDefault("ok", 0) > fuzz.count() / LEAST_TAKEN);
    }

    @Test
    public void octetsThatOnceFailedAreAnsweredOrEndTheSession() throws Exception {
        try (NetconfInput session = session()) {
            for (String line : Fuzz.corpus(NetconfFuzzTest.class, "bad-netconf.txt")) {
                int end = line.indexOf(' ');
                taken(session, Framing.valueOf(line.substring(0, end)),
                    line.substring(end + 1).translateEscapes().getBytes(StandardCharsets.UTF_8), line);
            }
            assertTrue(session.agrees());
        }
    }

    /** Found: elements nested so deep overflowed the stack of the thread that serves all sessions. */
    @Test
    public void elementsThatAreNestedTooDeepEndTheSession() throws Exception {
        try (NetconfInput session = session()) {
            for (Framing framing : List.of(Framing.HELLO, Framing.END_OF_MESSAGE)) {
                for (int depth : new int[] {1001, 20_000, 200_000}) {
                    String deep = "<rpc>" + "<a>".repeat(depth) + "</a>".repeat(depth) + "</rpc>]]>]]>";
                    assertEquals(List.of(), taken(session, framing, deep.getBytes(StandardCharsets.UTF_8), "deep"));
                }
            }
            String good = "<rpc xmlns=\"urn:ietf:params:xml:ns:netconf:base:1.0\" message-id=\"1\"><get-config><source>"
                + "<running/></source><filter type=\"subtree\">" + "<a>".repeat(900) + "</a>".repeat(900)
                + "</filter></get-config></rpc>]]>]]>";
            assertEquals(1, taken(session, Framing.END_OF_MESSAGE, good.getBytes(StandardCharsets.UTF_8), "").size());
        }
    }

    private NetconfInput session() throws Exception {
        return new NetconfInput(schema, data, folder.newFolder().toPath());
    }

    private static List<String> taken(NetconfInput session, Framing framing, byte[] octets, String run) {
        String text = new String(octets, StandardCharsets.UTF_8);
        try {
            long before = MEMORY.getThreadAllocatedBytes(Thread.currentThread().getId());
            List<String> answers = session.take(framing, octets, new Random(octets.length));
            long used = MEMORY.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
            assertTrue(run + ": took " + used + " for " + octets.length + " octets: " + framing + " " + text,
                used < CONSTANT + OCTETS_PER_OCTET * octets.length);
            return answers;
        } catch (RuntimeException | AssertionError | StackOverflowError e) {
            throw new AssertionError(run + ": " + framing + " " + text, e);
        }
    }
}
