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
package io.chainstitch.sfc.api;

import java.util.Objects;

/**
 * Why something cannot be done.
 *
 * @param reason the reason from the closed list
 * @param message one sentence that names the culprit and says what to do
 */
public record Refusal(Reason reason, String message) {
    public Refusal {
        Objects.requireNonNull(reason);
        Objects.requireNonNull(message);
    }

    /** The same with a sentence behind what may have come from elsewhere, with or without a full stop. */
    public Refusal with(String sentence) {
        return new Refusal(reason, message + (message.endsWith(".") ? " " : ". ") + sentence);
    }
}
