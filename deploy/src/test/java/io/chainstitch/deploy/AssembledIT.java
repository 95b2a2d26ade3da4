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
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.Test;

/** The manifests and units against the programs that the build made. */
public class AssembledIT {
    private static final Path ASSEMBLY = Manifests.project().resolve("karaf-dist/target/assembly");
    private static final Path AGENT =
        Manifests.project().resolve("honeycomb-agent/target/honeycomb-agent/bin/honeycomb-agent");
    private static final Pattern FLAG = Pattern.compile("--[a-z]+(?:-[a-z]+)*");

    private static JsonNode container(String file, String kind, String name) {
        return Manifests.one(Manifests.deploy("kubernetes/" + file), kind, name)
            .at("/spec/template/spec/containers/0");
    }

    @Test
    public void portsOfTheControllerAreThoseOfTheDistribution() throws IOException {
        JsonNode ports = container("controller.yaml", "StatefulSet", "chainstitch-controller").get("ports");
        assertEquals(List.of("http", "netconf"), ports.findValuesAsText("name"));
        assertEquals(List.of("8181", "2830"), ports.findValuesAsText("containerPort"));
        assertTrue(Files.readString(ASSEMBLY.resolve("etc/org.ops4j.pax.web.cfg"))
            .contains("org.osgi.service.http.port = 8181"));
        assertTrue(Files.readString(ASSEMBLY.resolve("etc/jetty.xml")).contains("\"jetty.port\" default=\"8181\""));
        assertTrue(Files.readString(ASSEMBLY.resolve("README.md")).contains("| 2830 | NETCONF over SSH"));
    }

    @Test
    public void filesThatTheManifestsOverrideExistInTheDistribution() {
        JsonNode config = Manifests.one(Manifests.deploy("kubernetes/controller.yaml"), "ConfigMap",
            "chainstitch-controller").get("data");
        assertEquals(Set.of("org.apache.karaf.shell.cfg", "io.chainstitch.kubernetes.cfg"), names(config));
        assertTrue(Files.exists(ASSEMBLY.resolve("etc/org.apache.karaf.shell.cfg")));
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    public void everyFlagOfTheDaemonSetIsAFlagOfTheAgent() throws Exception {
        JsonNode container = container("agent.yaml", "DaemonSet", "chainstitch-agent");
        List<String> flags = new ArrayList<>();
        container.get("args").forEach(argument -> {
            if (argument.asText().startsWith("--")) {
                flags.add(argument.asText());
            }
        });
        assertEquals(6, flags.size());
        assertTrue(flags + " " + help(), flagsIn(help()).containsAll(flags));
    }

    /** The agent itself reads what the DaemonSet gives it, down to the file that is not there. */
    @Test
    public void theAgentTakesTheArgumentsOfTheDaemonSet() throws Exception {
        JsonNode container = container("agent.yaml", "DaemonSet", "chainstitch-agent");
        List<String> command = new ArrayList<>(List.of(AGENT.toString()));
        container.get("args").forEach(argument -> command.add(argument.asText().replace("$(NODE_NAME)", "worker-1")
            .replace("$(NODE_ADDRESS)", "192.0.2.7").replace("$(AGENT_USERNAME)", "chainstitch")));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(output, 1, process.waitFor());
        assertTrue(output, output.contains("/run/secrets/chainstitch/agent/password: no such file"));
    }

    @Test
    public void everyFlagAndVariableOfTheUnitIsOneOfTheAgent() throws Exception {
        String unit = Files.readString(Manifests.deploy("systemd/honeycomb-agent.service"));
        Set<String> known = flagsIn(help());
        Set<String> used = flagsIn(unit);
        Matcher matcher = Pattern.compile("CHAINSTITCH_AGENT_([A-Z_]+)=").matcher(unit);
        while (matcher.find()) {
            used.add("--" + matcher.group(1).toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
        }
        assertTrue(used.toString(), used.size() >= 6);
        used.removeAll(known);
        used.remove("--help");
        assertEquals(Set.of(), used);
    }

    @Test
    public void containersAreBuiltFromWhatTheBuildMakes() throws IOException {
        for (String file : List.of("controller", "agent")) {
            String text = Files.readString(Manifests.deploy("container/" + file + ".Dockerfile"));
            Matcher copy = Pattern.compile("(?m)^COPY (\\S+) (\\S+)$").matcher(text);
            int copies = 0;
            for (; copy.find(); copies++) {
                assertTrue(copy.group(1), Files.exists(Manifests.project().resolve(copy.group(1))));
                assertTrue(copy.group(1), Files.readString(Manifests.deploy("container/" + file
                    + ".Dockerfile.dockerignore")).contains("!" + copy.group(1)));
            }
            assertTrue(copies > 0);
            assertTrue(text, Pattern.compile("(?m)^ADD ").matcher(text).results().findAny().isEmpty());
        }
        assertTrue(Files.isExecutable(Manifests.deploy("bin/chainstitch-controller")));
    }

    private static Set<String> flagsIn(String text) {
        Set<String> flags = new TreeSet<>();
        Matcher matcher = FLAG.matcher(text);
        while (matcher.find()) {
            flags.add(matcher.group());
        }
        return flags;
    }

    private static String help() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(AGENT.toString(), "--help").redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(output, 0, process.waitFor());
        return output;
    }
}
