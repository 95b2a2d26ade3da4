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

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/**
 * One line for each event: time in UTC, level, class, message, and for a failure its causes instead of a stack trace.
 * Line breaks in messages, which clients may have sent, become blanks.
 */
public final class SingleLineFormatter extends Formatter {
    private static final DateTimeFormatter TIME =
        DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);
    private static final int LONGEST = 2000;

    @Override
    public String format(LogRecord event) {
        String logger = event.getLoggerName() == null ? "" : event.getLoggerName();
        StringBuilder line = new StringBuilder(formatMessage(event));
        for (Throwable cause = event.getThrown(); cause != null; cause = cause.getCause()) {
            line.append(": ").append(cause);
        }
        String text = line.toString().replaceAll("\\s*\\R\\s*", " ");
        return TIME.format(event.getInstant()) + " " + event.getLevel().getName() + " "
            + logger.substring(logger.lastIndexOf('.') + 1) + " - "
            + (text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text) + System.lineSeparator();
    }
}
