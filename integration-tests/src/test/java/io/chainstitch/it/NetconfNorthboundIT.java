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
package io.chainstitch.it;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.chainstitch.it.harness.Equipment;
import io.chainstitch.it.harness.Lab;
import io.chainstitch.it.harness.NetconfUser;
import io.chainstitch.it.harness.Places;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.After;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;
import org.w3c.dom.Element;

/** A user of the controller's NETCONF, with a client of our own and with a standard one. */
public final class NetconfNorthboundIT {
    @ClassRule
    public static final Lab LAB = Lab.rule();
    private static final String SFC = "xmlns=\"urn:chainstitch:sfc\"";
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final long CLIENT_MINUTES = 3;

    private Map<String, List<String>> before;

    @Before
    public void pods() {
        LAB.clear();
        before = LAB.dumps();
        LAB.putInventory(Pods.A0, Pods.F0, Pods.G0, Pods.B0);
    }

    @After
    public void clear() {
        LAB.clear();
    }

    @Test
    public void chainIsCreatedChangedTracedPreviewedAndDeleted() throws IOException {
        try (NetconfUser user = new NetconfUser(LAB.controller().netconfPort(), "admin", "admin")) {
            assertThat(user.hello(), containsString("urn:chainstitch:sfc?module=chainstitch-sfc"));
            assertThat(user.hello(), containsString("urn:chainstitch:inventory?module=chainstitch-inventory"));
            user.edit(chain("net", "replace", end("a"), function("f"), function("g"), end("b")));
            awaitPods(user, "it/a0", "it/f0", "it/g0", "it/b0");
            assertEquals(List.of("ok"), NetconfUser.texts(trace(user, "net"), "verdict"));

            Element preview = user.call("<preview-chain " + SFC + "><chain><name>net</name><renderer>l2xconn</renderer>"
                + end("a") + function("f") + end("b") + "</chain></preview-chain>");
            assertEquals("ready", NetconfUser.texts(preview, "state").get(0));
            assertTrue(NetconfUser.texts(preview, "operation").contains("remove"));
            awaitPods(user, "it/a0", "it/f0", "it/g0", "it/b0");

            user.edit(chain("net", "replace", end("a"), function("f"), end("b")));
            awaitPods(user, "it/a0", "it/f0", "it/b0");
            assertEquals(List.of("ok"), NetconfUser.texts(trace(user, "net"), "verdict"));

            user.edit(chain("net", "delete"));
            Awaitility.await().atMost(LIMIT).untilAsserted(() ->
                assertEquals(List.of(), NetconfUser.texts(state(user, "net"), "state")));
        }
        LAB.clear();
        assertEquals(before, LAB.dumps());
    }

    @Test
    public void wrongInputIsAnsweredWithAnErrorAndTheSessionLivesOn() throws IOException {
        try (NetconfUser user = new NetconfUser(LAB.controller().netconfPort(), "admin", "admin")) {
            Element unknown = trace(user, "nosuch");
            assertEquals(List.of("operation-failed"), NetconfUser.texts(unknown, "error-tag"));
            assertEquals(List.of("There is no chain nosuch."), NetconfUser.texts(unknown, "error-message"));
            assertEquals(1, NetconfUser.texts(user.ask(edit(chain("-bad", "merge"))), "error-tag").size());
            user.call("<discard-changes/>");
            assertEquals(1, NetconfUser.texts(user.ask(edit("<sfc " + SFC + "><rope/></sfc>")), "error-tag").size());
            user.call("<discard-changes/>");
            assertEquals(List.of(), NetconfUser.texts(state(user, "nosuch"), "state"));
        }
    }

    @Test
    public void subscriberIsToldWhenAChainComesIntoAnotherState() throws IOException {
        try (NetconfUser listener = new NetconfUser(LAB.controller().netconfPort(), "admin", "admin");
            NetconfUser user = new NetconfUser(LAB.controller().netconfPort(), "admin", "admin")) {
            listener.subscribe();
            user.edit(chain("net", "replace", end("a"), function("f"), end("b")));
            Element ready = listener.awaitEvent(event -> NetconfUser.texts(event, "state").contains("ready"));
            assertEquals(List.of("net"), NetconfUser.texts(ready, "name"));
            assertEquals(1, NetconfUser.texts(ready, "eventTime").size());
            user.edit(chain("net", "replace", end("a"), function("nobody"), end("b")));
            Element pending = listener.awaitEvent(event -> NetconfUser.texts(event, "state").contains("pending"));
            assertEquals(List.of("no-matching-instance"), NetconfUser.texts(pending, "reason"));
            user.edit(chain("net", "delete"));
        }
    }

    @Test
    public void standardClientDoesTheSame() throws IOException, InterruptedException {
        Optional<String> python = python();
        Equipment.needs("no python3 here has the module ncclient (Debian: python3-ncclient)", python.isPresent());
        Process client = new ProcessBuilder(python.get(),
            Places.project().resolve("integration-tests/src/test/python/chain_life.py").toString(),
            Integer.toString(LAB.controller().netconfPort())).redirectErrorStream(true).start();
        client.getOutputStream().close();
        String output = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(output, client.waitFor(CLIENT_MINUTES, TimeUnit.MINUTES));
        assertEquals(output, 0, client.exitValue());
        LAB.clear();
        assertEquals(before, LAB.dumps());
    }

    /** The interpreter in the path may be another one than that for which the system's packages are. */
    private static Optional<String> python() throws InterruptedException {
        for (String candidate : List.of("python3", "/usr/bin/python3")) {
            try {
                if (new ProcessBuilder(candidate, "-c", "import ncclient").redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0) {
                    return Optional.of(candidate);
                }
            } catch (IOException e) {
                continue; // It is not there.
            }
        }
        return Optional.empty();
    }

    private static void awaitPods(NetconfUser user, String... pods) {
        Awaitility.await().atMost(LIMIT).untilAsserted(() -> {
            Element state = state(user, "net");
            assertTrue(NetconfUser.texts(state, "state").contains("ready"));
            List<String> found = NetconfUser.texts(state, "pod");
            assertEquals(2 * pods.length, found.size());
            assertTrue(found.toString(), found.containsAll(List.of(pods)));
        });
    }

    private static Element state(NetconfUser user, String chain) {
        return user.call("<get><filter type=\"subtree\"><sfc-state " + SFC + "><chain><name>" + chain
            + "</name></chain></sfc-state></filter></get>");
    }

    private static Element trace(NetconfUser user, String chain) {
        return user.ask("<trace-chain " + SFC + "><name>" + chain + "</name></trace-chain>");
    }

    private static String edit(String content) {
        return "<edit-config><target><candidate/></target><config>" + content + "</config></edit-config>";
    }

    private static String chain(String name, String operation, String... functions) {
        return "<sfc " + SFC + "><chain xmlns:nc=\"urn:ietf:params:xml:ns:netconf:base:1.0\" nc:operation=\""
            + operation + "\"><name>" + name + "</name>"
            + (functions.length == 0 ? "" : "<renderer>l2xconn</renderer>") + String.join("", functions)
            + "</chain></sfc>";
    }

    private static String end(String app) {
        return member(app, "<interface>eth1</interface>");
    }

    private static String function(String app) {
        return member(app, "<input-interface>in</input-interface><output-interface>out</output-interface>");
    }

    private static String member(String app, String interfaces) {
        return "<function><name>" + app + "</name><pod-selector><label><key>app</key><value>" + app
            + "</value></label></pod-selector>" + interfaces + "</function>";
    }
}
