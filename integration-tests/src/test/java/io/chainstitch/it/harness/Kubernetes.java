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
package io.chainstitch.it.harness;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.NonDeletingOperation;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.server.mock.KubernetesCrudDispatcher;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An API server in this JVM, and what a user does with kubectl. */
public final class Kubernetes implements AutoCloseable {
    private final KubernetesMockServer server = new KubernetesMockServer(new Context(Serialization.jsonMapper()),
        new MockWebServer(), new HashMap<>(), new KubernetesCrudDispatcher(), false);
    private final KubernetesClient client;
    private final String namespace;

    /**
     * Starts one with nothing in it.
     *
     * @param namespace of what has none
     */
    public Kubernetes(String namespace) {
        this.namespace = namespace;
        server.init(InetAddress.getLoopbackAddress(), Places.port());
        client = server.createClient();
    }

    /** {@return its address} */
    public String address() {
        return "http://127.0.0.1:" + server.getPort() + "/";
    }

    /**
     * Makes resources, or makes them so.
     *
     * @param file name of a file of manifests below {@code kubernetes/} of the test resources
     */
    public void applyFile(String file) {
        try (var stream = Kubernetes.class.getResourceAsStream("/kubernetes/" + file)) {
            for (String document : new String(stream.readAllBytes(), StandardCharsets.UTF_8).split("(?m)^---$")) {
                if (!document.replaceAll("(?m)^#.*$", "").isBlank()) {
                    apply(document);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Makes a resource, or makes it so.
     *
     * @param yaml its manifest
     */
    public void apply(String... yaml) {
        HasMetadata object = Serialization.unmarshal(String.join("\n", yaml));
        if (object.getMetadata().getNamespace() == null && !"Node".equals(object.getKind())) {
            object.getMetadata().setNamespace(namespace);
        }
        if (object instanceof GenericKubernetesResource resource) {
            client.genericKubernetesResources(context(object.getKind()))
                .inNamespace(object.getMetadata().getNamespace()).resource(resource)
                .createOr(NonDeletingOperation::update);
        } else {
            client.resource(object).createOr(NonDeletingOperation::update);
        }
    }

    private static ResourceDefinitionContext context(String kind) {
        return new ResourceDefinitionContext.Builder().withGroup("contivpp.io").withVersion("v1").withKind(kind)
            .withPlural(kind.toLowerCase(Locale.ROOT) + "s").withNamespaced(true).build();
    }

    /**
     * Makes the secret with the login for agents.
     *
     * @param name of the secret
     */
    public void login(String name) {
        apply("apiVersion: v1", "kind: Secret", "metadata: {name: " + name + "}",
            "data: {username: " + base64(AgentProcess.USER) + ", password: " + base64(AgentProcess.PASSWORD) + "}");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Makes a node of the cluster, with annotations that say how VPP's agent is reached.
     *
     * @param node the node
     * @param number its id
     */
    public void node(TestNode node, int number) {
        apply("apiVersion: v1", "kind: Node", "metadata:", "  name: " + node.name(), "  annotations:",
            "    chainstitch.io/agent-host: 127.0.0.1",
            "    chainstitch.io/agent-port: '" + node.agent().port() + "'",
            "    chainstitch.io/underlay-address: 192.0.2." + number,
            "    chainstitch.io/underlay-interface: GigabitEthernet0/9/0",
            "    chainstitch.io/node-id: '" + number + "'");
    }

    /**
     * Runs a pod, as a scheduler and a CNI do: on a node, attached, and ready.
     *
     * @param name of the pod
     * @param app value of its label
     * @param node where it runs
     * @param interfaces names of its interfaces; each has a host interface POD-INTERFACE
     */
    public void pod(String name, String app, String node, String... interfaces) {
        List<String> names = List.of(interfaces);
        String attached = String.join(",", names.stream().map(one -> "{\"name\":\"" + one
            + "\",\"attachment\":{\"afPacket\":{\"hostInterface\":\"" + name + "-" + one + "\"}}}").toList());
        apply("apiVersion: v1", "kind: Pod", "metadata:", "  name: " + name, "  labels: {app: " + app + "}",
            "  annotations:", "    contivpp.io/custom-if: "
                + String.join(",", names.stream().map(one -> one + "/veth/stub").toList()),
            "    chainstitch.io/interfaces: '[" + attached + "]'",
            "spec: {nodeName: " + node + ", containers: [{name: c, image: none}]}");
        ready(name, true);
    }

    /**
     * Says whether a pod is ready.
     *
     * @param pod its name
     * @param ready whether it is
     */
    public void ready(String pod, boolean ready) {
        client.pods().inNamespace(namespace).withName(pod).subresource("status").patch(
            PatchContext.of(PatchType.JSON), "[{\"op\":\"add\",\"path\":\"/status\",\"value\":{\"podIP\":\"10.1.0.9\","
                + "\"conditions\":[{\"type\":\"Ready\",\"status\":\"" + (ready ? "True" : "False") + "\"}]}}]");
    }

    /**
     * Changes a pod as a scheduler and a CNI do.
     *
     * @param pod its name
     * @param node where it is put
     * @param interfaces the value of the annotation that says how its interfaces are attached
     */
    public void schedule(String pod, String node, String interfaces) {
        client.pods().inNamespace(namespace).withName(pod).edit(found -> {
            found.getMetadata().getAnnotations().put("chainstitch.io/interfaces", interfaces);
            found.getSpec().setNodeName(node);
            return found;
        });
        ready(pod, true);
    }

    /**
     * Deletes a pod.
     *
     * @param name of the pod
     */
    public void deletePod(String name) {
        client.pods().inNamespace(namespace).withName(name).withGracePeriod(0).delete();
    }

    /**
     * Deletes a custom resource.
     *
     * @param kind its kind
     * @param name its name
     */
    public void delete(String kind, String name) {
        client.genericKubernetesResources(context(kind)).inNamespace(namespace).withName(name).delete();
    }

    /**
     * What {@code kubectl get} shows of a chain.
     *
     * @param name of the chain
     * @return STATE REASON PATHS and the conditions, with the generation that they speak of
     */
    public String shown(String name) {
        GenericKubernetesResource found = client.genericKubernetesResources(context("ServiceFunctionChain"))
            .inNamespace(namespace).withName(name).get();
        if (found == null || !(found.getAdditionalProperties().get("status") instanceof Map<?, ?> status)) {
            return "";
        }
        boolean current = found.getMetadata().getGeneration().equals(
            ((Number) status.get("observedGeneration")).longValue());
        return status.get("state") + " " + status.get("reason") + " " + status.get("paths") + " "
            + ((List<?>) status.get("conditions")).stream().map(one -> (Map<?, ?>) one)
                .map(one -> one.get("type") + "=" + one.get("status")).toList() + (current ? "" : " of an older one");
    }

    /**
     * The message of a chain.
     *
     * @param name of the chain
     * @return the message
     */
    public String message(String name) {
        GenericKubernetesResource found = client.genericKubernetesResources(context("ServiceFunctionChain"))
            .inNamespace(namespace).withName(name).get();
        return String.valueOf(((Map<?, ?>) found.getAdditionalProperties().get("status")).get("message"));
    }

    /**
     * The events on a resource.
     *
     * @param name of the resource
     * @return their reasons
     */
    public List<String> events(String name) {
        return client.v1().events().inNamespace(namespace).list().getItems().stream()
            .filter(event -> name.equals(event.getInvolvedObject().getName())).map(event -> event.getReason())
            .toList();
    }

    @Override
    public void close() {
        client.close();
        server.destroy();
    }
}
