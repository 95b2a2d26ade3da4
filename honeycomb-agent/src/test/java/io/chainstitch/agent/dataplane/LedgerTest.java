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
package io.chainstitch.agent.dataplane;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.pholser.junit.quickcheck.Property;
import com.pholser.junit.quickcheck.generator.InRange;
import com.pholser.junit.quickcheck.runner.JUnitQuickcheck;
import io.chainstitch.vpp.api.testing.Fuzz;
import io.chainstitch.vpp.api.testing.Octets;
import io.chainstitch.vpp.model.ObjectKey;
import io.chainstitch.vpp.model.VppObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;

@RunWith(JUnitQuickcheck.class)
public class LedgerTest {
    private static final int MANY = 10_000;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private static VppObject object(int number) {
        return Samples.loopback("pod/ns/p" + number + "/odd = name%", number);
    }

    private static Set<VppObject> owned(Ledger ledger) {
        return ledger.entries().values().stream().map(Ledger.Entry::object).collect(Collectors.toSet());
    }

    @Test
    public void entriesSurviveReopening() throws IOException {
        Path directory = folder.newFolder().toPath();
        try (Ledger ledger = Ledger.open(directory)) {
            assertFalse(ledger.isWhole());
            ledger.markWhole();
            ledger.intend(List.of(object(1), object(2), object(3)));
            ledger.settle(List.of(object(1)), List.of(object(2)));
        }
        try (Ledger ledger = Ledger.open(directory)) {
            assertTrue(ledger.isWhole());
            assertEquals(Map.of(object(1).key(), Ledger.Entry.held(object(1)), object(3).key(),
                Ledger.Entry.intended(object(3))), ledger.entries());
        }
    }

    @Property(trials = 60)
    public void ledgerCutAnywhereIsAnEarlierOne(long seed, @InRange(minDouble = 0, maxDouble = 1) double where)
            throws IOException {
        Path directory = folder.newFolder().toPath();
        Set<Set<VppObject>> history = new HashSet<>(Set.of(Set.of()));
        Random random = new Random(seed);
        try (Ledger ledger = Ledger.open(directory)) {
            ledger.markWhole();
            for (int i = 0; i < 20; i++) {
                VppObject object = object(random.nextInt(5));
                if (random.nextBoolean()) {
                    ledger.intend(List.of(object));
                } else {
                    ledger.settle(List.of(), List.of(object));
                }
                history.add(owned(ledger));
            }
        }
        Path file = directory.resolve("ledger");
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, (int) (bytes.length * where)));
        try (Ledger ledger = Ledger.open(directory)) {
            assertTrue("seed " + seed, history.contains(owned(ledger)));
            ledger.intend(List.of(object(9)));
            assertTrue(ledger.owns(object(9).key()));
        }
    }

    @Property(trials = 60)
    public void flippedBitIsNeverAWrongObject(long seed) throws IOException {
        Path directory = folder.newFolder().toPath();
        List<VppObject> objects = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            objects.add(object(i));
        }
        try (Ledger ledger = Ledger.open(directory)) {
            ledger.markWhole();
            ledger.intend(objects);
        }
        Path file = directory.resolve("ledger");
        byte[] bytes = Files.readAllBytes(file);
        Random random = new Random(seed);
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        Files.write(file, bytes);
        try (Ledger ledger = Ledger.open(directory)) {
            assertTrue("seed " + seed, objects.containsAll(owned(ledger)));
        }
    }

    @Test
    public void damagedAnyhowItNeverHoldsAWrongObject() throws IOException {
        Fuzz fuzz = Fuzz.run("damaged ledgers of the agent", 200, 10_000);
        Path directory = folder.newFolder().toPath();
        List<VppObject> objects = List.of(object(1), object(2), object(3), object(4));
        try (Ledger ledger = Ledger.open(directory)) {
            ledger.markWhole();
            ledger.intend(objects);
            ledger.settle(objects.subList(0, 2), objects.subList(3, 4));
        }
        byte[] good = Files.readAllBytes(directory.resolve("ledger"));
        for (int i = 0; i < fuzz.count(); i++) {
            Files.write(directory.resolve("ledger"), i % 5 == 0 ? Octets.noise(fuzz.random(), 500)
                : Octets.mutated(fuzz.random(), good));
            try (Ledger ledger = Ledger.open(directory)) {
                assertTrue(fuzz + ", number " + i, objects.containsAll(owned(ledger)));
                ledger.intend(List.of(object(9)));
            }
            try (Ledger ledger = Ledger.open(directory)) {
                // One that was lost is given up as a whole at each start, until it is rebuilt.
                assertEquals(fuzz + ", number " + i, ledger.isWhole(), ledger.owns(object(9).key()));
            }
        }
    }

    @Test
    public void damageInTheMiddleCountsAsLoss() throws IOException {
        Path directory = folder.newFolder().toPath();
        try (Ledger ledger = Ledger.open(directory)) {
            ledger.markWhole();
            ledger.intend(List.of(object(1), object(2)));
        }
        Path file = directory.resolve("ledger");
        Files.writeString(file, Files.readString(file).replaceFirst("loopback=1", "loopback=7"));
        try (Ledger ledger = Ledger.open(directory)) {
            assertFalse(ledger.isWhole());
            assertEquals(Map.<ObjectKey, Ledger.Entry>of(), ledger.entries());
        }
        assertTrue(Files.exists(directory.resolve("ledger.damaged")));
    }

    @Test
    public void fileIsCompacted() throws IOException {
        Path directory = folder.newFolder().toPath();
        try (Ledger ledger = Ledger.open(directory)) {
            ledger.markWhole();
            for (int i = 0; i < MANY / 100; i++) {
                List<VppObject> some = new ArrayList<>();
                for (int j = 0; j < 100; j++) {
                    some.add(object(j));
                }
                ledger.intend(some);
                ledger.settle(some, List.of());
            }
            assertEquals(100, ledger.entries().size());
        }
        assertTrue(Files.readAllLines(directory.resolve("ledger")).size() < MANY);
    }

    @Test
    public void whatADiskDidNotTakeIsKnownAndWrittenWhenThereIsRoom() throws IOException {
        Path directory = folder.newFolder().toPath();
        CrowdedFile file = new CrowdedFile(directory);
        Map<ObjectKey, Ledger.Entry> known = Map.of(object(1).key(), Ledger.Entry.held(object(1)));
        try (Ledger ledger = Ledger.open(directory, file)) {
            ledger.markWhole();
            ledger.intend(List.of(object(1), object(2)));
            file.fill(true);
            assertThrows(IOException.class, () -> ledger.settle(List.of(object(1)), List.of(object(2))));
            assertEquals(known, ledger.entries());
            assertThrows(IOException.class, () -> ledger.intend(List.of(object(3))));
            assertEquals(known, ledger.entries());
            file.fill(false);
            ledger.intend(List.of(object(3)));
            ledger.settle(List.of(), List.of(object(3)));
        }
        try (Ledger ledger = Ledger.open(directory)) {
            assertEquals(known, ledger.entries());
        }
    }

    @Test
    public void whatADiskDidNotTakeIsWrittenAtTheEnd() throws IOException {
        Path directory = folder.newFolder().toPath();
        CrowdedFile file = new CrowdedFile(directory);
        try (Ledger ledger = Ledger.open(directory, file)) {
            ledger.markWhole();
            ledger.intend(List.of(object(1)));
            file.fill(true);
            assertThrows(IOException.class, () -> ledger.settle(List.of(), List.of(object(1))));
            file.fill(false);
        }
        try (Ledger ledger = Ledger.open(directory)) {
            assertEquals(Map.<ObjectKey, Ledger.Entry>of(), ledger.entries());
        }
    }

    @Test
    public void opensOnAFullDiskAndIsWrittenWhenThereIsRoom() throws IOException {
        Path directory = folder.newFolder().toPath();
        try (Ledger ledger = Ledger.open(directory)) {
            ledger.markWhole();
            ledger.intend(List.of(object(1)));
            ledger.settle(List.of(object(1)), List.of());
        }
        CrowdedFile file = new CrowdedFile(directory);
        file.fill(true);
        try (Ledger ledger = Ledger.open(directory, file)) {
            assertTrue(ledger.isWhole());
            assertEquals(Set.of(object(1)), owned(ledger));
            assertThrows(IOException.class, () -> ledger.intend(List.of(object(2))));
            assertEquals(Set.of(object(1)), owned(ledger));
            file.fill(false);
            ledger.intend(List.of(object(2)));
        }
        try (Ledger ledger = Ledger.open(directory)) {
            assertEquals(Set.of(object(1), object(2)), owned(ledger));
        }
    }

    /** It may be what takes the last room on the disk. */
    @Test
    public void theRestOfAnInterruptedWriteIsRemoved() throws IOException {
        Path directory = folder.newFolder().toPath();
        try (Ledger ledger = Ledger.open(directory)) {
            ledger.markWhole();
            ledger.intend(List.of(object(1)));
        }
        Path rest = Files.writeString(directory.resolve("ledger.new"), LedgerLine.whole().print());
        CrowdedFile file = new CrowdedFile(directory);
        file.fill(true);
        Ledger ledger = Ledger.open(directory, file);
        assertFalse(Files.exists(rest));
        assertEquals(Set.of(object(1)), owned(ledger));
        assertThrows(IOException.class, ledger::close);
    }

    @Test
    public void theRunOfVppThatIsMetOnAFullDiskIsWrittenBeforeWhatItIsAskedFor() throws IOException {
        Path directory = folder.newFolder().toPath();
        CrowdedFile file = new CrowdedFile(directory);
        Optional<VppLife> first = Optional.of(new VppLife(1, Instant.ofEpochSecond(1), Instant.ofEpochSecond(2)));
        Optional<VppLife> second = Optional.of(new VppLife(2, Instant.ofEpochSecond(3), Instant.ofEpochSecond(4)));
        try (Ledger ledger = Ledger.open(directory, file)) {
            ledger.markWhole();
            ledger.meet(first);
            ledger.intend(List.of(object(1)));
            file.fill(true);
            assertThrows(IOException.class, () -> ledger.meet(second));
            assertFalse(ledger.entry(object(1).key()).mayBeHalfMade());
            file.fill(false);
            ledger.intend(List.of(object(2)));
        }
        try (Ledger ledger = Ledger.open(directory)) {
            ledger.meet(second);
            assertFalse(ledger.entry(object(1).key()).mayBeHalfMade());
            assertTrue(ledger.entry(object(2).key()).mayBeHalfMade());
        }
    }
}
