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
package io.chainstitch.vpp.emulator;

import io.chainstitch.vpp.api.ApiMessage;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** The answers by message name. */
final class Handlers {
    /** VPP's value for "no interface" and "any". */
    static final long NONE = 0xffffffffL;
    private static final String REPLY = "_reply";

    private final Map<String, Function<ApiMessage, List<ApiMessage>>> byName = new HashMap<>();
    private final Set<String> answers = new HashSet<>();

    /** A request whose reply holds nothing but a retval. */
    void retval(String name, ToIntFunction<ApiMessage> action) {
        reply(name, request -> values("retval", (long) action.applyAsInt(request)));
    }

    /** A request with one reply. */
    void reply(String name, Function<ApiMessage, Map<String, Object>> action) {
        answers.add(name + REPLY);
        byName.put(name, request -> List.of(new ApiMessage(name + REPLY, action.apply(request))));
    }

    /** A request that creates or deletes an interface: {@code action} gives its index, or a negative retval. */
    void creates(String name, ToIntFunction<ApiMessage> action) {
        reply(name, request -> {
            int result = action.applyAsInt(request);
            return values("retval", (long) Math.min(result, 0), "sw_if_index", result < 0 ? NONE : (long) result);
        });
    }

    /** A dump: one message for each entry, and no end mark. */
    void dump(String name, String details, Function<ApiMessage, List<Map<String, Object>>> action) {
        answers.add(details);
        byName.put(name, request ->
            action.apply(request).stream().map(fields -> new ApiMessage(details, fields)).toList());
    }

    Optional<List<ApiMessage>> answer(ApiMessage request) {
        return Optional.ofNullable(byName.get(request.name())).map(handler -> handler.apply(request));
    }

    Set<String> requests() {
        return Set.copyOf(byName.keySet());
    }

    Set<String> answers() {
        return Set.copyOf(answers);
    }

    /** {@return the pairs of name and value as a map in that order} */
    static Map<String, Object> values(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }
}
