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
package io.chainstitch.agent.dataplane;

import io.chainstitch.vpp.api.ApiDefinitions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** A VPP that a test may restart. */
interface VppUnderTest extends AutoCloseable {

    /** {@return its API socket} */
    Path socket();

    /** {@return its own message definitions} */
    Optional<Path> definitions();

    /** {@return the messages known} */
    default ApiDefinitions messages() throws IOException {
        return definitions().isPresent() ? ApiDefinitions.withOverrides(definitions().get())
            : ApiDefinitions.builtIn();
    }

    /** Host interface number 0..3, to which af_packet can be attached. */
    String host(int number);

    /** Ends it; all state is lost. */
    void stop() throws IOException, InterruptedException;

    /** Starts it again, empty. */
    void start() throws IOException, InterruptedException;

    @Override
    void close() throws IOException, InterruptedException;
}
