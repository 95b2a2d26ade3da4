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

import java.util.Set;

/** What a text says beyond its words; a colour on a terminal. */
public enum Tone {
    /** Nothing beyond. */
    PLAIN(""),
    /** A heading. */
    STRONG("1"),
    /** All is well. */
    GOOD("32"),
    /** Something is under way or lacks a part. */
    BUSY("33"),
    /** Something is wrong. */
    BAD("31");

    private static final Set<String> GOOD_WORDS = Set.of("ready", "ok", "connected", "in-sync", "committed", "add");
    private static final Set<String> BUSY_WORDS = Set.of("pending", "programming", "degraded", "connecting", "syncing",
        "change", "unknown");
    private static final Set<String> BAD_WORDS = Set.of("refused", "failed", "unreachable", "out-of-sync", "broken",
        "rejected", "remove");

    private final String code;

    Tone(String code) {
        this.code = code;
    }

    /** {@return the parameter of the escape sequence that turns it on, empty for none} */
    String code() {
        return code;
    }

    /**
     * Finds the tone of a word from the northbound data.
     *
     * @param word a state, a verdict, a result or an operation
     * @return its tone, {@link #PLAIN} for any other word
     */
    public static Tone of(String word) {
        if (GOOD_WORDS.contains(word)) {
            return GOOD;
        }
        if (BUSY_WORDS.contains(word)) {
            return BUSY;
        }
        return BAD_WORDS.contains(word) ? BAD : PLAIN;
    }
}
