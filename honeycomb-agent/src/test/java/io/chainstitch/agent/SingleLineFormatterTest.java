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

import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.Test;

public class SingleLineFormatterTest {
    @Test
    public void whateverHappensIsOneLine() {
        LogRecord event = new LogRecord(Level.WARNING, "a client sent\r\n  this\nand that");
        event.setInstant(Instant.parse("2026-01-02T03:04:05.678Z"));
        event.setLoggerName("io.chainstitch.agent.Main");
        event.setThrown(new IllegalStateException("outer", new IOException("in\nner")));
        assertEquals("2026-01-02T03:04:05.678Z WARNING Main - a client sent this and that: "
            + "java.lang.IllegalStateException: outer: java.io.IOException: in ner" + System.lineSeparator(),
            new SingleLineFormatter().format(event));
    }
}
