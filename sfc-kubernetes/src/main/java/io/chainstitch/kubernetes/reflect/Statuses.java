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
package io.chainstitch.kubernetes.reflect;

import io.chainstitch.kubernetes.desired.EntryKey;
import io.chainstitch.kubernetes.desired.EntryKind;
import io.chainstitch.kubernetes.facts.ChainReport;
import io.chainstitch.kubernetes.facts.ClusterFacts;
import io.chainstitch.kubernetes.facts.CustomKind;
import io.chainstitch.kubernetes.facts.CustomObject;
import io.chainstitch.kubernetes.status.EventBudget;
import io.chainstitch.kubernetes.status.StatusDocument;
import io.chainstitch.kubernetes.status.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Tells custom resources what became of them: a status where it would say something new, and an event with it. */
final class Statuses {
    /**
     * So long a report that speaks of no newer definition is not taken as one of the definition just written. A new
     * generation is the only proof that the controller has looked. It may take long: the members elect another one, or
     * thousands of chains come before. But some changes of a resource mean the same to the controller, such as the
     * default renderer by its name, and then it has nothing new to say, ever.
     */
    static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration RETRY = Duration.ofSeconds(2);

    private final Cluster cluster;
    private final Datastore store;
    private final Clock clock;
    private final Consumer<Duration> triggerAfter;
    private final EventBudget budget = new EventBudget();
    private final Map<EntryKey, Expectation> expected = new HashMap<>();
    /** Chains that were here before. */
    private final Set<EntryKey> met = new HashSet<>();
    /** By uid: state and reason of the last event, so that a status that is written again makes no second one. */
    private final Map<String, String> announced = new HashMap<>();
    /** By uid: what was written last, until the resource is read anew. */
    private final Map<String, Sent> sent = new ConcurrentHashMap<>();

    /**
     * What is waited for after a definition was written.
     *
     * @param generation a report must speak of a newer one than this
     * @param until when waiting ends
     */
    private record Expectation(long generation, Instant until) {
    }

    /**
     * Statuses on their way. The resource may still be read with any of those before the last one.
     *
     * @param onTopOf the status that the resource had
     * @param before what was written before the last one
     * @param status the one that was written last
     */
    private record Sent(Object onTopOf, List<Map<String, Object>> before, Map<String, Object> status) {
        private static final int MANY = 8;

        static Sent next(Sent last, Object onTopOf, Map<String, Object> status) {
            if (last == null || !last.isBehind(onTopOf)) {
                return new Sent(onTopOf, List.of(), status);
            }
            List<Map<String, Object>> before = new ArrayList<>(last.before());
            before.add(last.status());
            return new Sent(last.onTopOf(),
                List.copyOf(before.subList(Math.max(0, before.size() - MANY), before.size())), status);
        }

        /** Whether the resource was read with a status of before the last one. */
        boolean isBehind(Object read) {
            return Objects.equals(onTopOf, read)
                || before.stream().anyMatch(one -> StatusDocument.holds(one, read));
        }
    }

    Statuses(Cluster cluster, Datastore store, Clock clock, Consumer<Duration> triggerAfter) {
        this.cluster = cluster;
        this.store = store;
        this.clock = clock;
        this.triggerAfter = triggerAfter;
    }

    EventBudget budget() {
        return budget;
    }

    /** The generations that the controller has now. */
    Map<EntryKey, Long> generations(Set<EntryKey> chains) {
        Map<EntryKey, Long> generations = new HashMap<>();
        chains.forEach(key -> generations.put(key,
            store.report(key.name()).map(ChainReport::generation).orElse(0L)));
        return generations;
    }

    /** Definitions were written when the controller had these generations. */
    void wrote(Map<EntryKey, Long> generations) {
        if (generations.isEmpty()) {
            return;
        }
        generations.forEach(this::expect);
        triggerAfter.accept(PATIENCE.plusMillis(1));
    }

    private void expect(EntryKey key, long generation) {
        expected.put(key, new Expectation(generation, clock.instant().plus(PATIENCE)));
    }

    /**
     * The member before this one may have written a definition and died. Nobody knows what the report spoke of then, so
     * one that is not told yet is waited for as if the definition had been written now.
     */
    private void meet(EntryKey key, CustomObject object, ChainReport report) {
        if (met.add(key) && !expected.containsKey(key) && object.status() instanceof Map<?, ?> status
            && status.get("observedGeneration") instanceof Number told && told.longValue() < object.generation()) {
            expect(key, report.generation());
            triggerAfter.accept(PATIENCE.plusMillis(1));
        }
    }

    void tell(ClusterFacts facts, Set<EntryKind> kinds, Map<EntryKey, List<String>> problems, Set<EntryKey> taken) {
        Set<String> uids = new HashSet<>();
        Set<EntryKey> keys = new HashSet<>();
        for (CustomObject object : facts.custom()) {
            EntryKey key = EntryKey.of(object);
            uids.add(object.uid());
            keys.add(key);
            if (kinds.contains(key.kind())) {
                verdict(object, key, problems.getOrDefault(key, List.of()), taken.contains(key))
                    .ifPresent(verdict -> tell(object, verdict));
            }
        }
        sent.keySet().retainAll(uids);
        announced.keySet().retainAll(uids);
        expected.keySet().retainAll(keys);
        met.retainAll(keys);
    }

    private Optional<Verdict> verdict(CustomObject object, EntryKey key, List<String> problems, boolean taken) {
        if (object.kind() != CustomKind.SERVICE_FUNCTION_CHAIN) {
            return Optional.of(Verdict.other(taken, problems));
        }
        Optional<ChainReport> report = store.report(key.name());
        report.ifPresent(there -> meet(key, object, there));
        if (!problems.isEmpty()) {
            return Optional.of(Verdict.refusedChain(taken, problems,
                taken ? 0 : report.map(ChainReport::paths).orElse(0)));
        }
        if (report.isEmpty() || isOld(key, report.get())) {
            return seen(object) ? Optional.empty() : Optional.of(Verdict.unseenChain());
        }
        expected.remove(key);
        return Optional.of(Verdict.chain(report.get()));
    }

    /** Whether a report speaks of a definition before the one that was written last. */
    private boolean isOld(EntryKey key, ChainReport report) {
        Expectation expectation = expected.get(key);
        return report.observedGeneration() < report.generation() || expectation != null
            && report.generation() <= expectation.generation() && clock.instant().isBefore(expectation.until());
    }

    private boolean seen(CustomObject object) {
        return previous(object) instanceof Map<?, ?> status && status.get("state") instanceof String;
    }

    private Object previous(CustomObject object) {
        Sent last = sent.get(object.uid());
        return last != null && last.isBehind(object.status()) ? last.status() : object.status();
    }

    private void tell(CustomObject object, Verdict verdict) {
        Object previous = previous(object);
        Map<String, Object> status =
            StatusDocument.compose(verdict, object.generation(), previous, clock.instant());
        if (StatusDocument.holds(status, previous)) {
            return;
        }
        Sent mark = Sent.next(sent.get(object.uid()), object.status(), status);
        sent.put(object.uid(), mark);
        cluster.write(object, status).whenComplete((done, failure) -> {
            if (failure != null) {
                sent.remove(object.uid(), mark);
                triggerAfter.accept(RETRY);
            }
        });
        announce(object, verdict, StatusDocument.headline(previous), StatusDocument.headline(status));
    }

    private void announce(CustomObject object, Verdict verdict, String before, String headline) {
        if (headline.equals(announced.getOrDefault(object.uid(), before))) {
            return;
        }
        announced.put(object.uid(), headline);
        if (budget.take(object.uid(), clock.instant())) {
            announcement(object, verdict).ifPresent(cluster::post);
        }
    }

    private static Optional<Announcement> announcement(CustomObject object, Verdict verdict) {
        Verdict.Condition ready = verdict.conditions().get(0);
        if (ready.holds() == null) {
            return Optional.empty();
        }
        boolean warning = Set.of("refused", "failed", "degraded").contains(verdict.state())
            || verdict.state().isEmpty() && !ready.holds();
        String message = ready.message().isEmpty()
            ? "The chain is " + verdict.state() + ", with " + verdict.paths() + " forward paths." : ready.message();
        return Optional.of(new Announcement(new Announcement.Subject(CustomKind.GROUP + "/" + CustomKind.VERSION,
            object.kind().kind(), object.id().namespace(), object.id().name(), object.uid()), warning,
            ready.reason(), message));
    }
}
