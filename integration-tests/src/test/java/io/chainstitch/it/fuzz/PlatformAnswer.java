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
package io.chainstitch.it.fuzz;

import io.chainstitch.it.harness.Restconf;
import java.util.List;
import java.util.function.Predicate;

/**
 * An answer of OpenDaylight that is not as one would wish: a 5xx, a 4xx without error-tag, or none at all.
 * docs/restconf-answers.md lists them, and a test pins each.
 *
 * @param what heading of its row in the docs
 * @param status of HTTP; 0 for no answer
 * @param tag error-tag; empty when the body has none
 * @param when which requests may be answered so
 * @param example requests, the last of which is answered so
 */
record PlatformAnswer(String what, int status, String tag, Predicate<Request> when, List<Request> example) {

    static PlatformAnswer of(String what, int status, String tag, Predicate<Request> when, Request... example) {
        return new PlatformAnswer(what, status, tag, when, List.of(example));
    }

    boolean covers(Request request, Restconf.Answer answer) {
        return answer.status() == status && answer.errorTag().equals(tag) && when.test(request);
    }

    /** The beginning of its row in the docs. */
    String row() {
        return "| " + what + " | " + (status == 0 ? "none" : status + (tag.isEmpty() ? "" : " `" + tag + "`")) + " |";
    }
}
