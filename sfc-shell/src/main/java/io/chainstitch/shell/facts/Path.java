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
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A path of a chain in one direction.
 *
 * @param direction {@code forward} or {@code reverse}
 * @param id its number, the same in both directions
 * @param weight its share of the traffic
 * @param mtu largest packet in octets, where known
 * @param hops in order
 */
public record Path(String direction, long id, OptionalLong weight, OptionalInt mtu, List<Hop> hops) {

    /** Keeps an unchangeable copy of the list. */
    public Path {
        hops = List.copyOf(hops);
    }

    /**
     * An instance on a path.
     *
     * @param function name of the function
     * @param node where it is
     * @param pod namespace and name of the pod; empty for an external interface
     * @param externalInterface its name; empty for a pod
     * @param inputInterface where traffic of this direction enters it
     * @param outputInterface where traffic of this direction leaves it
     * @param sid that leads to it
     * @param packets counted here
     * @param bytes counted here
     */
    public record Hop(String function, String node, Optional<String> pod, Optional<String> externalInterface,
        Optional<String> inputInterface, Optional<String> outputInterface, Optional<String> sid,
        OptionalLong packets, OptionalLong bytes) {

        /** {@return the pod or the external interface} */
        public String instance() {
            return pod.or(() -> externalInterface).orElse(function);
        }
    }
}
