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
package io.chainstitch.kubernetes.status;

import io.chainstitch.kubernetes.facts.ChainReport;
import java.util.List;
import java.util.Objects;

/**
 * What is to be said about a custom resource.
 *
 * @param state state of a chain as the northbound model spells it; empty for other kinds
 * @param reason why it is not ready, spelled so; empty when it is
 * @param message one sentence that says what to do; empty when all is well
 * @param paths how many paths a chain has
 * @param conditions the conditions
 */
public record Verdict(String state, String reason, String message, int paths, List<Condition> conditions) {
    /** The name is in use for something that did not come from Kubernetes. */
    public static final String NAME_TAKEN = "name-taken";
    private static final String INVALID = "invalid-definition";
    private static final String READY = "Ready";
    private static final String PROGRAMMED = "Programmed";
    private static final String DEGRADED = "Degraded";

    public Verdict {
        Objects.requireNonNull(state);
        conditions = List.copyOf(conditions);
    }

    /**
     * A condition, before it is known since when it holds.
     *
     * @param type its type
     * @param holds true, false, or null when that is not known
     * @param reason one word
     * @param message one sentence; may be empty
     */
    public record Condition(String type, Boolean holds, String reason, String message) {
        String status() {
            return holds == null ? "Unknown" : holds ? "True" : "False";
        }
    }

    /**
     * The verdict on a chain that the controller has looked at.
     *
     * @param report what the controller says
     * @return the verdict
     */
    public static Verdict chain(ChainReport report) {
        String why = camelCase(report.reason().isEmpty() ? report.state() : report.reason());
        boolean ready = report.state().equals("ready");
        boolean degraded = report.state().equals("degraded");
        boolean installed = ready || degraded || report.paths() > 0;
        return new Verdict(report.state(), report.reason(), report.message(), report.paths(), List.of(
            new Condition(READY, ready, why, report.message()),
            new Condition(PROGRAMMED, installed, installed ? "Installed" : why,
                installed ? report.paths() + " forward paths are on the nodes." : report.message()),
            new Condition(DEGRADED, degraded, degraded ? why : "AsPlanned", degraded ? report.message() : "")));
    }

    /**
     * The verdict on a chain that the controller has not looked at yet.
     *
     * @return the verdict
     */
    public static Verdict unseenChain() {
        String message = "The controller has not looked at it yet.";
        return new Verdict("pending", "", message, 0, List.of(new Condition(READY, null, "Pending", message),
            new Condition(PROGRAMMED, null, "Pending", message), new Condition(DEGRADED, null, "Pending", message)));
    }

    /**
     * The verdict on a chain that cannot be given to the controller.
     *
     * @param taken whether its name is taken, else its definition cannot be read
     * @param problems what is wrong
     * @param paths how many paths it has from its last good definition
     * @return the verdict
     */
    public static Verdict refusedChain(boolean taken, List<String> problems, int paths) {
        String reason = taken ? NAME_TAKEN : INVALID;
        return chain(new ChainReport("refused", reason, String.join(" ", problems), 0, 0, paths));
    }

    /**
     * The verdict on a network or an external interface.
     *
     * @param taken whether its name is taken
     * @param problems what is wrong, empty when nothing is
     * @return the verdict
     */
    public static Verdict other(boolean taken, List<String> problems) {
        boolean ready = problems.isEmpty();
        return new Verdict("", "", "", 0, List.of(new Condition(READY, ready,
            ready ? "Accepted" : camelCase(taken ? NAME_TAKEN : INVALID),
            ready ? "It is in the controller's inventory." : String.join(" ", problems))));
    }

    /** {@code missing-interface} becomes {@code MissingInterface}. */
    static String camelCase(String words) {
        StringBuilder text = new StringBuilder();
        for (String word : words.split("-")) {
            if (!word.isEmpty()) {
                text.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
            }
        }
        return text.toString();
    }
}
