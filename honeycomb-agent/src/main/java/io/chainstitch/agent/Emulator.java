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

import io.chainstitch.vpp.api.EmbeddedVpp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.ServiceLoader;

/** Starts the emulator that is on the class path. The agent then talks to it through its socket, as to any VPP. */
final class Emulator {
    private Emulator() {
    }

    /**
     * Starts it.
     *
     * @param socket where it listens
     * @param interfaces file with its interfaces, if any
     * @return the running emulator
     * @throws StartException when there is none, or it refuses the file
     */
    static AutoCloseable start(Path socket, Optional<Path> interfaces) throws StartException {
        EmbeddedVpp emulator = ServiceLoader.load(EmbeddedVpp.class).findFirst().orElseThrow(
            () -> new StartException("this installation has no emulator; name the socket of a VPP instead"));
        if (interfaces.isPresent() && !Files.isReadable(interfaces.get())) {
            throw new StartException("cannot read the emulator's interfaces file " + interfaces.get());
        }
        try {
            return emulator.start(socket, interfaces);
        } catch (IOException | IllegalArgumentException e) {
            throw new StartException("cannot start the emulator: " + e.getMessage(), e);
        }
    }
}
