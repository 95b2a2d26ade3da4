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

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.chainstitch.it.harness.AgentProcess;
import io.chainstitch.it.harness.Lab;
import io.chainstitch.it.harness.Places;
import io.chainstitch.it.harness.Sfc;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.After;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;

/** The controller's log: one line for a change of a state, which says as fields what it is about. */
public final class LogIT {
    @ClassRule
    public static final Lab LAB = Lab.rule();

    private final Sfc sfc = LAB.sfc();
    private int before;

    @Before
    public void pods() {
        LAB.clear();
        LAB.putInventory(Pods.A0, Pods.F0, Pods.G0, Pods.B0);
        before = all().size();
    }

    @After
    public void clear() {
        LAB.clear();
    }

    private static List<String> all() {
        try {
            return Files.readAllLines(LAB.controller().karafLog());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> lines(String pattern) {
        Pattern wanted = Pattern.compile(pattern);
        return all().stream().skip(before).filter(line -> wanted.matcher(line).find()).toList();
    }

    private void awaitOne(String pattern) {
        Awaitility.await().untilAsserted(() -> assertEquals(seen(), 1, lines(pattern).size()));
    }

    /** What is ours in the log; when that is nothing, what else there is, to see whether anything is logged at all. */
    private String seen() {
        List<String> ours = lines("logged|n2");
        return ours.isEmpty() ? "Nothing of ours; the end of the log and of the output:\n" + LAB.controller().tail()
            : ours.toString();
    }

    /** A file that is written while it is read is lost now and then, and with this one all that is logged. */
    @Test
    public void controllerLeavesTheSettingsOfTheLogAsTheyAre() throws IOException {
        String settings = "etc/org.ops4j.pax.logging.cfg";
        assertEquals(Files.readString(Places.distribution().resolve(settings)),
            Files.readString(LAB.controller().base().resolve(settings)));
    }

    @Test
    public void linesNameChainTransactionAndNodeAsFields() {
        sfc.put(Pods.overFAndG("logged"));
        sfc.awaitState("logged", "ready");
        awaitOne("\\| chain=logged transaction=\\S+ Chain logged is programming$");
        awaitOne("\\| transaction=\\S+ Transaction \\S+ is committed, in \\d+ ms: chain logged on n1, n2, n3$");
        awaitOne("\\| chain=logged transaction=\\S+ Chain logged is ready$");
        assertEquals(3, lines("logged").size());
    }

    @Test
    public void agentThatGoesAwayIsOneLineForTheNodeAndOneForEachChain() throws IOException {
        sfc.put(Pods.overFAndG("logged"));
        sfc.awaitState("logged", "ready");
        LAB.node("n2").agent().stop();
        try {
            sfc.awaitState("logged", "degraded", "node-unreachable");
            awaitOne("\\| node=n2 Node n2 is unreachable: ");
            awaitOne("\\| chain=logged node=n2 Chain logged is degraded \\(node-unreachable\\): ");
        } finally {
            LAB.node("n2").agent().start();
            sfc.awaitInSync("n2");
        }
        sfc.awaitState("logged", "ready");
        awaitOne("\\| node=n2 Node n2 is connected$");
        assertTrue("no stack trace", lines("^\tat ").isEmpty());
        assertThat("no secret", String.join("\n", all()), not(containsString(AgentProcess.PASSWORD)));
    }
}
