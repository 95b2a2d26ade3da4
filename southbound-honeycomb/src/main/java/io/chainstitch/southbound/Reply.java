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

import org.w3c.dom.Element;

/** How a request to an agent ended. */
sealed interface Reply {
    /**
     * The agent did it.
     *
     * @param data the data element of a get or get-config, null for all else
     */
    record Done(Element data) implements Reply {
    }

    /**
     * The agent said no.
     *
     * @param reason the agent's words
     */
    record Refused(String reason) implements Reply {
    }

    /**
     * There was no answer: whether the agent saw the request is not known.
     *
     * @param reason what happened
     */
    record Lost(String reason) implements Reply {
    }
}
