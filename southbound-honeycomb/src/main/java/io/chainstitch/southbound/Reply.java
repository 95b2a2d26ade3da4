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

import javax.xml.transform.dom.DOMSource;
import org.opendaylight.yangtools.yang.data.api.schema.AnyxmlNode;
import org.opendaylight.yangtools.yang.data.api.schema.ContainerNode;
import org.w3c.dom.Element;

/** How a request to an agent ended. */
sealed interface Reply {
    /**
     * The agent did it.
     *
     * @param output what it answered, null when that is nothing but "ok"
     */
    record Done(ContainerNode output) implements Reply {

        /** {@return the data element of the answer to a get or get-config; null for all else, and when it is empty} */
        Element data() {
            if (output == null) {
                return null;
            }
            for (var child : output.body()) {
                if (child instanceof AnyxmlNode<?> anyxml && anyxml.body() instanceof DOMSource source) {
                    return source.getNode() instanceof Element element ? element : null;
                }
            }
            return null;
        }
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
