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
package io.chainstitch.it.faults;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Which faults are run how often, by a text: {@code short} (each once), {@code full}, or faults with commas between,
 * each with {@code :COUNT} for the seeds 1 to COUNT or {@code @SEED} for one.
 */
final class Plan {
    /** How often each is run where nothing else is said. */
    private static final Map<String, Integer> FULL = Map.ofEntries(Map.entry("F1", 200), Map.entry("F2", 48),
        Map.entry("F3", 200), Map.entry("F4", 200), Map.entry("F5", 200), Map.entry("F6", 40), Map.entry("F7", 60),
        Map.entry("F8", 60), Map.entry("F9", 100), Map.entry("F10", 100), Map.entry("F11", 100),
        Map.entry("F12", 100), Map.entry("F13", 20), Map.entry("F16", 1), Map.entry("F17", 100),
        Map.entry("F22", 50));
    private static final int LARGEST_SEED = 1_000_000;

    private Plan() {
    }

    /**
     * Reads the text.
     *
     * @param text as above
     * @param done seeds of each fault that were run already and are not run again
     * @return the seeds of each fault
     */
    static Map<String, List<Long>> of(String text, Map<String, Set<Long>> done) {
        Map<String, List<Long>> plan = new LinkedHashMap<>();
        if (text.equals("short")) {
            Faults.all().forEach(fault -> plan.put(fault.id(), List.of(shortSeed())));
        } else if (text.equals("full")) {
            Faults.all().forEach(fault -> plan.put(fault.id(),
                open(fault.id(), FULL.get(fault.id()), done)));
        } else {
            for (String part : text.split(",")) {
                String[] words = part.split("[:@]", 2);
                long number = words.length < 2 ? FULL.get(words[0]) : Long.parseLong(words[1]);
                plan.computeIfAbsent(words[0], ignored -> new ArrayList<>())
                    .addAll(part.contains("@") ? List.of(number) : open(words[0], number, done));
            }
        }
        return plan;
    }

    private static long shortSeed() {
        long given = Long.getLong("chainstitch.faults.seed", 0);
        return given > 0 ? given : ThreadLocalRandom.current().nextInt(1, LARGEST_SEED);
    }

    private static List<Long> open(String fault, long count, Map<String, Set<Long>> done) {
        return LongStream.rangeClosed(1, count).boxed()
            .filter(seed -> !done.getOrDefault(fault, Set.of()).contains(seed)).toList();
    }

    /** {@return the faults that this run is about} */
    static List<Fault> faults() {
        Set<String> wanted = of(text(), Map.of()).keySet();
        return IntStream.range(0, Faults.all().size()).mapToObj(Faults.all()::get)
            .filter(fault -> wanted.contains(fault.id())).toList();
    }

    /** {@return what was asked for} */
    static String text() {
        String text = System.getProperty("chainstitch.faults", "");
        return text.isEmpty() ? "short" : text;
    }
}
