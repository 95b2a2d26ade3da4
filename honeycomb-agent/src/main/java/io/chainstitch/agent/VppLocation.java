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

import java.nio.file.Path;
import java.util.Optional;

/** Where the agent finds VPP. */
sealed interface VppLocation {
    /** What a socket argument starts with when the embedded emulator is meant. */
    String EMULATOR_PREFIX = "emulator:";

    /**
     * A VPP that somebody else runs.
     *
     * @param socket its binary API socket
     */
    record Socket(Path socket) implements VppLocation {
    }

    /**
     * The emulator, started inside the agent on a socket in the data directory.
     *
     * @param interfaces the file that lists its interfaces, if any
     */
    record Emulator(Optional<Path> interfaces) implements VppLocation {
    }

    /**
     * Reads the argument of {@code --vpp-api-socket}.
     *
     * @param text a path, or {@code emulator:} with an optional file
     * @return the location
     */
    static VppLocation parse(String text) {
        if (!text.startsWith(EMULATOR_PREFIX)) {
            return new Socket(Path.of(text));
        }
        String file = text.substring(EMULATOR_PREFIX.length());
        return new Emulator(file.isEmpty() ? Optional.empty() : Optional.of(Path.of(file)));
    }
}
