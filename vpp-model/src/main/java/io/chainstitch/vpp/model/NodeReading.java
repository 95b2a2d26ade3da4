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
package io.chainstitch.vpp.model;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * What a node was found to hold, read back from its dataplane: never the plan.
 *
 * @param node name of the node
 * @param readAt when the reading was taken
 * @param objects everything of the kinds we know, ours and others', by the names of {@link InterfaceState}
 * @param interfaces every interface by its name
 * @param sidCounters what local SIDs have carried, by SID; without those that were not counted
 */
public record NodeReading(String node, Instant readAt, NodePlan objects, Map<String, InterfaceState> interfaces,
    Map<IpAddress, SidCounters> sidCounters) {

    public NodeReading {
        Objects.requireNonNull(node);
        Objects.requireNonNull(readAt);
        Objects.requireNonNull(objects);
        interfaces = Map.copyOf(interfaces);
        sidCounters = Map.copyOf(sidCounters);
    }

    /**
     * A reading without counters.
     *
     * @param node name of the node
     * @param readAt when the reading was taken
     * @param objects everything of the kinds we know
     * @param interfaces every interface by its name
     */
    public NodeReading(String node, Instant readAt, NodePlan objects, Map<String, InterfaceState> interfaces) {
        this(node, readAt, objects, interfaces, Map.of());
    }
}
