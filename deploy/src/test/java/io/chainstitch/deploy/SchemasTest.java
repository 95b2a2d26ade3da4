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

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.Test;

/** The rules that Kubernetes has for the schemas of resources. */
public class SchemasTest {
    private static final Set<String> NOT_IN_STRUCTURAL_SCHEMAS = Set.of("$ref", "oneOf", "anyOf", "allOf", "not",
        "definitions", "dependencies", "patternProperties", "additionalItems", "uniqueItems", "if", "const");
    private static final Set<String> TYPES = Set.of("object", "array", "string", "integer", "number", "boolean");
    /** Fields in rules: what stands behind a dot and is no function. */
    private static final Pattern FIELD = Pattern.compile("\\b(?:self|f)\\.([A-Za-z]+)(?!\\w*\\()");

    private final Map<String, ResourceKind> kinds = ResourceKind.all();

    @Test
    public void theKindsAreThoseThatAreAgreed() {
        assertEquals(Set.of("ServiceFunctionChain", "CustomNetwork", "ExternalInterface"), kinds.keySet());
        kinds.forEach((kind, described) -> {
            JsonNode spec = described.definition().get("spec");
            String plural = kind.toLowerCase(java.util.Locale.ROOT) + "s";
            assertEquals("contivpp.io", spec.get("group").asText());
            assertEquals("Namespaced", spec.get("scope").asText());
            assertEquals(plural, spec.at("/names/plural").asText());
            assertEquals(plural + ".contivpp.io", described.definition().at("/metadata/name").asText());
            assertEquals("v1", spec.at("/versions/0/name").asText());
            assertTrue(kind, spec.at("/versions/0/subresources/status").isObject());
        });
    }

    @Test
    public void chainsAreListedWithStateReasonPathsAndAge() {
        JsonNode columns = kinds.get("ServiceFunctionChain").definition()
            .at("/spec/versions/0/additionalPrinterColumns");
        assertEquals(List.of("State", "Reason", "Paths", "Age"), columns.findValuesAsText("name"));
        assertEquals(List.of(".status.state", ".status.reason", ".status.paths", ".metadata.creationTimestamp"),
            columns.findValuesAsText("jsonPath"));
    }

    @Test
    public void everySchemaIsStructuralAndDescribed() {
        List<String> problems = new ArrayList<>();
        kinds.forEach((kind, described) -> walk(described.schema(), kind, problems));
        assertEquals(List.of(), problems);
    }

    @Test
    public void rulesNameOnlyFieldsOfWhatTheySpeakOf() {
        List<String> problems = new ArrayList<>();
        kinds.forEach((kind, described) -> rules(described.schema(), kind, problems));
        assertEquals(List.of(), problems);
    }

    /** Without limits an API server takes a rule for too costly. */
    @Test
    public void whatRulesReadIsLimited() {
        List<String> problems = new ArrayList<>();
        kinds.forEach((kind, described) -> limits(described.schema().at("/properties/spec"), kind + ".spec", problems));
        assertEquals(List.of(), problems);
    }

    @Test
    public void wordsOfStatesAreThoseOfTheModel() {
        JsonNode states = kinds.get("ServiceFunctionChain").schema().at("/properties/status/properties/state/enum");
        assertEquals(List.of("pending", "programming", "ready", "degraded", "refused", "failed"),
            StreamSupport.stream(states.spliterator(), false).map(JsonNode::asText).toList());
    }

    private static void walk(JsonNode schema, String path, List<String> problems) {
        if (!TYPES.contains(schema.path("type").asText())) {
            problems.add(path + " has no type");
        }
        schema.fieldNames().forEachRemaining(name -> {
            if (NOT_IN_STRUCTURAL_SCHEMAS.contains(name)) {
                problems.add(path + " has " + name);
            }
        });
        boolean known = path.matches("\\w+\\.(apiVersion|kind|metadata)") || path.endsWith("{}");
        if (!known && schema.path("description").asText().isBlank()) {
            problems.add(path + " has no description");
        }
        if (schema.has("properties") && schema.has("additionalProperties")) {
            problems.add(path + " has properties and additionalProperties");
        }
        required(schema, path, problems);
        children(schema, path, (child, name) -> walk(child, name, problems));
    }

    private static void required(JsonNode schema, String path, List<String> problems) {
        schema.path("required").forEach(name -> {
            if (!schema.path("properties").has(name.asText())) {
                problems.add(path + " requires " + name + ", which it does not have");
            }
        });
    }

    private static void rules(JsonNode schema, String path, List<String> problems) {
        Set<String> known = new HashSet<>();
        JsonNode properties = schema.has("properties") ? schema.get("properties") : schema.at("/items/properties");
        properties.fieldNames().forEachRemaining(known::add);
        schema.path("x-kubernetes-validations").forEach(rule -> {
            Matcher matcher = FIELD.matcher(rule.get("rule").asText());
            while (matcher.find()) {
                if (!known.contains(matcher.group(1))) {
                    problems.add(path + ": no field " + matcher.group(1) + " in " + rule.get("rule"));
                }
            }
            if (rule.path("message").asText().isBlank() || rule.path("message").asText().contains("\n")) {
                problems.add(path + ": a rule without a message of one line");
            }
        });
        children(schema, path, (child, name) -> rules(child, name, problems));
    }

    private static void limits(JsonNode schema, String path, List<String> problems) {
        String limit = switch (schema.path("type").asText()) {
            case "array" -> "maxItems";
            case "string" -> schema.has("enum") ? "enum" : "maxLength";
            case "integer" -> "maximum";
            case "object" -> schema.has("properties") ? "properties" : "maxProperties";
            default -> "type";
        };
        if (!schema.has(limit)) {
            problems.add(path + " has no " + limit);
        }
        children(schema, path, (child, name) -> limits(child, name, problems));
    }

    private interface Visitor {
        void visit(JsonNode schema, String path);
    }

    private static void children(JsonNode schema, String path, Visitor visitor) {
        for (Iterator<Map.Entry<String, JsonNode>> fields = schema.path("properties").fields(); fields.hasNext();) {
            Map.Entry<String, JsonNode> field = fields.next();
            visitor.visit(field.getValue(), path + "." + field.getKey());
        }
        if (schema.has("items")) {
            visitor.visit(schema.get("items"), path + "[]");
        }
        if (schema.has("additionalProperties")) {
            visitor.visit(schema.get("additionalProperties"), path + "{}");
        }
    }
}
