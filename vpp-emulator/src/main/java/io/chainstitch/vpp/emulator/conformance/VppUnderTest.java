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
package io.chainstitch.vpp.emulator.conformance;

import java.io.IOException;
import java.nio.file.Path;

/** Starts VPPs to be tested. */
public interface VppUnderTest {

    /** A running VPP. */
    interface Instance extends AutoCloseable {
        /** {@return its API socket} */
        Path socket();

        @Override
        void close() throws IOException;
    }

    /**
     * Starts one without any interface but local0.
     *
     * @return the running VPP
     * @throws IOException when it does not start
     */
    Instance start() throws IOException;

    /** {@return whether Linux interfaces {@link Conformance#HOST_PREFIX}0 and 1 are there, with their carrier} */
    boolean hasHosts();
}
