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
package io.chainstitch.agent.persist;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import com.pholser.junit.quickcheck.Property;
import com.pholser.junit.quickcheck.generator.InRange;
import com.pholser.junit.quickcheck.runner.JUnitQuickcheck;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.AfterClass;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;

@RunWith(JUnitQuickcheck.class)
public class ConfigLogTest {
    private static Path example;

    @Rule
    public final TemporaryFolder root = new TemporaryFolder();

    @Test
    public void nothingIsThereAtFirst() throws IOException {
        try (ConfigLog log = ConfigLog.open(folder())) {
            assertTrue(log.recovered().snapshot().isEmpty());
            assertTrue(log.wantsSnapshot());
        }
    }

    @Test
    public void changesSurviveWithoutBeingClosed() throws IOException {
        Path folder = folder();
        try (ConfigLog log = ConfigLog.open(folder)) {
            log.snapshot(bytes("base"));
            log.append(bytes("one"));
            assertEquals("base one", content(folder));
            log.append(bytes("two"));
            assertEquals("base one two", content(folder));
        }
    }

    @Test
    public void goesOnAfterEachStart() throws IOException {
        Path folder = folder();
        try (ConfigLog log = ConfigLog.open(folder)) {
            log.snapshot(bytes("base"));
        }
        for (String change : List.of("one", "two", "three")) {
            try (ConfigLog log = ConfigLog.open(folder)) {
                assertFalse(log.wantsSnapshot());
                log.append(bytes(change));
            }
        }
        assertEquals("base one two three", content(folder));
    }

    @Test
    public void theOlderGenerationTakesOverWithoutLoss() throws IOException {
        Path folder = written();
        Files.write(folder.resolve("config-0000000002.json"), bytes("rubbish"));
        assertEquals("base one two three", content(folder));
    }

    @Test
    public void goesOnWhenASnapshotCannotBeWritten() throws IOException {
        Path folder = folder();
        try (ConfigLog log = ConfigLog.open(folder)) {
            log.snapshot(bytes("base"));
            log.append(bytes("one"));
            Files.createDirectory(folder.resolve("config-0000000002.json.tmp"));
            assertThrows(IOException.class, () -> log.snapshot(bytes("base one")));
            log.append(bytes("two"));
            assertEquals("base one two", content(folder));
            Files.deleteIfExists(folder.resolve("config-0000000002.json.tmp"));
            log.snapshot(bytes("base one two"));
            log.append(bytes("three"));
        }
        assertEquals("base one two three", content(folder));
        assertEquals(List.of("config-0000000001.journal", "config-0000000001.json", "config-0000000002.journal",
            "config-0000000002.json"), files(folder));
    }

    /** Found: a first line that is longer than it can be ended the start with an unchecked exception. */
    @Test
    public void snapshotWithALongFirstLineIsDamaged() throws IOException {
        Path folder = written();
        Path snapshot = folder.resolve("config-0000000002.json");
        Files.write(snapshot, bytes("x".repeat(500) + "\n" + Files.readString(snapshot)));
        assertEquals("base one two three", content(folder));
    }

    @Test
    public void onlyTwoGenerationsAreKept() throws IOException {
        Path folder = folder();
        try (ConfigLog log = ConfigLog.open(folder)) {
            for (int i = 1; i <= 5; i++) {
                log.snapshot(bytes("s" + i));
            }
        }
        assertEquals(List.of("config-0000000004.journal", "config-0000000004.json", "config-0000000005.journal",
            "config-0000000005.json"), files(folder));
    }

    @Test
    public void refusesWhenNoSnapshotIsGood() throws IOException {
        Path folder = written();
        Files.write(folder.resolve("config-0000000001.json"), bytes("rubbish"));
        Files.write(folder.resolve("config-0000000002.json"), bytes(""));
        DamagedConfigException refusal = assertThrows(DamagedConfigException.class, () -> ConfigLog.open(folder));
        assertTrue(refusal.getMessage().contains("config-0000000002.json is damaged"));
    }

    @Test
    public void cutAnywhereItIsAnEarlierStateOrRefused() throws IOException {
        Path original = written();
        for (String name : files(original)) {
            byte[] good = Files.readAllBytes(original.resolve(name));
            for (int length = 0; length < good.length; length++) {
                Path folder = copy(original);
                Files.write(folder.resolve(name), Arrays.copyOf(good, length));
                assertEarlierState(name + " cut at " + length, folder);
            }
        }
    }

    @Property(trials = 300)
    public void flippedAnywhereItIsAnEarlierStateOrRefused(@InRange(minInt = 0, maxInt = 3) int file,
            @InRange(minInt = 0, maxInt = 1_000_000) int position, @InRange(minInt = 0, maxInt = 7) int bit)
            throws IOException {
        Path folder = copy(example());
        Path damaged = folder.resolve(files(folder).get(file));
        byte[] bytes = Files.readAllBytes(damaged);
        bytes[position % bytes.length] ^= (byte) (1 << bit);
        Files.write(damaged, bytes);
        assertEarlierState(damaged + " bit " + bit + " of byte " + position % bytes.length, folder);
    }

    @Test
    public void damageIsHealedByTheNextSnapshot() throws IOException {
        Path folder = written();
        Path journal = folder.resolve("config-0000000002.journal");
        byte[] good = Files.readAllBytes(journal);
        Files.write(journal, Arrays.copyOf(good, good.length - 1));
        try (ConfigLog log = ConfigLog.open(folder)) {
            assertEquals(1, log.recovered().warnings().size());
            assertTrue(log.wantsSnapshot());
            log.snapshot(bytes("base one two"));
            log.append(bytes("four"));
        }
        assertEquals("base one two four", content(folder));
    }

    private static void assertEarlierState(String damage, Path folder) throws IOException {
        try {
            String content = content(folder);
            assertTrue(damage + ": " + content, List.of("base", "base one", "base one two", "base one two three")
                .contains(content));
        } catch (DamagedConfigException expected) {
            assertTrue(damage, expected.getMessage().contains("damaged"));
        }
    }

    /** The same for all trials: writing it syncs the disk many times. */
    private static synchronized Path example() throws IOException {
        if (example == null) {
            example = Files.createTempDirectory("config-log");
            write(example);
        }
        return example;
    }

    @AfterClass
    public static synchronized void removeExample() throws IOException {
        if (example != null) {
            MoreFiles.deleteRecursively(example, RecursiveDeleteOption.ALLOW_INSECURE);
        }
    }

    /** Two generations with a change in each after the first. */
    private Path written() throws IOException {
        Path folder = folder();
        write(folder);
        assertEquals("base one two three", content(folder));
        return folder;
    }

    private static void write(Path folder) throws IOException {
        try (ConfigLog log = ConfigLog.open(folder)) {
            log.snapshot(bytes("base"));
            log.append(bytes("one"));
            log.snapshot(bytes("base one"));
            log.append(bytes("two"));
            log.append(bytes("three"));
        }
    }

    private static String content(Path folder) throws IOException {
        try (ConfigLog log = ConfigLog.open(folder)) {
            Recovered recovered = log.recovered();
            List<String> parts = new ArrayList<>();
            parts.add(new String(recovered.snapshot().orElseThrow(), StandardCharsets.UTF_8));
            recovered.changes().forEach(change -> parts.add(new String(change, StandardCharsets.UTF_8)));
            return String.join(" ", parts);
        }
    }

    private Path copy(Path original) throws IOException {
        Path copy = folder();
        for (String name : files(original)) {
            Files.copy(original.resolve(name), copy.resolve(name));
        }
        return copy;
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().collect(Collectors.toList());
        }
    }

    private Path folder() throws IOException {
        return root.newFolder().toPath();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
