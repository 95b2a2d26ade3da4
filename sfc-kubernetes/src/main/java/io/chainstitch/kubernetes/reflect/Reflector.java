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

import io.chainstitch.kubernetes.desired.Desired;
import io.chainstitch.kubernetes.desired.Entry;
import io.chainstitch.kubernetes.desired.EntryKey;
import io.chainstitch.kubernetes.desired.EntryKind;
import io.chainstitch.kubernetes.desired.Plan;
import io.chainstitch.kubernetes.desired.Translation;
import io.chainstitch.kubernetes.facts.ClusterFacts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the datastore hold what the cluster says, and tells resources what became of them. Each turn looks at
 * everything and writes the difference, so the order of events means nothing, and one that was missed is made up for.
 */
public final class Reflector implements AutoCloseable {
    /** How long events gather before a turn. */
    static final Duration GATHER = Duration.ofMillis(100);
    private static final Duration FIRST_RETRY = Duration.ofMillis(500);
    private static final int MOST_DOUBLINGS = 6;
    private static final Logger LOG = LoggerFactory.getLogger(Reflector.class);

    private final Cluster cluster;
    private final Datastore store;
    private final Clock clock;
    private final Timer timer;
    private final Translation translation = new Translation();
    private final Statuses statuses;
    private final Findings findings;
    private final AtomicBoolean due = new AtomicBoolean();
    private volatile boolean closed;
    private int failures;
    private volatile Access access = new Access(Access.State.CONNECTING, "");
    private volatile Instant accessSince;

    /** Runs something later, all on one thread. */
    @FunctionalInterface
    public interface Timer {
        /**
         * Runs a task once.
         *
         * @param delay how much later
         * @param task what to run
         */
        void after(Duration delay, Runnable task);
    }

    /**
     * A reflector that waits for a trigger.
     *
     * @param cluster the end towards the API server
     * @param store the end towards the datastore
     * @param clock gives the time
     * @param timer runs the turns
     */
    public Reflector(Cluster cluster, Datastore store, Clock clock, Timer timer) {
        this.cluster = cluster;
        this.store = store;
        this.clock = clock;
        this.timer = timer;
        this.accessSince = clock.instant();
        this.statuses = new Statuses(cluster, store, clock, this::triggerAfter);
        this.findings = new Findings(cluster, statuses.budget(), clock);
    }

    /** Something changed at one of the ends. Cheap; may be called by any thread. */
    public void trigger() {
        triggerAfter(GATHER);
    }

    private void triggerAfter(Duration delay) {
        if (delay.compareTo(GATHER) > 0) {
            timer.after(delay, this::trigger);
        } else if (!closed && due.compareAndSet(false, true)) {
            timer.after(delay, this::turn);
        }
    }

    private void turn() {
        due.set(false);
        if (closed || !store.isComplete()) {
            return;
        }
        try {
            reflect();
            failures = 0;
        } catch (Datastore.WriteException e) {
            retry("The datastore did not take what Kubernetes says, it is tried again: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            // Nobody else hears of it: the timer keeps what its tasks throw to itself.
            if (failures == 0) {
                LOG.error("A defect: the reflector failed at what the cluster says", e);
            }
            retry("The reflector tries again after a defect");
        }
    }

    private void retry(String message) {
        if (failures == 0) {
            LOG.warn(message);
        }
        failures = Math.min(failures + 1, MOST_DOUBLINGS);
        triggerAfter(FIRST_RETRY.multipliedBy(1L << failures - 1));
    }

    private void reflect() throws Datastore.WriteException, InterruptedException {
        ClusterFacts facts = cluster.facts();
        Desired desired = translation.of(facts);
        Plan plan = Plan.of(desired, store.holdings());
        Map<EntryKey, List<String>> problems = new HashMap<>(desired.problems());
        Set<EntryKey> taken = new HashSet<>(plan.taken());
        if (!plan.isEmpty()) {
            Set<EntryKey> chains = new HashSet<>();
            plan.puts().stream().map(Entry::key).filter(key -> key.kind() == EntryKind.CHAIN).forEach(chains::add);
            Map<EntryKey, Long> before = statuses.generations(chains);
            taken.addAll(store.write(plan));
            before.keySet().removeAll(taken);
            statuses.wrote(before);
            LOG.debug("From Kubernetes: {} entries written, {} removed", plan.puts().size(), plan.deletes().size());
        }
        taken.forEach(key -> problems.put(key, List.of("The controller has a " + key + " that was not made from"
            + " Kubernetes: take another name, or delete that one.")));
        statuses.tell(facts, desired.kinds(), problems, taken);
        findings.tell(facts, problems);
        show(problems);
    }

    private void show(Map<EntryKey, List<String>> problems) {
        Access now = cluster.access();
        if (now.state() != access.state()) {
            accessSince = clock.instant();
        }
        if (!now.equals(access)) {
            if (now.message().isEmpty()) {
                LOG.info("The API server of Kubernetes is {}", now.state().name().toLowerCase(Locale.ROOT));
            } else {
                LOG.warn("Kubernetes: {}", now.message());
            }
        }
        access = now;
        store.show(now, accessSince, problems);
    }

    /** {@return how the API server is reached, as of the last turn} */
    public Access access() {
        return access;
    }

    /** {@return since when} */
    public Instant accessSince() {
        return accessSince;
    }

    @Override
    public void close() {
        closed = true;
    }
}
