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

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.Test;

/** What the API server takes and refuses, by the schemas in {@code deploy/crds} and their rules. */
public class ResourcesTest {
    private static final Path RESOURCES = Manifests.deploy("src/test/resources");

    private final Map<String, ResourceKind> kinds = ResourceKind.all();

    @Test
    public void everyExampleIsTaken() {
        List<JsonNode> examples = ours(Manifests.files(Manifests.deploy("examples")));
        assertEquals(kinds.keySet(), kindsOf(examples));
        assertEquals(List.of(), refusals(examples));
    }

    @Test
    public void resourcesOfTheReferenceAreTakenAsTheyAre() {
        List<JsonNode> resources = ours(Manifests.files(RESOURCES.resolve("reference")));
        assertEquals(kinds.keySet(), kindsOf(resources));
        assertEquals(List.of(), refusals(resources));
    }

    /** The mock of the API server that renders them has no schemas. */
    @Test
    public void resourcesThatAreRenderedInTheWholeSystemAreTaken() {
        List<JsonNode> resources = ours(Manifests.files(
            Manifests.project().resolve("integration-tests/src/test/resources/kubernetes")));
        assertEquals(Set.of("ServiceFunctionChain", "ExternalInterface"), kindsOf(resources));
        assertEquals(List.of(), refusals(resources));
    }

    @Test
    public void whatTheControllerWritesIntoAStatusIsTaken() {
        List<JsonNode> resources = ours(Manifests.files(RESOURCES.resolve("status")));
        assertEquals(kinds.keySet(), kindsOf(resources));
        assertEquals(List.of(), refusals(resources));
    }

    @Test
    public void eachWrongResourceIsRefusedForItsOwnReason() {
        List<JsonNode> wrong = ours(Manifests.files(RESOURCES.resolve("refused")));
        assertEquals(kinds.keySet(), kindsOf(wrong));
        for (JsonNode resource : wrong) {
            String says = resource.at("/metadata/annotations/says").asText();
            List<String> problems = problems(resource);
            assertFalse(name(resource) + " has nothing that it is refused for", says.isEmpty());
            assertTrue(name(resource) + " is to be refused with '" + says + "', but was with " + problems,
                problems.stream().anyMatch(problem -> problem.contains(says)));
        }
    }

    @Test
    public void everyRuleRefusesSomething() {
        Set<String> answers = new HashSet<>();
        ours(Manifests.files(RESOURCES.resolve("refused"))).forEach(resource -> answers.addAll(problems(resource)));
        List<String> idle = kinds.entrySet().stream().flatMap(kind -> rules(kind.getValue().schema()).stream()
            .map(rule -> rule.get("message").asText())
            .filter(message -> answers.stream().noneMatch(answer -> answer.endsWith(": " + message)))
            .map(message -> kind.getKey() + ": " + message)).toList();
        // The length of a name is tried for chains; the rule is the same for the two others.
        assertEquals(Set.of("CustomNetwork: the name of a network can have 189 characters at the most",
            "ExternalInterface: the name of an external interface can have 189 characters at the most"),
            Set.copyOf(idle));
    }

    @Test
    public void descriptionsOfPodInterfacesAreJsonAndNameInterfacesOfThePod() throws IOException {
        int described = 0;
        for (JsonNode document : Manifests.files(Manifests.deploy("examples")).stream()
            .flatMap(file -> Manifests.read(file).stream()).toList()) {
            JsonNode metadata = document.at("/spec/template").isMissingNode() ? document.get("metadata")
                : document.at("/spec/template/metadata");
            String text = metadata.at("/annotations/chainstitch.io~1interfaces").asText();
            if (text.isEmpty()) {
                continue;
            }
            String custom = metadata.at("/annotations/contivpp.io~1custom-if").asText();
            Set<String> wanted = Set.of(custom.split(", *")).stream()
                .map(item -> item.substring(0, item.indexOf('/'))).collect(Collectors.toSet());
            Set<String> names = new HashSet<>();
            new ObjectMapper().readTree(text).forEach(description -> names.add(description.get("name").asText()));
            assertEquals(name(document), wanted, names);
            described++;
        }
        assertTrue("only " + described + " pods of the examples describe their interfaces", described >= 7);
    }

    private static List<JsonNode> rules(JsonNode schema) {
        List<JsonNode> rules = new ArrayList<>();
        schema.findValues("x-kubernetes-validations").forEach(list -> list.forEach(rules::add));
        return rules;
    }

    private List<JsonNode> ours(List<Path> files) {
        return files.stream().flatMap(file -> Manifests.read(file).stream())
            .filter(document -> document.path("apiVersion").asText().equals("contivpp.io/v1")).toList();
    }

    private static Set<String> kindsOf(List<JsonNode> resources) {
        return resources.stream().map(resource -> resource.path("kind").asText()).collect(Collectors.toSet());
    }

    private List<String> refusals(List<JsonNode> resources) {
        return resources.stream().filter(resource -> !problems(resource).isEmpty())
            .map(resource -> name(resource) + ": " + problems(resource)).toList();
    }

    private List<String> problems(JsonNode resource) {
        return kinds.get(resource.path("kind").asText()).problems(resource);
    }

    private static String name(JsonNode resource) {
        return resource.path("kind").asText() + " " + resource.at("/metadata/name").asText();
    }
}
