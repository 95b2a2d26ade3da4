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
package io.chainstitch.vpp.model.walk;

/** What a walk does next: something arrives at a node, or the walk is over. */
sealed interface Move {

    /** {@return the interface where it happens} */
    Port at();

    /**
     * A frame arrives.
     *
     * @param at the interface
     * @param frame the frame as it was on the wire
     */
    record Arrival(Port at, Frame frame) implements Move {
    }

    /**
     * An encapsulated packet arrives from another node.
     *
     * @param at the interface
     * @param packet the packet
     */
    record Crossing(Port at, Segmented packet) implements Move {
    }

    /**
     * A segment is looked up.
     *
     * @param at the interface that received what is looked up
     * @param table id of the IPv6 table
     * @param packet the packet
     */
    record Segment(Port at, long table, Segmented packet) implements Move {
    }

    /**
     * Nothing follows.
     *
     * @param outcome how the walk ended
     */
    record End(Outcome outcome) implements Move {
        @Override
        public Port at() {
            return outcome.at();
        }
    }
}
