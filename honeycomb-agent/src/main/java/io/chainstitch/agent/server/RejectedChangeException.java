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

import org.opendaylight.mdsal.common.api.TransactionCommitFailedException;
import org.opendaylight.netconf.api.NetconfDocumentedException;
import org.opendaylight.yangtools.yang.common.ErrorSeverity;
import org.opendaylight.yangtools.yang.common.ErrorTag;
import org.opendaylight.yangtools.yang.common.ErrorType;
import org.opendaylight.yangtools.yang.common.RpcResultBuilder;

/**
 * A change that was refused. Its message is what the client gets; it starts with one of the prefixes, which tools may
 * look for. The cause has the form that both protocol servers carry to the client unchanged.
 */
final class RejectedChangeException extends TransactionCommitFailedException {
    /** VPP answered a call with an error; what had been applied is undone. */
    static final String VPP_REJECTED = "VPP rejected: ";
    /** VPP cannot be reached; nothing was applied. */
    static final String VPP_UNAVAILABLE = "VPP unavailable: ";
    /** The data is contradictory or incomplete. */
    static final String INVALID = "Invalid configuration: ";
    /** The disk did not take the change; it is undone on VPP, or will be, see {@link #notStored}. */
    static final String NOT_STORED = "Not stored: ";

    private static final long serialVersionUID = 1L;

    private RejectedChangeException(String message, ErrorTag tag, Throwable cause) {
        super(message, documented(message, tag, cause), RpcResultBuilder.newError(ErrorType.APPLICATION, tag, message));
    }

    static RejectedChangeException refused(String prefix, Exception cause) {
        return new RejectedChangeException(prefix + reason(cause), ErrorTag.OPERATION_FAILED, cause);
    }

    /** The disk did not take the change. What could not be undone on VPP at once is undone as soon as it can be. */
    static RejectedChangeException notStored(Exception cause, boolean undone) {
        String message = NOT_STORED + reason(cause)
            + (undone ? "" : "; VPP could not be brought back yet, which is tried until it succeeds");
        return new RejectedChangeException(message, ErrorTag.OPERATION_FAILED, cause);
    }

    static RejectedChangeException invalid(Exception cause) {
        return new RejectedChangeException(INVALID + reason(cause), ErrorTag.INVALID_VALUE, cause);
    }

    private static String reason(Exception cause) {
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }

    private static NetconfDocumentedException documented(String message, ErrorTag tag, Throwable cause) {
        Exception inner = cause instanceof Exception exception ? exception : null;
        return new NetconfDocumentedException(message, inner, ErrorType.APPLICATION, tag, ErrorSeverity.ERROR);
    }
}
