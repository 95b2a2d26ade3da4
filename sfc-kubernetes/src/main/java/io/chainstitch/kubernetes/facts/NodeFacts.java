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
package io.chainstitch.kubernetes.facts;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What is of interest of a node.
 *
 * @param name its name
 * @param uid tells it from another one that had the same name before
 * @param internalAddresses its addresses of type InternalIP
 * @param annotations those of its annotations that begin with {@value #PREFIX}
 */
public record NodeFacts(String name, String uid, List<String> internalAddresses, Map<String, String> annotations) {
    /** Annotations whose key begins so are ours. */
    public static final String PREFIX = "chainstitch.io/";

    public NodeFacts {
        Objects.requireNonNull(name);
        Objects.requireNonNull(uid);
        internalAddresses = List.copyOf(internalAddresses);
        annotations = Map.copyOf(annotations);
    }
}
