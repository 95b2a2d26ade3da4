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

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A network-wide transaction.
 *
 * @param id its identifier
 * @param time when it started
 * @param cause what made it necessary
 * @param chains that it changed
 * @param nodes what each node answered
 * @param result how it ended
 * @param duration microseconds from the start to the last answer
 */
public record Transaction(String id, Optional<Instant> time, String cause, List<String> chains, List<Answer> nodes,
    String result, OptionalLong duration) {

    /** Keeps unchangeable copies of the lists. */
    public Transaction {
        chains = List.copyOf(chains);
        nodes = List.copyOf(nodes);
    }

    /**
     * What a node answered.
     *
     * @param name of the node
     * @param result its answer
     */
    public record Answer(String name, String result) {
    }
}
