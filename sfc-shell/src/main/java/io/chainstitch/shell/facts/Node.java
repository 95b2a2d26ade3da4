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
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A node.
 *
 * @param name its name
 * @param inventory how it is declared; empty when it was deleted and still has objects
 * @param state how it stands; empty when nothing is known yet
 */
public record Node(String name, Optional<Inventory> inventory, Optional<State> state) {

    /**
     * How it is declared. Its password is nobody's business.
     *
     * @param id order among nodes
     * @param underlayAddress where other nodes reach it
     * @param underlayInterface towards the other nodes
     * @param underlayMtu of the links between nodes, octets
     * @param locator its SRv6 locator, where declared
     * @param agent host and port of its agent
     */
    public record Inventory(OptionalInt id, Optional<String> underlayAddress, Optional<String> underlayInterface,
        OptionalInt underlayMtu, Optional<String> locator, Optional<String> agent) {
    }

    /**
     * How it stands.
     *
     * @param connection with its agent
     * @param sync how it compares with its plan
     * @param message what is wrong
     * @param objects how many the plan has
     * @param drift how many differed when it was last compared
     * @param lastSync when it was last found in sync
     */
    public record State(String connection, String sync, Optional<String> message, OptionalLong objects,
        OptionalLong drift, Optional<Instant> lastSync) {
    }
}
