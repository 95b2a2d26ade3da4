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
package io.chainstitch.kubernetes;

import io.chainstitch.kubernetes.facts.CustomKind;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.NonDeletingOperation;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a user does with kubectl. */
final class Manifests {
    static final String NAMESPACE = "chainstitch-test";
    static final List<String> NODES = List.of("cs-test-n1", "cs-test-n2");

    private final KubernetesClient client;

    Manifests(KubernetesClient client) {
        this.client = client;
    }

    /** Makes a resource, or makes it so. */
    void apply(String... yaml) {
        HasMetadata object = Serialization.unmarshal(String.join("\n", yaml));
        if (object.getMetadata().getNamespace() == null && !"Node".equals(object.getKind())) {
            object.getMetadata().setNamespace(NAMESPACE);
        }
        for (CustomKind kind : CustomKind.values()) {
            if (kind.kind().equals(object.getKind())) {
                client.genericKubernetesResources(context(kind)).inNamespace(object.getMetadata().getNamespace())
                    .resource((GenericKubernetesResource) object).createOr(NonDeletingOperation::update);
                return;
            }
        }
        client.resource(object).createOr(NonDeletingOperation::update);
    }

    static String chain(String name, String... elements) {
        return "apiVersion: contivpp.io/v1\nkind: ServiceFunctionChain\nmetadata: {name: " + name + "}\nspec:\n"
            + "  chain:\n" + String.join("\n", List.of(elements).stream().map(one -> "    - " + one).toList());
    }

    static String element(String app) {
        return "{name: " + app + ", type: Pod, podSelector: {app: " + app + "}, interface: eth1}";
    }

    /** A pod that runs on a node and is ready or not. */
    void pod(String name, String node, boolean ready) {
        apply("apiVersion: v1", "kind: Pod", "metadata:", "  name: " + name, "  labels: {app: " + name + "}",
            "  annotations:", "    contivpp.io/custom-if: eth1/veth/stub", "    chainstitch.io/interfaces: '[{\"name\":"
                + "\"eth1\",\"attachment\":{\"afPacket\":{\"hostInterface\":\"" + name + "-eth1\"}}}]'",
            "spec: {nodeName: " + node + ", containers: [{name: c, image: none}]}");
        client.pods().inNamespace(NAMESPACE).withName(name).subresource("status").patch(
            PatchContext.of(PatchType.JSON_MERGE), "{\"status\":{\"podIP\":\"10.1.0.9\",\"conditions\":[{\"type\":"
                + "\"Ready\",\"status\":\"" + (ready ? "True" : "False") + "\"}]}}");
    }

    void deletePod(String name) {
        client.pods().inNamespace(NAMESPACE).withName(name).withGracePeriod(0).delete();
    }

    void node(String name, String... annotations) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < annotations.length; i += 2) {
            text.append("\n    chainstitch.io/").append(annotations[i]).append(": \"").append(annotations[i + 1])
                .append('"');
        }
        apply("apiVersion: v1", "kind: Node", "metadata:", "  name: " + name, "  annotations:" + text);
    }

    void delete(CustomKind kind, String name) {
        client.genericKubernetesResources(context(kind)).inNamespace(NAMESPACE).withName(name).delete();
    }

    static ResourceDefinitionContext context(CustomKind kind) {
        return new ResourceDefinitionContext.Builder().withGroup(CustomKind.GROUP).withVersion(CustomKind.VERSION)
            .withKind(kind.kind()).withPlural(kind.plural()).withNamespaced(true).build();
    }

    GenericKubernetesResource get(CustomKind kind, String name) {
        return client.genericKubernetesResources(context(kind)).inNamespace(NAMESPACE).withName(name).get();
    }

    /** Its status, empty while there is none. */
    Map<?, ?> status(CustomKind kind, String name) {
        return Optional.ofNullable(get(kind, name)).map(found -> found.getAdditionalProperties().get("status"))
            .map(found -> (Map<?, ?>) found).orElse(Map.of());
    }

    /** The conditions as TYPE=STATUS. */
    String conditions(CustomKind kind, String name) {
        Object list = status(kind, name).get("conditions");
        return list == null ? "" : ((List<?>) list).stream().map(one -> (Map<?, ?>) one)
            .map(one -> one.get("type") + "=" + one.get("status")).toList().toString();
    }

    /** Reasons of the events on a resource. */
    List<String> events(String name) {
        return client.v1().events().inNamespace(NAMESPACE).list().getItems().stream()
            .filter(event -> name.equals(event.getInvolvedObject().getName())).map(event -> event.getReason())
            .toList();
    }
}
