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

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What is of interest of a pod.
 *
 * @param id where it is
 * @param uid tells it from another one that had the same name before
 * @param node where it runs, empty while it is not scheduled
 * @param address its main address
 * @param hostNetwork whether it shares the network of its node
 * @param ready whether its condition {@code Ready} is true
 * @param leaving whether it is being deleted, or has ended for good
 * @param labels its labels
 * @param annotations those of its annotations that concern chains
 */
public record PodFacts(ResourceId id, String uid, Optional<String> node, Optional<String> address, boolean hostNetwork,
    boolean ready, boolean leaving, Map<String, String> labels, Map<String, String> annotations) {
    /** Annotations whose key begins so name additional interfaces. */
    public static final String CUSTOM_INTERFACES = "contivpp.io/custom-if";
    /** The annotation that says how interfaces are attached on VPP. */
    public static final String INTERFACES = "chainstitch.io/interfaces";

    public PodFacts {
        Objects.requireNonNull(id);
        Objects.requireNonNull(uid);
        Objects.requireNonNull(node);
        Objects.requireNonNull(address);
        labels = Map.copyOf(labels);
        annotations = Map.copyOf(annotations);
    }

    /**
     * Tells whether an annotation concerns chains.
     *
     * @param key its key
     * @return whether it does
     */
    public static boolean concerns(String key) {
        return key.equals(INTERFACES) || key.startsWith(CUSTOM_INTERFACES);
    }
}
