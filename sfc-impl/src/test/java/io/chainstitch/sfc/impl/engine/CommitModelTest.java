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
package io.chainstitch.sfc.impl.engine;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/**
 * The model of the commit protocol has the points of the engine, and spin finds no execution of it that goes wrong; of
 * each protocol that is wrong in one place it finds one.
 */
public class CommitModelTest {
    private static final Path MODEL = Path.of("src/test/model/commit.pml").toAbsolutePath();
    private static final long SECONDS = 300;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    /** What happens at the most. */
    private record Scene(int editsOfA, int editsOfB, int controllerDeaths, int agentDeaths) {
        private List<String> defines() {
            return List.of("-DEDITS_OF_A=" + editsOfA, "-DEDITS_OF_B=" + editsOfB,
                "-DCONTROLLER_DEATHS=" + controllerDeaths, "-DAGENT_DEATHS=" + agentDeaths);
        }
    }

    private static final List<Scene> SCENES = List.of(new Scene(1, 1, 1, 0), new Scene(2, 1, 0, 1),
        new Scene(1, 0, 2, 1));

    private static Optional<String> find(String... names) {
        return Arrays.stream(names).filter(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(path -> Files.isExecutable(Path.of(path, name)))).findFirst();
    }

    private String run(Path in, List<String> command) throws IOException, InterruptedException {
        Path output = in.resolve("output");
        Process process = new ProcessBuilder(command).directory(in.toFile()).redirectErrorStream(true)
            .redirectOutput(output.toFile()).start();
        try {
            assertTrue(command + " takes too long", process.waitFor(SECONDS, TimeUnit.SECONDS));
        } finally {
            process.destroyForcibly();
        }
        String said = Files.readString(output);
        assertEquals(command + ": " + said, 0, process.exitValue());
        return said;
    }

    /** What the search says, through all states of a scene unless it finds an error before. */
    private String search(Scene scene, List<String> check, List<String> options, String... mutants)
        throws IOException, InterruptedException {
        Optional<String> compiler = find("gcc", "cc");
        assumeTrue("spin is not installed", find("spin").isPresent());
        assumeTrue("there is no C compiler", compiler.isPresent());
        Path in = folder.newFolder().toPath();
        List<String> spin = new ArrayList<>(List.of("spin", "-a"));
        spin.addAll(scene.defines());
        Stream.of(mutants).forEach(mutant -> spin.add("-D" + mutant));
        spin.add(MODEL.toString());
        run(in, spin);
        // To optimise takes longer than the search does without.
        List<String> compile = new ArrayList<>(List.of(compiler.get(), "-O0", "-w", "-DCOLLAPSE", "-DMEMLIM=1500"));
        compile.addAll(check);
        compile.addAll(List.of("-o", "pan", "pan.c"));
        run(in, compile);
        List<String> pan = new ArrayList<>(List.of("./pan", "-m20000"));
        pan.addAll(options);
        return run(in, pan);
    }

    private static void assertProved(Scene scene, String said) {
        assertTrue(scene + ": " + said, said.contains("errors: 0"));
        for (String incomplete : List.of("Search not completed", "max search depth too small", "Bit statespace",
            "Hash-Compact", "out of memory", "memory limit")) {
            assertFalse(scene + ": " + said, said.contains(incomplete));
        }
        assertTrue(scene + ": " + said, said.contains("Full statespace search"));
    }

    private void assertFound(Scene scene, String mutant) throws IOException, InterruptedException {
        String said = search(scene, List.of("-DSAFETY"), List.of(), mutant);
        assertTrue(mutant + ": " + said, said.contains("errors: 1") && said.contains("assertion violated"));
    }

    @Test
    public void theModelHasThePointsOfTheEngineAndNoOther() throws IOException {
        String model = Files.readString(MODEL);
        List<String> points = Stream.of(CommitPoint.values()).map(Enum::name).toList();
        List<MatchResult> declared = Pattern.compile("points of CommitPoint[^\n]*\nmtype = \\{([^}]*)\\}")
            .matcher(model).results().toList();
        assertEquals(1, declared.size());
        assertEquals(points, Stream.of(declared.get(0).group(1).split(",")).map(String::trim).toList());
        TreeSet<String> passed = new TreeSet<>();
        Pattern.compile("point\\[s\\] = (\\w+)").matcher(model).results().forEach(one -> passed.add(one.group(1)));
        assertTrue(passed.remove("IDLE") && passed.remove("STARTED"));
        assertEquals(new TreeSet<>(points), passed);
    }

    @Test
    public void everyExecutionEndsInTheOldOrTheNewState() throws IOException, InterruptedException {
        for (Scene scene : SCENES) {
            assertProved(scene, search(scene, List.of("-DSAFETY"), List.of()));
        }
    }

    @Test
    public void everyExecutionComesToAnEnd() throws IOException, InterruptedException {
        Scene scene = new Scene(1, 0, 1, 1);
        assertProved(scene, search(scene, List.of("-DNP"), List.of("-l")));
    }

    @Test
    public void protocolsThatAreWrongInOnePlaceAreFound() throws IOException, InterruptedException {
        Scene scene = new Scene(1, 0, 1, 1);
        assertFound(scene, "RECORD_AFTER_COMMIT");
        assertFound(scene, "WAY_BACK_FORGOTTEN");
        assertFound(scene, "UNDO_NOT_RETRIED");
        assertFound(new Scene(1, 1, 0, 0), "NO_TURNS");
    }

    @Test
    public void shortcutsThatLoseTheWayBackAreFound() throws IOException, InterruptedException {
        Scene scene = new Scene(1, 0, 1, 1);
        assertFound(scene, "CONFIRMED_UNHEARD");
        assertFound(scene, "SYNCED_UNRECORDED");
        assertFound(scene, "SYNCED_UNDECIDED");
        assertFound(new Scene(2, 0, 1, 1), "CONFIRMED_ELSEWHERE");
    }
}
