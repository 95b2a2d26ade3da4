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
package io.chainstitch.sfc.api;

import java.util.Objects;

/** Why a node could not be read or written. */
public class GatewayException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /**
     * A failure.
     *
     * @param kind what it means for the node
     * @param message one sentence for the user
     * @param cause what caused it, may be null
     */
    public GatewayException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = Objects.requireNonNull(kind);
    }

    /** {@return what the failure means} */
    public Kind kind() {
        return kind;
    }

    /** What a failure means for the node. */
    public enum Kind {
        /** No session: nothing was sent. */
        UNREACHABLE,
        /** The node said no: it is as it was before. */
        REJECTED,
        /** The session was lost or timed out after a commit was sent: the node must be read. */
        OUTCOME_UNKNOWN
    }
}
