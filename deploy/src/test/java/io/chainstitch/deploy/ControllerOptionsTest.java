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

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What {@code bin/setenv} of the distribution gives the JVM of the controller. */
public class ControllerOptionsTest {
    private static final String QUICK = " -XX:TieredStopAtLevel=1";
    private static final String PARALLEL = " -XX:+UseParallelGC";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final Map<String, String> environment = new HashMap<>();

    @Before
    public void twoProcessors() throws IOException {
        processors(2);
    }

    private void processors(int count) throws IOException {
        Path getconf = folder.getRoot().toPath().resolve("getconf");
        Files.writeString(getconf, "#!/bin/sh\n[ \"$1\" = _NPROCESSORS_ONLN ] && echo " + count + "\n");
        assertTrue(getconf.toFile().setExecutable(true));
    }

    private String options(String program, String script) throws IOException, InterruptedException {
        Path file = Manifests.deploy("../karaf-dist/src/main/assembly/bin/setenv");
        ProcessBuilder builder = new ProcessBuilder("sh", "-euc", "PROGNAME=" + program + "; KARAF_SCRIPT=" + script
            + "; . '" + file + "'; printf %s \"${EXTRA_JAVA_OPTS:-}\"").redirectErrorStream(true);
        builder.environment().keySet().removeAll(Set.of("EXTRA_JAVA_OPTS", "JAVA_MAX_MEM"));
        builder.environment().merge("PATH", folder.getRoot().toString(), (old, own) -> own + ":" + old);
        builder.environment().putAll(environment);
        Process shell = builder.start();
        String text = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(text, 0, shell.waitFor());
        return text;
    }

    @Test
    public void theHeapIsTheOneThatWasAskedFor() throws Exception {
        assertEquals("-Xmx2g" + QUICK + PARALLEL + " ", options("karaf", "karaf"));
        environment.put("JAVA_MAX_MEM", "1g");
        assertEquals("-Xmx1g" + QUICK + PARALLEL + " ", options("karaf", "karaf"));
    }

    @Test
    public void withProcessorsToSpareTheJvmChoosesItsCompilersAndItsCollector() throws Exception {
        processors(4);
        assertEquals("-Xmx2g ", options("karaf", "karaf"));
    }

    @Test
    public void anotherCollectorTakesTheOneOfOursAwaySinceTheJvmRefusesTwo() throws Exception {
        environment.put("EXTRA_JAVA_OPTS", "-XX:+UseG1GC -Da=b");
        assertEquals("-Xmx2g" + QUICK + " -XX:+UseG1GC -Da=b", options("karaf", "karaf"));
    }

    @Test
    public void optionsStandOnceAlsoWhenBinStartIsUsed() throws Exception {
        assertEquals("", options("start", "start"));
        assertEquals("-Xmx2g" + QUICK + PARALLEL + " ", options("karaf", "start"));
    }

    @Test
    public void theOtherProgramsOfKarafKeepTheirOwnOptions() throws Exception {
        environment.put("EXTRA_JAVA_OPTS", "-Da=b");
        assertEquals("-Da=b", options("client", "client"));
        assertEquals("-Da=b", options("karaf", "stop"));
    }
}
