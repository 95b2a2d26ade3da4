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
package io.chainstitch.honeycomb.model;

import io.chainstitch.vpp.model.InterfaceCounters;
import io.chainstitch.vpp.model.InterfaceState;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.NodeCounters;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.NodeReading;
import io.chainstitch.vpp.model.SidCounters;
import io.chainstitch.vpp.model.VppObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What an agent read when it was asked to.
 *
 * @param transaction the transaction in the configuration, empty when there is none or something else was asked for
 * @param digests what a comparison found; empty for all else
 * @param entries objects, interfaces, local SIDs and counters, in this order
 */
public record Reading(String transaction, Optional<AgentDigests> digests, List<ReadingEntry> entries) {

    /** What is empty. */
    public static final Reading NOTHING = new Reading("", Optional.empty(), List.of());

    /** What can be asked for. */
    public enum What {
        /** The objects in the configuration, and the transaction. */
        CONFIGURED("configured"),
        /** The objects that VPP holds, with the states of interfaces and the counters of local SIDs. */
        HELD("held"),
        /** The digests. */
        COMPARISON("comparison"),
        /** What local SIDs have carried. */
        LOCAL_SID_COUNTERS("local-sid-counters"),
        /** What interfaces have carried. */
        INTERFACE_COUNTERS("interface-counters");

        private final String label;

        What(String label) {
            this.label = label;
        }

        /** {@return the name in the agent's model} */
        public String label() {
            return label;
        }
    }

    public Reading {
        Objects.requireNonNull(transaction);
        Objects.requireNonNull(digests);
        entries = List.copyOf(entries);
    }

    /**
     * What is configured.
     *
     * @param plan the objects
     * @param transaction the transaction, empty when there is none
     * @return the reading
     */
    public static Reading of(NodePlan plan, String transaction) {
        return new Reading(transaction, Optional.empty(), objects(plan));
    }

    /**
     * What VPP holds.
     *
     * @param held objects, states and counters
     * @return the reading
     */
    public static Reading of(NodeReading held) {
        List<ReadingEntry> entries = objects(held.objects());
        held.interfaces().values().forEach(state -> entries.add(new ReadingEntry.OfInterface(state)));
        addSids(entries, held.sidCounters());
        return new Reading("", Optional.empty(), entries);
    }

    /**
     * The result of a comparison.
     *
     * @param digests what is configured, and held
     * @return the reading
     */
    public static Reading of(AgentDigests digests) {
        return new Reading("", Optional.of(digests), List.of());
    }

    /**
     * What was counted.
     *
     * @param counters the counters
     * @return the reading
     */
    public static Reading of(NodeCounters counters) {
        List<ReadingEntry> entries = new ArrayList<>();
        addSids(entries, counters.sids());
        counters.interfaces().forEach((name, counted) -> entries.add(new ReadingEntry.OfCounters(name, counted)));
        return new Reading("", Optional.empty(), entries);
    }

    private static List<ReadingEntry> objects(NodePlan plan) {
        List<ReadingEntry> entries = new ArrayList<>();
        plan.objects().values().forEach(object -> entries.add(new ReadingEntry.OfObject(object)));
        return entries;
    }

    private static void addSids(List<ReadingEntry> entries, Map<IpAddress, SidCounters> sids) {
        sids.forEach((sid, counted) -> entries.add(new ReadingEntry.OfLocalSid(sid, counted)));
    }

    /**
     * The objects.
     *
     * @return the objects of all entries that are some
     * @throws IllegalArgumentException when two different objects have the same key
     */
    public NodePlan plan() {
        List<VppObject> objects = new ArrayList<>();
        for (ReadingEntry entry : entries) {
            if (entry instanceof ReadingEntry.OfObject one) {
                objects.add(one.object());
            }
        }
        return NodePlan.of(objects);
    }

    /** {@return what was counted} */
    public NodeCounters counters() {
        Map<IpAddress, SidCounters> sids = new HashMap<>();
        Map<String, InterfaceCounters> interfaces = new HashMap<>();
        for (ReadingEntry entry : entries) {
            if (entry instanceof ReadingEntry.OfLocalSid one) {
                sids.put(one.sid(), one.counters());
            } else if (entry instanceof ReadingEntry.OfCounters one) {
                interfaces.put(one.name(), one.counters());
            }
        }
        return new NodeCounters(sids, interfaces);
    }

    /**
     * What VPP holds.
     *
     * @param node name of the node
     * @param readAt when it was asked for
     * @return objects, states and counters
     * @throws IllegalArgumentException when two different objects have the same key
     */
    public NodeReading held(String node, Instant readAt) {
        Map<String, InterfaceState> states = new HashMap<>();
        for (ReadingEntry entry : entries) {
            if (entry instanceof ReadingEntry.OfInterface one) {
                states.put(one.state().name(), one.state());
            }
        }
        return new NodeReading(node, readAt, plan(), states, counters().sids());
    }
}
