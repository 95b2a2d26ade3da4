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
package io.chainstitch.deploy;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.Test;

/** The controller has the rights that it uses, and no others. */
public class AccessTest {
    private static final Path RBAC = Manifests.deploy("kubernetes/rbac.yaml");

    /** What the reflector asks of the API server: "group resource verb". */
    private static Set<String> needed() {
        Set<String> needed = new TreeSet<>();
        for (String kind : List.of("servicefunctionchains", "customnetworks", "externalinterfaces")) {
            watched("contivpp.io " + kind, needed);
            needed.add("contivpp.io " + kind + "/status patch");
        }
        watched(" pods", needed);
        watched(" nodes", needed);
        needed.add(" events create");
        return needed;
    }

    /** Informers list and watch. */
    private static void watched(String resource, Set<String> needed) {
        needed.add(resource + " list");
        needed.add(resource + " watch");
    }

    @Test
    public void theClusterRoleIsWhatTheReflectorUses() {
        assertEquals(needed(), rights(Manifests.one(RBAC, "ClusterRole", "chainstitch-controller")));
    }

    /** When the reflector comes to ask for something else, the list above has to grow. */
    @Test
    public void theReflectorAsksForNothingElse() throws IOException {
        Path sources = Manifests.project().resolve("sfc-kubernetes/src/main/java/io/chainstitch/kubernetes");
        assumeTrue("there is no reflector yet", Files.isDirectory(sources));
        String kinds = Files.readString(sources.resolve("facts/CustomKind.java"));
        for (String word : List.of("\"contivpp.io\"", "\"servicefunctionchains\"", "\"customnetworks\"",
            "\"externalinterfaces\"")) {
            assertTrue(word, kinds.contains(word));
        }
        Set<String> calls = new TreeSet<>();
        try (Stream<Path> files = Files.list(sources.resolve("api"))) {
            for (Path file : files.toList()) {
                Matcher call = Pattern.compile("client\\s*\\.(\\w+)\\(").matcher(Files.readString(file));
                while (call.find()) {
                    calls.add(call.group(1));
                }
            }
        }
        assertEquals(Set.of("genericKubernetesResources", "pods", "nodes", "secrets", "v1", "raw", "close"), calls);
    }

    @Test
    public void oneSecretOfTheOwnNamespaceIsReadAndNoOther() {
        JsonNode role = Manifests.one(RBAC, "Role", "chainstitch-controller");
        assertEquals("chainstitch", role.at("/metadata/namespace").asText());
        assertEquals(1, role.get("rules").size());
        assertEquals(List.of("chainstitch-agent"), texts(role.at("/rules/0/resourceNames")));
        assertEquals(Set.of(" secrets list", " secrets watch"), rights(role));
    }

    @Test
    public void rolesAreBoundToTheAccountThatTheControllerRunsAs() {
        String account = Manifests.one(Manifests.deploy("kubernetes/controller.yaml"), "StatefulSet",
            "chainstitch-controller").at("/spec/template/spec/serviceAccountName").asText();
        assertEquals(account, Manifests.one(RBAC, "ServiceAccount", account).at("/metadata/name").asText());
        for (String kind : List.of("ClusterRole", "Role")) {
            JsonNode binding = Manifests.one(RBAC, kind + "Binding", "chainstitch-controller");
            assertEquals(kind, binding.at("/roleRef/kind").asText());
            assertEquals("chainstitch-controller", binding.at("/roleRef/name").asText());
            assertEquals(account, binding.at("/subjects/0/name").asText());
            assertEquals("chainstitch", binding.at("/subjects/0/namespace").asText());
        }
    }

    @Test
    public void agentsHaveNoRightsInTheCluster() {
        Path file = Manifests.deploy("kubernetes/agent.yaml");
        JsonNode pod = Manifests.one(file, "DaemonSet", "chainstitch-agent").at("/spec/template/spec");
        assertEquals("false", pod.get("automountServiceAccountToken").asText());
        assertTrue(Manifests.read(RBAC).stream().flatMap(document -> StreamSupport
            .stream(document.path("subjects").spliterator(), false))
            .noneMatch(subject -> subject.get("name").equals(pod.get("serviceAccountName"))));
    }

    @Test
    public void nothingRunsWithMoreThanItNeeds() {
        List<JsonNode> pods = List.of(
            Manifests.one(Manifests.deploy("kubernetes/controller.yaml"), "StatefulSet", "chainstitch-controller"),
            Manifests.one(Manifests.deploy("kubernetes/agent.yaml"), "DaemonSet", "chainstitch-agent"));
        for (JsonNode pod : pods) {
            JsonNode container = pod.at("/spec/template/spec/containers/0");
            JsonNode context = container.get("securityContext");
            assertEquals("false", context.get("allowPrivilegeEscalation").asText());
            assertEquals("true", context.get("readOnlyRootFilesystem").asText());
            assertEquals(List.of("ALL"), texts(context.at("/capabilities/drop")));
            assertTrue(context.at("/capabilities/add").isMissingNode());
            assertEquals("RuntimeDefault",
                pod.at("/spec/template/spec/securityContext/seccompProfile/type").asText());
            assertTrue(container.at("/resources/limits/memory").isTextual());
        }
        assertEquals("true", pods.get(0).at("/spec/template/spec/securityContext/runAsNonRoot").asText());
    }

    @Test
    public void theChartGivesTheSameRights() throws IOException {
        String chart = Files.readString(Manifests.deploy("helm/chainstitch/templates/rbac.yaml"))
            .replace("{{ .Values.agent.secret }}", "chainstitch-agent");
        assertEquals(rules(Files.readString(RBAC)), rules(chart));
    }

    private static List<String> rules(String text) {
        List<String> found = new ArrayList<>();
        for (String document : text.split("(?m)^---$")) {
            int at = document.indexOf("\nrules:\n");
            if (at >= 0) {
                found.add(document.substring(at).strip());
            }
        }
        assertEquals(2, found.size());
        return found;
    }

    private static Set<String> rights(JsonNode role) {
        Set<String> rights = new HashSet<>();
        role.get("rules").forEach(rule -> texts(rule.get("apiGroups")).forEach(group ->
            texts(rule.get("resources")).forEach(resource ->
                texts(rule.get("verbs")).forEach(verb -> rights.add(group + " " + resource + " " + verb)))));
        return rights;
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
    }
}
