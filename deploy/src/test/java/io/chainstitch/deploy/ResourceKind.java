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

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * A kind of resource, and what an API server and kubectl say to resources of that kind: the schema, fields that it does
 * not know, keys of lists that stand twice, and the rules in CEL.
 */
final class ResourceKind {
    private final JsonNode definition;
    private final JsonNode schema;
    private final JsonSchema strict;

    private ResourceKind(JsonNode definition) {
        this.definition = definition;
        this.schema = definition.at("/spec/versions/0/schema/openAPIV3Schema");
        this.strict = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(closed(schema),
            SchemaValidatorsConfig.builder().locale(Locale.ENGLISH).build());
    }

    /** The kinds that {@code deploy/crds} describes, by {@code kind}. */
    static Map<String, ResourceKind> all() {
        return Manifests.files(Manifests.deploy("crds")).stream().map(Path::getFileName)
            .map(name -> Manifests.read(Manifests.deploy("crds").resolve(name)).get(0))
            .filter(document -> document.path("kind").asText().equals("CustomResourceDefinition"))
            .collect(Collectors.toMap(document -> document.at("/spec/names/kind").asText(), ResourceKind::new));
    }

    /** What would be sent to the API server. */
    JsonNode definition() {
        return definition;
    }

    /** The schema of the one version. */
    JsonNode schema() {
        return schema;
    }

    /** What is wrong with a resource; empty when it would be taken. */
    List<String> problems(JsonNode resource) {
        List<String> problems = new ArrayList<>();
        strict.validate(resource).forEach(message -> problems.add(message.getMessage()));
        // An API server does not come to these before the schema is content with the types.
        if (problems.isEmpty()) {
            walk(schema, resource, "", problems);
        }
        return problems;
    }

    /** As kubectl sees it: fields that the schema does not have are errors. */
    private static JsonNode closed(JsonNode schema) {
        ObjectNode copy = schema.deepCopy();
        close(copy);
        // Every resource may have all of the metadata.
        ((ObjectNode) copy.path("properties").path("metadata")).remove("additionalProperties");
        return copy;
    }

    private static void close(ObjectNode schema) {
        if (schema.path("type").asText().equals("object") && !schema.has("additionalProperties")) {
            schema.put("additionalProperties", false);
        }
        schema.path("properties").forEach(property -> close((ObjectNode) property));
        if (schema.has("items")) {
            close((ObjectNode) schema.get("items"));
        }
    }

    private static void walk(JsonNode schema, JsonNode value, String path, List<String> problems) {
        schema.path("x-kubernetes-validations").forEach(rule -> {
            if (!Cel.holds(rule.get("rule").asText(), value)) {
                problems.add(path + ": " + rule.get("message").asText());
            }
        });
        keys(schema, value, path, problems);
        for (Iterator<Map.Entry<String, JsonNode>> fields = value.fields(); fields.hasNext();) {
            Map.Entry<String, JsonNode> field = fields.next();
            JsonNode below = schema.path("properties").has(field.getKey())
                ? schema.path("properties").get(field.getKey()) : schema.path("additionalProperties");
            walk(below, field.getValue(), path + "." + field.getKey(), problems);
        }
        if (value.isArray()) {
            value.forEach(item -> walk(schema.path("items"), item, path + "[]", problems));
        }
    }

    private static void keys(JsonNode schema, JsonNode list, String path, List<String> problems) {
        if (!schema.path("x-kubernetes-list-type").asText().equals("map")) {
            return;
        }
        Set<List<JsonNode>> seen = new HashSet<>();
        list.forEach(item -> {
            List<JsonNode> key = StreamSupport.stream(schema.get("x-kubernetes-list-map-keys").spliterator(), false)
                .map(name -> item.path(name.asText())).toList();
            if (!seen.add(key)) {
                problems.add(path + ": Duplicate value " + key);
            }
        });
    }
}
