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

import io.chainstitch.vpp.api.Retval;

/** VPP answered a request with an error, or the request could not even be made. Travels inside futures. */
final class CallRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CallRefused(String message) {
        super(message);
    }

    static CallRefused by(String request, int retval) {
        return new CallRefused(request + " was refused with " + SegmentRoutingAnswers.text(request, retval)
            .map(text -> retval + " (" + text + ")").orElseGet(() -> Retval.text(retval)));
    }
}
