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
package io.chainstitch.shell.view;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.Test;

public final class UsageTest {
    private static final Usage TRACE = Usage.of("trace", "NAME", 1, 1, "--reverse", "--path N");
    private static final Usage CHAINS = Usage.of("chains", "NAME", 0, Integer.MAX_VALUE, "--long");
    private static final String TRACE_SYNTAX = ", write: sfc:trace NAME [--reverse] [--path N] [--json]";

    @Test
    public void optionsStandAnywhere() {
        for (List<String> words : List.of(List.of("web", "--reverse", "--path", "2"),
            List.of("--path=2", "web", "--reverse"), List.of("--reverse", "--path", "2", "web"))) {
            Usage.Given given = TRACE.read(words);
            assertEquals(List.of("web"), given.arguments());
            assertTrue(given.has("--reverse"));
            assertEquals(Optional.of("2"), given.value("--path"));
            assertFalse(given.json());
        }
        assertTrue(TRACE.read(List.of("web", "--json")).json());
    }

    @Test
    public void valueThatLooksLikeAnOptionIsTheOptionsValue() {
        assertEquals(Optional.of("-1"), TRACE.read(List.of("web", "--path", "-1")).value("--path"));
    }

    @Test
    public void anyNumberOfNamesIsTakenWhereNamesAreListed() {
        assertEquals(List.of("a", "b", "c"), CHAINS.read(List.of("a", "--long", "b", "c")).arguments());
        assertEquals(Optional.empty(), CHAINS.read(List.of()).first());
    }

    @Test
    public void wrongWordsAreAnsweredWithWhatToWrite() {
        assertWrong(TRACE, "sfc:trace needs a NAME" + TRACE_SYNTAX);
        assertWrong(TRACE, "sfc:trace has no option --bogus" + TRACE_SYNTAX, "web", "--bogus");
        assertWrong(TRACE, "sfc:trace has no option -r" + TRACE_SYNTAX, "-r", "web");
        assertWrong(TRACE, "sfc:trace has no option --bogus" + TRACE_SYNTAX, "--bogus=1");
        assertWrong(TRACE, "sfc:trace needs a value behind --path" + TRACE_SYNTAX, "web", "--path");
        assertWrong(TRACE, "sfc:trace takes no value behind --reverse" + TRACE_SYNTAX, "web", "--reverse=yes");
        assertWrong(TRACE, "sfc:trace has no use for b c" + TRACE_SYNTAX, "a", "b", "c");
        assertWrong(CHAINS, "sfc:chains has no option --\\u001b[31m, write: sfc:chains [NAME]... [--long] [--json]",
            "--\u001b[31m");
    }

    @Test
    public void optionsAreOfferedBehindNamesAndOnlyOnce() {
        assertEquals(Optional.of(List.of("--reverse", "--path", "--json")),
            TRACE.optionsBehind(List.of("web"), "-"));
        assertEquals(Optional.of(List.of("--path", "--json")),
            TRACE.optionsBehind(List.of("web", "--reverse"), "--"));
        assertEquals("no further name is taken", Optional.of(List.of("--reverse", "--path", "--json")),
            TRACE.optionsBehind(List.of("web"), ""));
        assertEquals("a name is due", Optional.empty(), TRACE.optionsBehind(List.of("--reverse"), ""));
        assertEquals("a value is due", Optional.empty(), TRACE.optionsBehind(List.of("web", "--path"), "-"));
        assertEquals(Optional.of(List.of("--reverse", "--json")),
            TRACE.optionsBehind(List.of("web", "--path", "1"), ""));
        assertEquals("names may follow", Optional.empty(), CHAINS.optionsBehind(List.of("a", "--long"), ""));
    }

    private static void assertWrong(Usage usage, String sentence, String... words) {
        assertEquals(sentence,
            assertThrows(ShellFailure.class, () -> usage.read(List.of(words))).getMessage());
    }
}
