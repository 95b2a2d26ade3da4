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
package io.chainstitch.vpp.api;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** A VPP that runs inside this program. Implementations are found by {@link java.util.ServiceLoader}. */
public interface EmbeddedVpp {

    /**
     * Starts one.
     *
     * @param socket where its API socket is to be; a file left by a dead process is replaced
     * @param interfacesFile the surroundings of the VPP, in the implementation's own form; empty = no interfaces
     * @return ends it and removes the socket when closed
     * @throws IOException when it cannot start; the message is one sentence for the user
     */
    AutoCloseable start(Path socket, Optional<Path> interfacesFile) throws IOException;
}
