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
package io.chainstitch.kubernetes.api;

import io.chainstitch.kubernetes.facts.CustomKind;
import io.chainstitch.kubernetes.facts.CustomObject;
import io.chainstitch.kubernetes.facts.NodeFacts;
import io.chainstitch.kubernetes.facts.PodFacts;
import io.chainstitch.kubernetes.facts.ResourceId;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Turns objects of the client library into facts. */
final class FactReader {
    private static final Set<String> ENDED = Set.of("Succeeded", "Failed");

    private FactReader() {
    }

    private static ResourceId id(HasMetadata object) {
        return new ResourceId(Objects.requireNonNullElse(object.getMetadata().getNamespace(), ""),
            object.getMetadata().getName());
    }

    private static String uid(HasMetadata object) {
        return Objects.requireNonNullElse(object.getMetadata().getUid(), "");
    }

    private static Map<String, String> filtered(Map<String, String> map, Predicate<String> wanted) {
        Map<String, String> found = new HashMap<>();
        if (map != null) {
            map.forEach((key, value) -> {
                if (value != null && wanted.test(key)) {
                    found.put(key, value);
                }
            });
        }
        return found;
    }

    static CustomObject custom(CustomKind kind, GenericKubernetesResource object) {
        Map<String, Object> content = object.getAdditionalProperties();
        Long generation = object.getMetadata().getGeneration();
        return new CustomObject(kind, id(object), uid(object), generation == null ? 0 : generation,
            content.get("spec"), content.get("status"));
    }

    static PodFacts pod(Pod pod) {
        boolean ended = pod.getStatus() != null && pod.getStatus().getPhase() != null
            && ENDED.contains(pod.getStatus().getPhase());
        boolean ready = pod.getStatus() != null && pod.getStatus().getConditions() != null
            && pod.getStatus().getConditions().stream()
                .anyMatch(one -> "Ready".equals(one.getType()) && "True".equals(one.getStatus()));
        return new PodFacts(id(pod), uid(pod),
            Optional.ofNullable(pod.getSpec()).map(spec -> spec.getNodeName()).filter(node -> !node.isEmpty()),
            Optional.ofNullable(pod.getStatus()).map(status -> status.getPodIP()),
            pod.getSpec() != null && Boolean.TRUE.equals(pod.getSpec().getHostNetwork()), ready,
            pod.getMetadata().getDeletionTimestamp() != null || ended,
            filtered(pod.getMetadata().getLabels(), key -> true),
            filtered(pod.getMetadata().getAnnotations(), PodFacts::concerns));
    }

    static NodeFacts node(Node node) {
        List<String> addresses = node.getStatus() == null || node.getStatus().getAddresses() == null ? List.of()
            : node.getStatus().getAddresses().stream().filter(one -> "InternalIP".equals(one.getType()))
                .map(one -> one.getAddress()).filter(Objects::nonNull).toList();
        return new NodeFacts(node.getMetadata().getName(), uid(node), addresses,
            filtered(node.getMetadata().getAnnotations(), key -> key.startsWith(NodeFacts.PREFIX)));
    }
}
