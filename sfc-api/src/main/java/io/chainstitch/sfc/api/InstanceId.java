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

/** Names an instance of a function. The text form is stable: it is kept with what was installed. */
public sealed interface InstanceId extends Comparable<InstanceId> {

    /** {@return the text form} */
    String text();

    @Override
    default int compareTo(InstanceId other) {
        return text().compareTo(other.text());
    }

    /**
     * A pod.
     *
     * @param id the pod
     */
    record OfPod(Pod.Id id) implements InstanceId {
        @Override
        public String text() {
            return "pod/" + id;
        }
    }

    /**
     * An external interface on a node.
     *
     * @param name name of the external interface
     * @param node name of the node
     */
    record OfExternal(String name, String node) implements InstanceId {
        @Override
        public String text() {
            return "external/" + name + "/" + node;
        }
    }

    /**
     * Reads the text form.
     *
     * @param text what {@link #text} gave
     * @return the identifier
     * @throws IllegalArgumentException when it is malformed
     */
    static InstanceId parse(String text) {
        String[] parts = Objects.requireNonNull(text).split("/", -1);
        if (parts.length == 3 && "pod".equals(parts[0])) {
            return new OfPod(new Pod.Id(parts[1], parts[2]));
        }
        if (parts.length == 3 && "external".equals(parts[0])) {
            return new OfExternal(parts[1], parts[2]);
        }
        throw new IllegalArgumentException("'" + text + "' names no instance");
    }
}
