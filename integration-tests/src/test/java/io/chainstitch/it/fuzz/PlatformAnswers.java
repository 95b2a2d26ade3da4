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

/** All answers of OpenDaylight that are not as one would wish. */
final class PlatformAnswers {
    private static final String SFC = "data/chainstitch-sfc:sfc";
    private static final String CHAIN = SFC + "/chain=fz1";
    private static final String FAILED = "operation-failed";
    private static final String BODY = "{\"chainstitch-sfc:chain\":[{\"name\":\"fz1\"}]}";
    private static final String EMPTY = "{\"chainstitch-sfc:chain\":[]}";
    private static final Predicate<Request> ANY = request -> true;

    static final List<PlatformAnswer> ALL = List.of(
        PlatformAnswer.of("a write to operational data", 500, FAILED, request -> request.path().contains("sfc-state"),
            Request.of("PUT", "data/chainstitch-sfc:sfc-state/chain=fz1", BODY)),
        PlatformAnswer.of("an input of an operation that its model refuses", 500, "", Request::isOperation,
            Request.of("POST", "operations/chainstitch-sfc:check-sync",
                "{\"chainstitch-sfc:input\":{\"node\":\"a;b\"}}")),
        PlatformAnswer.of("PUT or PATCH without the entry that it is about", 500, "",
            request -> request.hasNoEntry() && !request.method().equals("POST"), Request.of("PUT", CHAIN, EMPTY)),
        PlatformAnswer.of("POST of a list without entries", 0, "",
            request -> request.hasNoEntry() && request.method().equals("POST"), Request.of("POST", SFC, EMPTY)),
        PlatformAnswer.of("PATCH that gives a choice its other case", 500, FAILED,
            request -> request.method().equals("PATCH"),
            Request.of("PUT", CHAIN, function("\"pod-selector\":{\"namespace\":\"fz\"}")),
            Request.of("PATCH", CHAIN, function("\"external-interface\":\"fz\""))),
        PlatformAnswer.of("PATCH without a content type, or with a wildcard", 500, "",
            request -> request.method().equals("PATCH") && (request.type().isEmpty() || request.type().contains("*")),
            new Request("PATCH", CHAIN, "", Request.of("", "", BODY).body())),
        PlatformAnswer.of("a method that the resource does not have", 405, "", ANY,
            new Request("TRACE", CHAIN, "", new byte[0])),
        PlatformAnswer.of("a content type that RESTCONF does not take", 415, "", ANY,
            new Request("PUT", CHAIN, "application/octet-stream", Request.of("", "", BODY).body())),
        PlatformAnswer.of("an address of nothing", 404, "", ANY, Request.of("PUT", CHAIN + "/x:y:z", BODY)),
        PlatformAnswer.of("an address that is none, or a content type that is none", 400, "", ANY,
            Request.of("PUT", SFC + "/chain=a%00b", BODY)));

    private PlatformAnswers() {
    }

    private static String function(String kind) {
        return "{\"chainstitch-sfc:chain\":[{\"name\":\"fz1\",\"function\":[{\"name\":\"f\"," + kind + "}]}]}";
    }

    /** Whether an answer is good: a success, a refusal with a tag, or one of the list. */
    static boolean isGood(Request request, Restconf.Answer answer) {
        int kind = answer.status() / 100;
        return kind == 2 || kind == 4 && !answer.errorTag().isEmpty()
            || ALL.stream().anyMatch(one -> one.covers(request, answer));
    }
}
