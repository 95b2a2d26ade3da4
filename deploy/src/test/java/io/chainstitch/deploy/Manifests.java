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
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Files of the project that hold YAML. */
final class Manifests {
    private static final ObjectReader READER = new YAMLMapper().readerFor(JsonNode.class);

    private Manifests() {
    }

    /** The directory of the whole project. */
    static Path project() {
        return Path.of(System.getProperty("chainstitch.project", "..")).toAbsolutePath().normalize();
    }

    /** A place below {@code deploy/}. */
    static Path deploy(String place) {
        return project().resolve("deploy").resolve(place);
    }

    /** The documents of a file. */
    static List<JsonNode> read(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    /** The documents of a text. */
    static List<JsonNode> parse(String text) {
        try (MappingIterator<JsonNode> documents = READER.readValues(text)) {
            return documents.readAll().stream().filter(document -> !document.isNull()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The YAML files of a folder and of those below it, by name. */
    static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The one document of a kind and a name among those of a file. */
    static JsonNode one(Path file, String kind, String name) {
        List<JsonNode> found = read(file).stream().filter(document -> document.path("kind").asText().equals(kind)
            && document.path("metadata").path("name").asText().equals(name)).toList();
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " documents of kind " + kind + " and name " + name + " in " + file);
        }
        return found.get(0);
    }
}
