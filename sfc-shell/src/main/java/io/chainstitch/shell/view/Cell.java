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

import java.util.Optional;

/**
 * A piece of text with its tone.
 *
 * @param text what it says, without control characters
 * @param tone how
 */
record Cell(String text, Tone tone) {
    private static final Cell NOTHING = new Cell("-", Tone.PLAIN);

    /** What users and devices wrote may hold anything: a terminal must not act on it. */
    Cell {
        text = Printable.of(text);
    }

    static Cell of(Object value) {
        String text = String.valueOf(value);
        return text.isEmpty() ? NOTHING : new Cell(text, Tone.PLAIN);
    }

    static Cell of(Optional<?> value) {
        return value.map(Cell::of).orElse(NOTHING);
    }

    /** A word whose meaning gives the tone. */
    static Cell word(String word) {
        return word.isEmpty() ? NOTHING : new Cell(word, Tone.of(word));
    }
}
