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

/**
 * How a packet passed through what the agents read back.
 *
 * @param chain name of the chain
 * @param verdict {@code ok} or {@code broken}
 * @param message the finding as a sentence
 * @param steps in order
 */
public record Trace(String chain, String verdict, String message, List<Step> steps) {

    /** Keeps an unchangeable copy of the list. */
    public Trace {
        steps = List.copyOf(steps);
    }

    /**
     * A step of the packet.
     *
     * @param index position, from 0
     * @param node where
     * @param action what happens
     * @param detail with which interface, tunnel or function
     */
    public record Step(long index, String node, String action, String detail) {
    }

    /** {@return whether the packet arrived as it should} */
    public boolean isOk() {
        return verdict.equals("ok");
    }
}
