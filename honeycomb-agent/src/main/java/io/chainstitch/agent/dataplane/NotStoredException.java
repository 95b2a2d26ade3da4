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

import io.chainstitch.agent.persist.UnwritableFileException;

/** VPP was not asked for what should be made, since the ledger does not take it. VPP itself refused nothing. */
public final class NotStoredException extends DataplaneException {
    private static final long serialVersionUID = 1L;

    /**
     * A failure of the ledger.
     *
     * @param cause names the file
     */
    public NotStoredException(UnwritableFileException cause) {
        super(cause.getMessage(), cause);
    }
}
