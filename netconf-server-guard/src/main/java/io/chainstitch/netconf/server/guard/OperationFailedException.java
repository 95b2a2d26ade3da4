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
package io.chainstitch.netconf.server.guard;

import org.opendaylight.mdsal.dom.api.DOMRpcException;

/** An operation answered with errors. Its text is what they say, without a class: the server shows it to users. */
final class OperationFailedException extends DOMRpcException {
    private static final long serialVersionUID = 1L;

    OperationFailedException(String message) {
        super(message);
    }

    @Override
    public String toString() {
        return getMessage();
    }
}
