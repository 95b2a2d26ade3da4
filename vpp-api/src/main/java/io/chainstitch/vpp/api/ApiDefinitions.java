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
package io.chainstitch.vpp.api;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A set of message definitions. Definitions of a node win over the built-in ones; one that lacks a field this program
 * uses, or gives it another kind of value, is kept with the reason and refused when it is needed.
 */
public final class ApiDefinitions {
    private static final String SUFFIX = ".api.json";
    private static final int DEEPEST_DIRECTORY = 8;

    private final Map<String, MessageDefinition> messages;
    private final Map<String, String> plugins;
    private final Map<String, String> refusals;

    private ApiDefinitions(Map<String, MessageDefinition> messages, Map<String, String> plugins,
            Map<String, String> refusals) {
        this.messages = Collections.unmodifiableMap(new LinkedHashMap<>(messages));
        this.plugins = Map.copyOf(plugins);
        this.refusals = Map.copyOf(refusals);
    }

    /** {@return the set this program carries, which is that of VPP 26.06} */
    public static ApiDefinitions builtIn() {
        return BuiltIn.DEFINITIONS;
    }

    /**
     * Reads a node's own definitions.
     *
     * @param directory where {@code *.api.json} files are looked for, at any depth
     * @return the built-in set overridden by what was found
     * @throws IOException when a file cannot be read or is malformed, or there is none
     */
    public static ApiDefinitions withOverrides(Path directory) throws IOException {
        List<Path> files = files(directory);
        if (files.isEmpty()) {
            throw new IOException("no *" + SUFFIX + " file below " + directory
                + ": give the directory share/vpp/api of the node's VPP");
        }
        DefinitionJson json = new DefinitionJson();
        for (Path file : files) {
            try (Reader reader = Files.newBufferedReader(file)) {
                json.add(JsonParser.parseReader(reader).getAsJsonObject());
            } catch (RuntimeException e) {
                // The JSON library tells malformed content by many unchecked exceptions.
                throw new IOException(file + " is no VPP API definition: " + e.getMessage(), e);
            }
        }
        return builtIn().overridden(json);
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> found = Files.find(directory, DEEPEST_DIRECTORY,
                (path, attributes) -> path.getFileName().toString().endsWith(SUFFIX))) {
            return found.sorted().toList();
        } catch (UncheckedIOException e) {
            throw new IOException("cannot read " + directory + ": " + e.getMessage(), e);
        }
    }

    private ApiDefinitions overridden(DefinitionJson json) {
        Map<String, MessageDefinition> merged = new TreeMap<>(messages);
        Map<String, String> refused = new TreeMap<>();
        for (String name : json.names()) {
            try {
                MessageDefinition theirs = json.message(name);
                MessageDefinition ours = merged.put(name, theirs);
                if (ours != null) {
                    Compatibility.problem(ours.fields(), theirs.fields()).ifPresent(problem -> refused.put(name,
                        "the node's definition of message " + name + " cannot be served: field " + problem));
                }
            } catch (RuntimeException e) {
                refused.put(name, "the node's definition of message " + name + " is malformed: " + e.getMessage());
            }
        }
        return new ApiDefinitions(merged, plugins, refused);
    }

    /**
     * Looks a message up.
     *
     * @param name VPP's name
     * @return its definition, if there is one
     */
    public Optional<MessageDefinition> message(String name) {
        return Optional.ofNullable(messages.get(name));
    }

    /** {@return all definitions} */
    public Collection<MessageDefinition> messages() {
        return messages.values();
    }

    /**
     * Tells why a definition of the node cannot be served.
     *
     * @param name VPP's name of the message
     * @return a sentence naming message and field, or nothing when it can
     */
    public Optional<String> refusal(String name) {
        return Optional.ofNullable(refusals.get(name));
    }

    /**
     * Names the plugin a message comes from.
     *
     * @param name VPP's name of the message
     * @return the plugin's file name; empty for messages of VPP's core and for unknown ones
     */
    public Optional<String> plugin(String name) {
        return Optional.ofNullable(plugins.get(name));
    }

    private static final class BuiltIn {
        static final ApiDefinitions DEFINITIONS = load();

        private BuiltIn() {
        }

        private static ApiDefinitions load() {
            try (InputStream in = ApiDefinitions.class.getResourceAsStream("messages.txt")) {
                DefinitionText text = new DefinitionText(new String(in.readAllBytes(), StandardCharsets.UTF_8));
                return new ApiDefinitions(text.messages(), text.plugins(), Map.of());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
