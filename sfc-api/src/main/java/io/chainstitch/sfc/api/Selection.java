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

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What the instances of a function are. */
public sealed interface Selection {

    /**
     * The pods that carry all labels.
     *
     * @param namespace only pods of this namespace; empty means any
     * @param labels labels that must all be equal; empty is invalid and never means every pod
     */
    record Pods(Optional<String> namespace, Map<String, String> labels) implements Selection {
        public Pods {
            Objects.requireNonNull(namespace);
            labels = Map.copyOf(labels);
        }
    }

    /**
     * The attachments of an external interface.
     *
     * @param name name in the inventory
     */
    record External(String name) implements Selection {
        public External {
            Objects.requireNonNull(name);
        }
    }
}
