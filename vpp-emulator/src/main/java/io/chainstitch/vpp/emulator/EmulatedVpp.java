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
package io.chainstitch.vpp.emulator;

import io.chainstitch.vpp.api.EmbeddedVpp;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The emulator as other programs find it by {@link java.util.ServiceLoader}. */
public final class EmulatedVpp implements EmbeddedVpp {

    @Override
    public AutoCloseable start(Path socket, Optional<Path> interfacesFile) throws IOException {
        try {
            return EmulatorServer.start(socket,
                interfacesFile.isPresent() ? EmulatorConfig.read(interfacesFile.get()) : EmulatorConfig.empty());
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
