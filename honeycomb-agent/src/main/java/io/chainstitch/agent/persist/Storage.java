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
package io.chainstitch.agent.persist;

import java.io.IOException;
import java.util.function.Supplier;
import org.opendaylight.yangtools.yang.data.api.schema.ContainerNode;
import org.opendaylight.yangtools.yang.data.tree.api.DataTreeCandidate;

/** Keeps the configuration beyond the agent's life, change by change. */
public interface Storage {

    /**
     * Stores a change.
     *
     * @param change what changed
     * @throws IOException when it could not be stored; what was stored before is unharmed
     */
    void save(DataTreeCandidate change) throws IOException;

    /**
     * Puts what was stored in order, when there is need. A failure does no harm, it is tried again at the next call.
     *
     * @param root supplies the present configuration
     */
    void tidy(Supplier<ContainerNode> root);

    /** {@return one that keeps nothing: the configuration ends with the agent} */
    static Storage none() {
        return new Storage() {
            @Override
            public void save(DataTreeCandidate change) {
                // It is in memory, and that is all.
            }

            @Override
            public void tidy(Supplier<ContainerNode> root) {
                // There is nothing to put in order.
            }
        };
    }
}
