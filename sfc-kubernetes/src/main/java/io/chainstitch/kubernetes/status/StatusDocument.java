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

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Status documents as the API has them. A condition keeps its time as long as its status stays, and conditions of other
 * writers stay as they are.
 */
public final class StatusDocument {
    private static final int LONGEST_MESSAGE = 32_000;
    private static final String CONDITIONS = "conditions";
    private static final String LAST_TRANSITION = "lastTransitionTime";
    private static final String OBSERVED = "observedGeneration";

    private StatusDocument() {
    }

    /**
     * Composes a status.
     *
     * @param verdict what is to be said
     * @param generation generation of the resource that it is said about
     * @param before the status so far, null when there is none
     * @param now the time
     * @return the status; equal to the one so far when nothing is new
     */
    public static Map<String, Object> compose(Verdict verdict, long generation, Object before, Instant now) {
        Map<?, ?> old = before instanceof Map<?, ?> map ? map : Map.of();
        Map<String, Object> status = new LinkedHashMap<>();
        status.put(OBSERVED, generation);
        if (!verdict.state().isEmpty()) {
            status.put("state", verdict.state());
            status.put("reason", verdict.reason());
            status.put("message", cut(verdict.message()));
            status.put("paths", (long) verdict.paths());
        }
        List<Object> conditions = new ArrayList<>();
        List<?> oldConditions = old.get(CONDITIONS) instanceof List<?> list ? list : List.of();
        verdict.conditions().forEach(condition ->
            conditions.add(condition(condition, generation, find(oldConditions, condition.type()), now)));
        oldConditions.stream().filter(other -> other instanceof Map<?, ?> map && map.get("type") instanceof String type
            && verdict.conditions().stream().noneMatch(own -> own.type().equals(type))).forEach(conditions::add);
        status.put(CONDITIONS, conditions);
        return status;
    }

    private static Map<?, ?> find(List<?> conditions, String type) {
        return conditions.stream().filter(one -> one instanceof Map<?, ?> map && type.equals(map.get("type")))
            .map(one -> (Map<?, ?>) one).findFirst().orElse(Map.of());
    }

    private static Map<String, Object> condition(Verdict.Condition condition, long generation, Map<?, ?> before,
        Instant now) {
        boolean stays = condition.status().equals(before.get("status"))
            && before.get(LAST_TRANSITION) instanceof String;
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("type", condition.type());
        document.put("status", condition.status());
        document.put(OBSERVED, generation);
        document.put(LAST_TRANSITION,
            stays ? before.get(LAST_TRANSITION) : now.truncatedTo(ChronoUnit.SECONDS).toString());
        document.put("reason", condition.reason());
        document.put("message", cut(condition.message()));
        return document;
    }

    private static String cut(String message) {
        return message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE) + "…";
    }

    /**
     * Tells whether a status holds all that another one says. Numbers are equal whatever their type.
     *
     * @param composed what must be said
     * @param current what the resource has, null for nothing
     * @return whether nothing has to be written
     */
    public static boolean holds(Object composed, Object current) {
        if (composed instanceof Map<?, ?> map) {
            return current instanceof Map<?, ?> other
                && map.entrySet().stream().allMatch(entry -> holds(entry.getValue(), other.get(entry.getKey())));
        }
        if (composed instanceof List<?> list) {
            if (!(current instanceof List<?> other) || other.size() != list.size()) {
                return false;
            }
            for (int i = 0; i < list.size(); i++) {
                if (!holds(list.get(i), other.get(i))) {
                    return false;
                }
            }
            return true;
        }
        if (composed instanceof Number number && current instanceof Number other) {
            return number.longValue() == other.longValue();
        }
        return Objects.equals(composed, current);
    }

    /**
     * The state and the reason that a status tells.
     *
     * @param status a status, null for none
     * @return both, empty texts where there is none
     */
    public static String headline(Object status) {
        if (!(status instanceof Map<?, ?> map)) {
            return " ";
        }
        Map<?, ?> ready = find(map.get(CONDITIONS) instanceof List<?> list ? list : List.of(), "Ready");
        return map.get("state") instanceof String state
            ? state + " " + Objects.requireNonNullElse(map.get("reason"), "")
            : ready.get("status") + " " + ready.get("reason");
    }
}
