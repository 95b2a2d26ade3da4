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
package io.chainstitch.shell.facts;

import java.util.List;
import java.util.Optional;

/**
 * How a node compares with its plan.
 *
 * @param name of the node
 * @param sync the result
 * @param message what kept it from being compared
 * @param differences what is not as planned
 */
public record Comparison(String name, String sync, Optional<String> message, List<Difference> differences) {

    /** Keeps an unchangeable copy of the list. */
    public Comparison {
        differences = List.copyOf(differences);
    }

    /**
     * An object that is not as planned.
     *
     * @param operation what would repair it: {@code add}, {@code change} or {@code remove}
     * @param kind its kind
     * @param key what makes it unique among its kind
     * @param expected what the plan has
     * @param actual what the node holds
     */
    public record Difference(String operation, String kind, String key, Optional<String> expected,
        Optional<String> actual) {
    }
}
