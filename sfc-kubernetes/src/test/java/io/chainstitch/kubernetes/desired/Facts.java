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

import io.chainstitch.kubernetes.facts.ClusterFacts;
import io.chainstitch.kubernetes.facts.CustomKind;
import io.chainstitch.kubernetes.facts.CustomObject;
import io.chainstitch.kubernetes.facts.Login;
import io.chainstitch.kubernetes.facts.NodeFacts;
import io.chainstitch.kubernetes.facts.PodFacts;
import io.chainstitch.kubernetes.facts.ResourceId;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Builds what a cluster says. */
public final class Facts {
    private Facts() {
    }

    /** A custom resource in namespace {@code default}, its spec in YAML. */
    public static CustomObject custom(CustomKind kind, String name, String... spec) {
        return custom(kind, new ResourceId("default", name), spec);
    }

    public static CustomObject custom(CustomKind kind, ResourceId id, String... spec) {
        return new CustomObject(kind, id, kind.plural() + "-" + id, 1,
            new Yaml(new SafeConstructor(new LoaderOptions())).load(String.join("\n", spec)), null);
    }

    public static CustomObject chain(String name, String... spec) {
        return custom(CustomKind.SERVICE_FUNCTION_CHAIN, name, spec);
    }

    /** A chain of two pods, selected by the label {@code app}, each with the interface eth1. */
    public static CustomObject chainOf(String name, String from, String to) {
        return chain(name, "chain:", "- {name: a, type: Pod, podSelector: {app: " + from + "}, interface: eth1}",
            "- {name: b, type: Pod, podSelector: {app: " + to + "}, interface: eth1}");
    }

    /** A ready pod in namespace {@code default} on a node. */
    public static PodFacts pod(String name, String node, Map<String, String> annotations) {
        return new PodFacts(new ResourceId("default", name), "uid-" + name, Optional.of(node), Optional.of("10.1.0.9"),
            false, true, false, Map.of("app", name), annotations);
    }

    public static NodeFacts node(String name, String... annotations) {
        Map<String, String> map = new java.util.HashMap<>();
        for (int i = 0; i < annotations.length; i += 2) {
            map.put(NodeFacts.PREFIX + annotations[i], annotations[i + 1]);
        }
        return new NodeFacts(name, "uid-" + name, List.of("192.0.2.1"), map);
    }

    /** Everything is known. */
    public static ClusterFacts all(Collection<CustomObject> custom, Collection<PodFacts> pods,
            Collection<NodeFacts> nodes) {
        return new ClusterFacts(EnumSet.allOf(ClusterFacts.Source.class), custom, pods, nodes,
            Optional.of(new Login("admin", "s3cr3t")));
    }

    public static ClusterFacts of(CustomObject... custom) {
        return all(List.of(custom), List.of(), List.of());
    }

    /** What becomes of one custom resource. */
    static Entry entryOf(CustomObject object) {
        Desired desired = new Translation().of(of(object));
        if (!desired.problems().isEmpty()) {
            throw new AssertionError(desired.problems().toString());
        }
        return desired.entries().get(EntryKey.of(object));
    }

    /** What is wrong with one custom resource. */
    static List<String> problemsOf(CustomObject object) {
        Desired desired = new Translation().of(of(object));
        return desired.problems().getOrDefault(EntryKey.of(object), List.of());
    }
}
