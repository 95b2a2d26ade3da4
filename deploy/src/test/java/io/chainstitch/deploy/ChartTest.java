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
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.Test;

/** The Helm chart: its values, and, where a helm is in the PATH, what comes out of it. */
public class ChartTest {
    private static final Path CHART = Manifests.deploy("helm/chainstitch");
    private static final List<String> HELM_LABELS =
        List.of("app.kubernetes.io/instance", "app.kubernetes.io/managed-by");

    @Test
    public void theChartHasTheDefinitionsOfDeployCrds() throws IOException {
        for (Path file : Manifests.files(Manifests.deploy("crds"))) {
            if (!file.getFileName().toString().equals("kustomization.yaml")) {
                assertEquals(Files.readString(file),
                    Files.readString(CHART.resolve("crds").resolve(file.getFileName())));
            }
        }
        try (Stream<Path> files = Files.list(CHART.resolve("crds"))) {
            assertEquals(ResourceKind.all().size(), files.count());
        }
    }

    @Test
    public void valuesAreThoseOfTheirSchema() throws IOException {
        JsonNode values = Manifests.read(CHART.resolve("values.yaml")).get(0);
        assertEquals(List.of(), problems(values));
        for (String wrong : List.of("agnet: {}", "agent: {port: 0}", "controller: {heap: much}",
            "agent: {vppDirectory: run}", "controller: {service: {type: Open}}", "controller: {adminSecret: Upper}")) {
            ObjectNode changed = values.deepCopy();
            merge(changed, Manifests.parse(wrong).get(0));
            assertFalse(wrong, problems(changed).isEmpty());
        }
    }

    private static void merge(ObjectNode target, JsonNode changes) {
        changes.fields().forEachRemaining(field -> {
            if (field.getValue().isObject() && target.path(field.getKey()).isObject()) {
                merge((ObjectNode) target.get(field.getKey()), field.getValue());
            } else {
                target.set(field.getKey(), field.getValue());
            }
        });
    }

    private static List<String> problems(JsonNode values) throws IOException {
        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
            .getSchema(new ObjectMapper().readTree(CHART.resolve("values.schema.json").toFile()));
        return schema.validate(values).stream().map(Object::toString).toList();
    }

    @Test
    public void everyTemplateUsesOnlyValuesThatExist() throws IOException {
        JsonNode values = Manifests.read(CHART.resolve("values.yaml")).get(0);
        List<String> unknown = new ArrayList<>();
        try (Stream<Path> files = Files.list(CHART.resolve("templates"))) {
            for (Path file : files.toList()) {
                java.util.regex.Matcher matcher = java.util.regex.Pattern.compile("\\.Values\\.([A-Za-z.]+)")
                    .matcher(Files.readString(file));
                while (matcher.find()) {
                    if (values.at("/" + matcher.group(1).replace('.', '/')).isMissingNode()) {
                        unknown.add(file.getFileName() + ": " + matcher.group(1));
                    }
                }
            }
        }
        assertEquals(List.of(), unknown);
    }

    /** The defaults of the chart are the plain manifests, but for the labels of a release. */
    @Test
    public void theChartMakesWhatThePlainManifestsAre() throws Exception {
        Map<String, JsonNode> rendered = byName(Manifests.parse(helm("template", "chainstitch", CHART.toString(),
            "--namespace", "chainstitch")));
        Map<String, JsonNode> plain = new TreeMap<>();
        for (String file : List.of("rbac", "controller", "agent")) {
            plain.putAll(byName(Manifests.read(Manifests.deploy("kubernetes/" + file + ".yaml"))));
        }
        assertEquals(plain.keySet(), rendered.keySet());
        plain.forEach((name, document) -> assertEquals(name, document, rendered.get(name)));
    }

    @Test
    public void valuesReachTheirPlaces() throws Exception {
        String text = helm("template", "cs", CHART.toString(), "--namespace", "here", "--include-crds",
            "--set", "agent.port=12831,agent.vppDirectory=/run/vpp2,agent.runAsUser=7,controller.heap=3g",
            "--set", "controller.storage.className=fast,controller.adminSecret=mine,agent.secret=ours",
            "--set", "commonLabels.team=net,imagePullSecrets[0].name=pull",
            "--set-string", "controller.image.tag=9,controller.config.x\\.cfg=a = b");
        for (String wanted : List.of("$(NODE_ADDRESS):12831", "hostPort: 12831", "path: /run/vpp2",
            "- /run/vpp2/api.sock", "runAsUser: 7", "value: \"3g\"", "storageClassName: fast", "secretName: mine",
            "secretName: ours", "resourceNames: [ours]", "team: net", "- name: pull", "chainstitch/controller:9",
            "namespace: here", "x.cfg: |", "name: servicefunctionchains.contivpp.io")) {
            assertTrue(wanted + " is not in\n" + text, text.contains(wanted));
        }
        assertFalse(helm("template", "cs", CHART.toString(), "--set", "agent.enabled=false").contains("DaemonSet"));
    }

    private static Map<String, JsonNode> byName(List<JsonNode> documents) {
        Map<String, JsonNode> found = new TreeMap<>();
        documents.forEach(document -> found.put(document.get("kind").asText() + " "
            + document.at("/metadata/name").asText(), plain(document)));
        return found;
    }

    private static JsonNode plain(JsonNode document) {
        for (JsonNode labels : document.findValues("labels")) {
            ((ObjectNode) labels).remove(HELM_LABELS);
        }
        for (String field : List.of("matchLabels", "selector")) {
            document.findValues(field).stream().filter(JsonNode::isObject)
                .forEach(labels -> ((ObjectNode) labels).remove(HELM_LABELS));
        }
        return document;
    }

    private static String helm(String... arguments) throws IOException, InterruptedException {
        assumeTrue("there is no helm in the PATH", Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "helm"))));
        List<String> command = new ArrayList<>(List.of("helm"));
        command.addAll(List.of(arguments));
        Path errors = Files.createTempFile("helm", ".err");
        try {
            Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(Files.readString(errors), 0, process.waitFor());
            return output;
        } finally {
            Files.delete(errors);
        }
    }
}
