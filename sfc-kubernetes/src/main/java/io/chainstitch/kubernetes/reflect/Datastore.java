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
package io.chainstitch.kubernetes.reflect;

import io.chainstitch.kubernetes.desired.EntryKey;
import io.chainstitch.kubernetes.desired.Holdings;
import io.chainstitch.kubernetes.desired.Plan;
import io.chainstitch.kubernetes.facts.ChainReport;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The end towards the datastore. */
public interface Datastore {

    /** {@return whether everything that it held at the start is known} */
    boolean isComplete();

    /** {@return what it holds} */
    Holdings holdings();

    /**
     * What the controller says of a chain.
     *
     * @param chain its name
     * @return what it says, empty when it does not list the chain
     */
    Optional<ChainReport> report(String chain);

    /**
     * Writes a plan in one transaction, with the marks that tell what is ours.
     *
     * @param plan the plan
     * @return keys that were not written, since somebody else made an entry there meanwhile
     * @throws WriteException when nothing was written
     * @throws InterruptedException when the thread is to end
     */
    Set<EntryKey> write(Plan plan) throws WriteException, InterruptedException;

    /**
     * Shows how the reflector is.
     *
     * @param access how the API server is reached
     * @param since since when
     * @param problems what is not reflected, and why
     */
    void show(Access access, Instant since, Map<EntryKey, List<String>> problems);

    /** Nothing of a plan was written. */
    final class WriteException extends Exception {
        private static final long serialVersionUID = 1L;

        /**
         * A failure.
         *
         * @param cause why
         */
        public WriteException(Throwable cause) {
            super(cause.getMessage(), cause);
        }
    }
}
