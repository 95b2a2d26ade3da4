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
package io.chainstitch.kubernetes.desired;

import io.chainstitch.kubernetes.facts.ClusterFacts;
import io.chainstitch.kubernetes.facts.CustomObject;
import io.chainstitch.kubernetes.facts.Login;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Turns what the cluster says into what the datastore must hold. It remembers what it made of each fact, so that one
 * change among thousands costs little; the result depends on the facts alone. For one thread.
 */
public final class Translation {
    private Map<EntryKey, Translated> remembered = Map.of();
    private Optional<Login> login = Optional.empty();

    /**
     * What became of a fact.
     *
     * @param fact the fact
     * @param entry what must be there, if anything
     * @param problems what is wrong
     */
    private record Translated(Object fact, Optional<Entry> entry, List<String> problems) {
    }

    /** Collects the result of one call. */
    private final class Result {
        private final Map<EntryKey, Translated> next = new HashMap<>();
        private final Map<EntryKey, Entry> entries = new HashMap<>();
        private final Set<EntryKey> kept = new TreeSet<>();
        private final Map<EntryKey, List<String>> problems = new HashMap<>();

        void add(EntryKey key, Object fact, boolean evenWithProblems, Function<List<String>, Optional<Entry>> read) {
            Translated translated = remembered.get(key);
            if (translated == null || !translated.fact().equals(fact)) {
                List<String> found = new ArrayList<>();
                Optional<Entry> entry = read.apply(found);
                translated = new Translated(fact, entry, List.copyOf(found));
            }
            next.put(key, translated);
            if (!translated.problems().isEmpty()) {
                problems.put(key, translated.problems());
            }
            if (translated.problems().isEmpty() || evenWithProblems) {
                translated.entry().ifPresent(entry -> entries.put(key, entry));
            } else {
                kept.add(key);
            }
        }
    }

    /**
     * Says what the datastore must hold.
     *
     * @param facts what the cluster says
     * @return what the datastore must hold
     */
    public Desired of(ClusterFacts facts) {
        if (!facts.login().equals(login)) {
            login = facts.login();
            remembered = Map.of();
        }
        Set<EntryKind> kinds = EnumSet.noneOf(EntryKind.class);
        for (EntryKind kind : EntryKind.values()) {
            if (facts.known().containsAll(kind.sources())) {
                kinds.add(kind);
            }
        }
        Result result = new Result();
        for (CustomObject object : facts.custom()) {
            EntryKey key = EntryKey.of(object);
            if (kinds.contains(key.kind())) {
                result.add(key, Objects.requireNonNullElse(object.spec(), Map.of()), false,
                    found -> Optional.of(custom(object, found)));
            }
        }
        if (kinds.contains(EntryKind.NODE)) {
            facts.nodes().forEach(node -> result.add(new EntryKey(EntryKind.NODE, node.name()), node, false,
                found -> NodeTranslation.read(node, login, found)));
        }
        if (kinds.contains(EntryKind.POD)) {
            facts.pods().forEach(pod -> result.add(EntryKey.ofPod(pod.id()), pod, true,
                found -> PodTranslation.read(pod, found)));
        }
        remembered = result.next;
        return new Desired(result.entries, result.kept, result.problems, kinds);
    }

    private static Entry custom(CustomObject object, List<String> problems) {
        EntryKey key = EntryKey.of(object);
        if (!FieldReader.Form.RESOURCE.fits(key.name())) {
            problems.add("metadata.name is too long: with the namespace before it a name has at most 253 characters.");
        }
        return switch (object.kind()) {
            case SERVICE_FUNCTION_CHAIN -> ChainTranslation.read(object, problems);
            case CUSTOM_NETWORK -> OutsideTranslation.network(object, problems);
            case EXTERNAL_INTERFACE -> OutsideTranslation.external(object, problems);
        };
    }
}
