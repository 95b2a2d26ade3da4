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
package io.chainstitch.vpp.emulator.conformance;

import java.util.List;

/**
 * One row.
 *
 * @param name unique
 * @param proven whether it was seen to pass on a real VPP
 * @param given requests that make the state before; each must succeed
 * @param when the request in question
 * @param answer what comes back
 * @param heard events that another client receives, in order
 * @param after dumps after it
 */
record Row(String name, boolean proven, List<Call> given, Call when, Answer answer, List<List<FieldText>> heard,
        List<Dump> after) {

    /** A request. */
    record Call(String message, List<FieldText> fields) {
        boolean needsHost() {
            return fields.stream().anyMatch(field -> field.value().startsWith(Conformance.HOST_PREFIX));
        }
    }

    /** How a request is answered. */
    enum Outcome {
        REPLY, NOTHING, CRASH
    }

    /**
     * What comes back.
     *
     * @param outcome whether anything does
     * @param fields of the reply
     */
    record Answer(Outcome outcome, List<FieldText> fields) {
    }

    /** How the entries of a dump are compared. */
    enum Match {
        /** As many entries as lines, each line fits another entry. */
        HAS,
        /** An entry fits. */
        SOME,
        /** No entry fits. */
        NONE,
        /** One entry may fit: chance in VPP decides. */
        MAY
    }

    /** A line about a dump. */
    record Line(Match match, List<FieldText> fields) {
    }

    /** A dump and what it shows. */
    record Dump(Call call, List<Line> lines) {
    }

    boolean needsHost() {
        return when.needsHost() || given.stream().anyMatch(Call::needsHost);
    }

    /** {@return whether VPP is after it as it was before, so that the next row can use it too} */
    boolean leavesNothing() {
        return given.isEmpty() && answer.outcome == Outcome.REPLY
            && answer.fields.stream().anyMatch(field -> field.path().equals("retval") && field.value().startsWith("-"));
    }
}
