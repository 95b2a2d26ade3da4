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

import java.util.OptionalInt;

/**
 * Where text is shown.
 *
 * @param colours whether it shows colours
 * @param width characters in a line; empty where lines are as long as they are, as in a pipe
 */
public record Screen(boolean colours, OptionalInt width) {
    /** No terminal: no colours, and one line for each record. */
    public static final Screen NONE = new Screen(false, OptionalInt.empty());
    private static final String ESCAPE = "\u001b[";

    /**
     * A terminal.
     *
     * @param width characters in a line; 0 or less when it does not tell
     * @return the screen
     */
    public static Screen terminal(int width) {
        return new Screen(true, width > 0 ? OptionalInt.of(width) : OptionalInt.empty());
    }

    /** Gives text its tone, where there are colours. */
    String paint(String text, Tone tone) {
        return colours && !text.isEmpty() && tone != Tone.PLAIN ? ESCAPE + tone.code() + "m" + text + ESCAPE + "0m"
            : text;
    }

    /** This screen without some of its columns. */
    Screen narrower(int columns) {
        return width.isEmpty() ? this : new Screen(colours, OptionalInt.of(width.getAsInt() - columns));
    }
}
