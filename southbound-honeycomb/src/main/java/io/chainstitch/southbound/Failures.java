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
package io.chainstitch.southbound;

import io.chainstitch.sfc.api.GatewayException;
import io.chainstitch.sfc.api.GatewayException.Kind;
import java.util.concurrent.CompletableFuture;

/** The sentences for what can go wrong with a node. */
final class Failures {
    private Failures() {
    }

    static GatewayException unreachable(String node, String reason) {
        return new GatewayException(Kind.UNREACHABLE, "node " + node + " cannot be reached: " + reason, null);
    }

    static GatewayException rejected(String node, String reason, Throwable cause) {
        return new GatewayException(Kind.REJECTED, "node " + node + ": " + reason, cause);
    }

    static GatewayException unknown(String node, String reason) {
        return new GatewayException(Kind.OUTCOME_UNKNOWN,
            "node " + node + ": whether the change was applied is not known, the node is read again: " + reason, null);
    }

    /** {@return what an agent answered to a question} */
    static Reply.Done unlessDone(String node, Reply reply) throws GatewayException {
        if (reply instanceof Reply.Lost lost) {
            throw unreachable(node, lost.reason());
        } else if (reply instanceof Reply.Refused refused) {
            throw rejected(node, "reading was refused: " + refused.reason(), null);
        }
        return (Reply.Done) reply;
    }

    static <T> CompletableFuture<T> failed(GatewayException failure) {
        return CompletableFuture.failedFuture(failure);
    }
}
