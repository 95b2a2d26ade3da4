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

import java.util.Map;
import java.util.Optional;

/** What the numbers mean that VPP's segment routing answers; they look like its usual ones and are not. */
final class SegmentRoutingAnswers {
    private static final Map<String, Map<Integer, String>> TEXTS = Map.of(
        "sr_localsid_add_del", Map.of(-1, "there is such a SID already, in whatever table", -2, "there is no such SID",
            -3, "there is no such table", -4, "the table has another entry with this address", -5,
            "the next hop cannot be used"),
        "sr_policy_add_v2", Map.of(-12, "the table has another entry with this address", -13,
            "there is no such table"),
        "sr_policy_mod_v2", Map.of(-1, "there is no such policy"),
        "sr_policy_del", Map.of(-1, "there is no such policy"),
        "sr_steering_add_del", Map.of(-2, "there is no such policy or interface", -3,
            "the interface cannot be steered", -4, "there is no such steering", -5,
            "the policy does not encapsulate"));

    private SegmentRoutingAnswers() {
    }

    /** The meaning of an answer to a request, empty when VPP's usual one holds. */
    static Optional<String> text(String request, int retval) {
        return Optional.ofNullable(TEXTS.getOrDefault(request, Map.of()).get(retval));
    }
}
