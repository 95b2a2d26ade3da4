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
package io.chainstitch.metrics;

import io.chainstitch.sfc.api.ControllerFigures.Figures;
import io.chainstitch.sfc.api.HealthSign.Sign;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Judges whether the controller is alive, and whether it is ready. Pure. What it says names no chain and no node, since
 * everybody may read it.
 */
final class Health {
    /** So long the controller's thread may be at one thing before it counts as stuck. */
    static final Duration STUCK = Duration.ofSeconds(60);
    /** So old the last answer of the datastore may be. */
    static final Duration DATASTORE_SILENT = Duration.ofSeconds(20);
    /** So long readiness waits for nodes: one that hangs must not keep a whole controller out of service. */
    static final Duration RECONCILIATION = Duration.ofSeconds(120);

    private Health() {
    }

    /**
     * What is known.
     *
     * @param now the time
     * @param datastore when the datastore answered last, empty when it never did
     * @param owner which member runs the controller
     * @param figures figures of the controller if it runs here
     * @param signs what else is looked at
     */
    record Facts(Instant now, Optional<Instant> datastore, Ownership owner, Optional<Figures> figures,
        List<Sign> signs) {
        Facts {
            signs = List.copyOf(signs);
        }
    }

    /**
     * One of the things that must be well.
     *
     * @param name what is looked at
     * @param ok whether it is well
     * @param reason how it is, as a sentence
     */
    record Check(String name, boolean ok, String reason) {
    }

    /** Whether a restart would not help. A member that waits for its turn is alive. */
    static List<Check> live(Facts facts) {
        boolean stuck = facts.figures().map(figures -> isOld(figures, facts.now())).orElse(false);
        return List.of(stuck
            ? new Check("controller", false, "The controller's thread has been at one thing for "
                + Duration.between(facts.figures().orElseThrow().takenAt(), facts.now()).toSeconds() + " seconds.")
            : new Check("controller", true, "The controller answers."));
    }

    /** Whether requests may be sent here. */
    static List<Check> ready(Facts facts) {
        return Stream.concat(Stream.of(datastore(facts), controller(facts), reconciliation(facts)),
            facts.signs().stream().map(sign -> new Check(sign.name(), sign.ok(), sign.reason()))).toList();
    }

    private static Check datastore(Facts facts) {
        boolean up = facts.datastore()
            .map(at -> Duration.between(at, facts.now()).compareTo(DATASTORE_SILENT) < 0).orElse(false);
        return new Check("datastore", up, up ? "The datastore answers." : facts.datastore()
            .map(at -> "The datastore has not answered for " + Duration.between(at, facts.now()).toSeconds()
                + " seconds.").orElse("The datastore has not answered yet."));
    }

    private static Check controller(Facts facts) {
        if (facts.figures().isPresent()) {
            return live(facts).get(0).ok() ? new Check("controller", true, "The controller runs on this member.")
                : live(facts).get(0);
        }
        return switch (facts.owner()) {
            case ELSEWHERE -> new Check("controller", true, "The controller runs on another member.");
            case HERE -> new Check("controller", false, "The controller is being started on this member.");
            case NOBODY -> new Check("controller", false, "The controller runs on no member yet.");
        };
    }

    private static Check reconciliation(Facts facts) {
        String name = "first-reconciliation";
        if (facts.figures().isEmpty()) {
            boolean elsewhere = facts.owner() == Ownership.ELSEWHERE;
            return new Check(name, elsewhere, elsewhere ? "The nodes are another member's business."
                : "The controller does not run.");
        }
        Figures figures = facts.figures().get();
        if (figures.settled()) {
            return new Check(name, true, "Every node was reconciled, or found out of reach, since the start.");
        }
        Duration since = Duration.between(figures.startedAt(), facts.now());
        String rest = figures.unsettledNodes() + " nodes are not reconciled yet, " + since.toSeconds()
            + " seconds after the start";
        return since.compareTo(RECONCILIATION) < 0 ? new Check(name, false, rest + ".")
            : new Check(name, true, rest + "; not waiting longer than " + RECONCILIATION.toSeconds() + ".");
    }

    private static boolean isOld(Figures figures, Instant now) {
        return Duration.between(figures.takenAt(), now).compareTo(STUCK) > 0;
    }
}
