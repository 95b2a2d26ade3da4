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
package io.chainstitch.sfc.impl.engine;

import io.chainstitch.sfc.api.NodeGateway.Connection;
import io.chainstitch.vpp.model.IpPrefix;
import io.chainstitch.vpp.model.NodePlan;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What the engine knows of a node right now. Belongs to the engine's thread. */
final class NodeRuntime {
    /** Stands for what no chain wants any more, where names of chains are expected. */
    static final String LEFT_OVER = "";

    final String name;
    final Composition composition = new Composition();
    Connection connection = Connection.CONNECTING;
    String connectionMessage = "";
    StateSink.Sync sync = StateSink.Sync.OUT_OF_SYNC;
    String syncMessage = "";
    /** Grows with each change of the composition: tells whether what was pushed is still what is wanted. */
    long version;
    /** Chains that may have left objects behind on it. */
    final Set<String> leaving = new TreeSet<>();
    /** Where it sends packets of IPv6 table 0, when it was read last; only while its routes are the operator's. */
    Optional<Set<IpPrefix>> routes = Optional.empty();
    /** A sentence about a route that it lacks, empty when it is known to lack none. */
    String unrouted = "";
    int attempts;
    /** How many attempts were put off: only the latest of these is made. */
    long retries;
    /** Whether the last attempt to bring it to its plan ended without an answer that says what it holds. */
    boolean unanswered;
    /** Whether an attempt ended in the middle of a change, and none came to its end since. */
    boolean interrupted;
    /** What it holds, right after a synchronisation whose plan has changed meanwhile; empty when it has to be read. */
    Optional<NodePlan> known = Optional.empty();
    /** Objects that were written since the synchronisation began that is not at its end yet. */
    int changed;
    /**
     * Objects that differed when it was last compared although it had taken all of its plan. What a plan needs after a
     * connection, or after a change that failed, is none of them.
     */
    int drift;
    /** How much of {@link #drift} is not put right yet. */
    int found;
    /** How often in a row it was found to differ from its plan, each time after it had been put right. */
    int repairs;
    /** How often in a row it was found to be as planned. */
    int quietRounds;
    /** Why a difference is not put right at once, empty unless there is such a reason. */
    String truce = "";
    /** The {@link #version} when that began: a change of the plan ends it. */
    long truceVersion;
    Optional<Instant> lastSync = Optional.empty();
    /**
     * Chains whose objects the node rejected at the last synchronisation, with its answer; {@link #LEFT_OVER} when it
     * keeps objects that no chain wants any more.
     */
    Map<String, String> rejected = Map.of();
    /** What {@link #isInUse} was when the agents were connected last. */
    private boolean wasInUse;
    /** When the first attempt to connect began, to tell "not yet" from "never". */
    long connectingSinceNanos;

    NodeRuntime(String name, long nowNanos) {
        this.name = name;
        this.connectingSinceNanos = nowNanos;
    }

    /** Whether it holds objects, or may. */
    boolean isInUse() {
        return !leaving.isEmpty() || composition.size() > 0;
    }

    boolean changedUse() {
        return wasInUse != isInUse();
    }

    void noteUse() {
        wasInUse = isInUse();
    }

    /** Whether it is known to hold nothing that no chain wants. */
    boolean isClean() {
        return isWritable() && !rejected.containsKey(LEFT_OVER);
    }

    /** It has taken what it rejected of some chains, or they want something else by now. */
    void took(Collection<String> chains) {
        if (!Collections.disjoint(rejected.keySet(), chains)) {
            Map<String, String> rest = new HashMap<>(rejected);
            rest.keySet().removeAll(chains);
            rejected = Map.copyOf(rest);
        }
    }

    /** {@return the chains of which it rejected objects, so that it does not hold what its composition says} */
    List<String> lacking() {
        return rejected.keySet().stream().filter(chain -> !chain.equals(LEFT_OVER)).toList();
    }

    /** Whether it is connected and does not tell what it holds, as while its VPP is away. */
    boolean isUnanswered() {
        return unanswered && connection == Connection.CONNECTED && sync != StateSink.Sync.IN_SYNC;
    }

    /** Whether its contents are known, so that differences can be sent. What it rejected it does not hold. */
    boolean isWritable() {
        return connection == Connection.CONNECTED
            && (sync == StateSink.Sync.IN_SYNC || sync == StateSink.Sync.FAILED);
    }
}
