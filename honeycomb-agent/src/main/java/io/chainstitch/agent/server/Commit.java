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
package io.chainstitch.agent.server;

import org.opendaylight.yangtools.yang.data.tree.api.DataTreeCandidate;

/** What a change of the configuration must pass before it counts. All calls come from the commit thread. */
interface Commit {

    /**
     * Checks a change; nothing is written anywhere.
     *
     * @param change the change
     * @throws RejectedChangeException when it would be refused
     */
    void validate(DataTreeCandidate change) throws RejectedChangeException;

    /**
     * Makes a change real and durable, as a whole or not at all.
     *
     * @param change the change
     * @throws RejectedChangeException when it was refused and nothing of it is left
     */
    void apply(DataTreeCandidate change) throws RejectedChangeException;

    /**
     * The change that was applied last is in the configuration now.
     */
    void published();

    /**
     * The change that was applied last will not be in the configuration: take it back.
     */
    void withdraw();
}
