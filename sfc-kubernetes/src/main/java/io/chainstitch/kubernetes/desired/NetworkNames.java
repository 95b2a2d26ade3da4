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
package io.chainstitch.kubernetes.desired;

import java.util.Optional;
import java.util.Set;

/** How references to networks become names of the inventory. */
final class NetworkNames {
    private static final String DEFAULT = "default";
    private static final Set<String> RESERVED = Set.of(DEFAULT, "stub");

    private NetworkNames() {
    }

    /** The network that a resource of a namespace names, empty for {@code default}. */
    static Optional<String> in(String namespace, FieldReader reader, String field) {
        return reader.text(field, FieldReader.Form.RESOURCE).flatMap(name -> named(namespace, name, reader, field));
    }

    private static Optional<String> named(String namespace, String name, FieldReader reader, String field) {
        Optional<String> found = in(namespace, name);
        if (found.isPresent() && !FieldReader.Form.RESOURCE.fits(found.get())) {
            reader.problem(field, "is too long: with the namespace before it a name has at most 253 characters.");
            return Optional.empty();
        }
        return found;
    }

    static Optional<String> in(String namespace, String name) {
        if (name.isEmpty() || DEFAULT.equals(name)) {
            return Optional.empty();
        }
        return Optional.of(RESERVED.contains(name) ? name : namespace + "." + name);
    }

    static boolean reserved(String name) {
        return RESERVED.contains(name);
    }
}
