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

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Labelled values and sections, one below the other. */
final class Page {
    private static final int LABEL = 13;
    private static final String INDENT = "  ";

    private final Screen screen;
    private final List<String> lines = new ArrayList<>();

    Page(Screen screen) {
        this.screen = screen;
    }

    Page field(String label, Cell value) {
        lines.addAll(labelled(label, value, screen, ""));
        return this;
    }

    Page field(String label, Optional<?> value) {
        value.ifPresent(found -> field(label, Cell.of(found)));
        return this;
    }

    Page section(String title) {
        lines.add("");
        lines.add(screen.paint(title, Tone.STRONG));
        return this;
    }

    Page item(String label, Cell value) {
        lines.addAll(labelled(label, value, screen, INDENT));
        return this;
    }

    /** A sentence in a section. */
    Page text(String text) {
        Wrapping.lines(Printable.of(text), screen.narrower(INDENT.length()).width())
            .forEach(line -> lines.add(INDENT + line));
        return this;
    }

    /** A table in a section, or a sentence when it has no rows. */
    Page table(Table table, String empty) {
        if (table.isEmpty()) {
            return text(empty);
        }
        table.lines(screen.narrower(INDENT.length())).forEach(line -> lines.add(INDENT + line));
        return this;
    }

    private static List<String> labelled(String label, Cell value, Screen screen, String indent) {
        List<String> lines = new ArrayList<>();
        String left = indent + label + " ".repeat(Math.max(1, LABEL - indent.length() - Printable.width(label)));
        for (String part : Wrapping.lines(value.text(), screen.narrower(Printable.width(left)).width())) {
            lines.add(left + screen.paint(part, value.tone()));
            left = " ".repeat(Printable.width(left));
        }
        return lines;
    }

    List<String> lines() {
        return List.copyOf(lines);
    }
}
