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
import java.util.OptionalInt;

/** Breaks text at blanks. */
final class Wrapping {
    /** In less room a broken text is worse to read than one that the terminal breaks. */
    private static final int LEAST = 20;

    private Wrapping() {
    }

    /** Whether there is so little room for a text that it should not be put there. */
    static boolean tooLong(String text, OptionalInt room) {
        return room.isPresent() && room.getAsInt() < LEAST && Printable.width(text) > Math.max(1, room.getAsInt());
    }

    /** The lines of a text; one line when the room is not known or too small. A word that is too long stands alone. */
    static List<String> lines(String text, OptionalInt room) {
        if (room.isEmpty() || room.getAsInt() < LEAST) {
            return List.of(text);
        }
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (!line.isEmpty() && Printable.width(line + " " + word) > room.getAsInt()) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
