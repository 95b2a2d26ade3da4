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
package io.chainstitch.sfc.impl.resolve;

import java.util.List;

/** Refuses a chain of which an interface has a value in the inventory that cannot be meant. */
final class FlawCheck {
    private FlawCheck() {
    }

    static void check(List<FunctionMatch> matches) throws RefusedException {
        for (FunctionMatch match : matches) {
            for (Candidate candidate : match.candidates()) {
                for (Candidate.Side side : candidate.sides()) {
                    if (!side.flaws().isEmpty()) {
                        String subject = Phrases.side(candidate, side);
                        throw new RefusedException(side.flaws().get(0).reason(),
                            Character.toUpperCase(subject.charAt(0)) + subject.substring(1) + " "
                                + side.flaws().get(0).text() + "; correct it in the inventory");
                    }
                }
            }
        }
    }
}
