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
package io.chainstitch.it.harness;

import java.io.IOException;
import java.nio.file.Path;

/** The VPP of a node, emulated or real: a process that forgets everything when it ends. */
public interface Vpp {
    /** {@return its API socket, the same for each process} */
    Path socket();

    /** {@return its interface with the node's addresses} */
    String underlayInterface();

    /**
     * Starts it, with what its operator gives it, and waits until it answers; again after it was killed.
     *
     * @throws IOException when it cannot be started
     */
    void start() throws IOException;

    /** Ends it with kill -9. */
    void kill();

    /**
     * Sends it a signal, as {@code kill} does.
     *
     * @param signal its name, as STOP or CONT
     * @throws IOException when it cannot be sent
     */
    void signal(String signal) throws IOException;

    /** Ends it for good, with all that was made for it. */
    void stop();
}
