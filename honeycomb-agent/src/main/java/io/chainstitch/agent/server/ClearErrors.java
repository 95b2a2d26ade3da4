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

import com.google.common.base.Throwables;
import org.opendaylight.mdsal.common.api.OptimisticLockFailedException;
import org.opendaylight.mdsal.common.api.ReadFailedException;
import org.opendaylight.netconf.api.DocumentedException;
import org.opendaylight.netconf.api.NetconfDocumentedException;
import org.opendaylight.netconf.server.api.operations.HandlingPriority;
import org.opendaylight.netconf.server.api.operations.NetconfOperation;
import org.opendaylight.netconf.server.api.operations.NetconfOperationChainedExecution;
import org.opendaylight.yangtools.yang.common.ErrorSeverity;
import org.opendaylight.yangtools.yang.common.ErrorTag;
import org.opendaylight.yangtools.yang.common.ErrorType;
import org.w3c.dom.Document;

/**
 * An operation whose failures say what is wrong. The platform answers a rejected commit with the texts of three
 * nested exceptions and a wrong value with "Unexpected error".
 */
final class ClearErrors implements NetconfOperation {
    private final NetconfOperation operation;

    ClearErrors(NetconfOperation operation) {
        this.operation = operation;
    }

    @Override
    public HandlingPriority canHandle(Document message) throws DocumentedException {
        return operation.canHandle(message);
    }

    @Override
    public Document handle(Document message, NetconfOperationChainedExecution next) throws DocumentedException {
        try {
            return operation.handle(message, next);
        } catch (DocumentedException | RuntimeException e) {
            // The platform tells bad input by many unchecked exceptions, one without elements in a filter for example.
            throw clear(e);
        }
    }

    private static DocumentedException clear(Exception failure) {
        for (Throwable cause : Throwables.getCausalChain(failure)) {
            if (cause instanceof NetconfDocumentedException documented) {
                return new DocumentedException(documented.getMessage(), failure, documented.getErrorType(),
                    documented.getErrorTag(), documented.getErrorSeverity());
            }
            if (cause instanceof OptimisticLockFailedException) {
                return error(cause.getMessage(), failure, ErrorTag.IN_USE);
            }
            if (cause instanceof ReadFailedException) {
                return error(cause.getMessage(), failure, ErrorTag.RESOURCE_DENIED);
            }
        }
        if (failure instanceof DocumentedException documented) {
            return documented;
        }
        ErrorTag tag = failure instanceof IllegalArgumentException ? ErrorTag.INVALID_VALUE : ErrorTag.OPERATION_FAILED;
        return error(sentence(Throwables.getRootCause(failure)), failure, tag);
    }

    private static String sentence(Throwable cause) {
        return cause instanceof IllegalArgumentException || cause instanceof IllegalStateException
            ? String.valueOf(cause.getMessage())
            : "The request cannot be served, look at its names and namespaces: " + cause;
    }

    private static DocumentedException error(String message, Exception cause, ErrorTag tag) {
        return new DocumentedException(message, cause, ErrorType.APPLICATION, tag, ErrorSeverity.ERROR);
    }
}
