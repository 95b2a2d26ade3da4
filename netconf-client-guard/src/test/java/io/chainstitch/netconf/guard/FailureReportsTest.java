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

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.Test;

/** What the log and the listeners are told; the log of tests goes to the standard error. */
public class FailureReportsTest {
    private final FailureReports reports = new FailureReports();
    private final List<String> told = new ArrayList<>();

    @Test
    public void logTellsANewReasonOnceAndListenersEachTime() {
        reports.listen((node, reason) -> told.add(node + ": " + reason));
        assertThat(logOf(() -> fail("n1", "refused")), containsString("NETCONF connect to n1 failed: refused"));
        assertEquals("", logOf(() -> fail("n1", "refused")));
        assertThat(logOf(() -> fail("n1", "closed")), containsString("NETCONF connect to n1 failed: closed"));
        assertEquals(List.of("n1: refused", "n1: refused", "n1: closed"), told);
    }

    @Test
    public void logIsNotFilledWhileTheClientIsBeingStopped() {
        reports.stopping();
        assertThat(logOf(() -> fail("n1", "stopped")), not(containsString("n1")));
    }

    private void fail(String node, String reason) {
        reports.of(node).onFailure(new IOException(reason));
    }

    private static String logOf(Runnable action) {
        PrintStream before = System.err;
        var bytes = new ByteArrayOutputStream();
        System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            action.run();
        } finally {
            System.setErr(before);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
