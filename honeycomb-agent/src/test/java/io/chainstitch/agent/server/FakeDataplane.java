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
package io.chainstitch.agent.server;

import io.chainstitch.agent.dataplane.Comparison;
import io.chainstitch.agent.dataplane.Dataplane;
import io.chainstitch.agent.dataplane.DataplaneException;
import io.chainstitch.agent.dataplane.DataplaneListener;
import io.chainstitch.agent.dataplane.DataplaneStatus;
import io.chainstitch.agent.dataplane.NotStoredException;
import io.chainstitch.vpp.model.InterfaceCounters;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.NodeReading;
import io.chainstitch.vpp.model.ObjectKey;
import io.chainstitch.vpp.model.ObjectKind;
import io.chainstitch.vpp.model.VppObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A dataplane in memory that counts its calls, refuses one name, can be away and can have a full disk. */
final class FakeDataplane implements Dataplane {
    static final String REFUSED = "refused";

    final List<String> calls = new ArrayList<>();
    /** Which kinds each reading asked for. */
    final List<Set<ObjectKind>> readings = new ArrayList<>();
    /** How often it was asked what interfaces have carried. */
    int countings;
    NodePlan held = NodePlan.EMPTY;
    NodePlan plan = NodePlan.EMPTY;
    final List<DataplaneListener> listeners = new ArrayList<>();
    boolean away;
    /** Why its ledger takes nothing. */
    Optional<NotStoredException> notStored = Optional.empty();
    /** How many more changes it takes before it is away. */
    int changesUntilAway = Integer.MAX_VALUE;

    @Override
    public void validate(NodePlan before, NodePlan after) throws DataplaneException {
        calls.add("validate");
        check(after);
    }

    @Override
    public void apply(NodePlan before, NodePlan after, Set<ObjectKey> ensure) throws DataplaneException {
        calls.add("apply");
        check(after);
        away = --changesUntilAway == 0;
        Map<ObjectKey, Optional<VppObject>> changes = new HashMap<>();
        before.objects().keySet().forEach(key -> changes.put(key, Optional.empty()));
        after.objects().forEach((key, object) -> changes.put(key, Optional.of(object)));
        held = held.with(changes);
        plan = plan.with(changes);
    }

    @Override
    public void configured(NodePlan now) {
        plan = now;
    }

    @Override
    public void reconcile() throws DataplaneException {
        calls.add("reconcile");
        check(NodePlan.EMPTY);
        held = plan;
    }

    @Override
    public NodeReading read(Set<ObjectKind> kinds) throws DataplaneException {
        if (away) {
            throw new DataplaneException("no connection");
        }
        readings.add(Set.copyOf(kinds));
        return new NodeReading("n1", Instant.EPOCH, NodePlan.of(held.objects().values().stream()
            .filter(object -> kinds.contains(object.kind())).toList()), Map.of());
    }

    @Override
    public Comparison compare() throws DataplaneException {
        return Comparison.of(plan, read(EnumSet.allOf(ObjectKind.class)).objects());
    }

    @Override
    public Map<String, InterfaceCounters> interfaceCounters() throws DataplaneException {
        if (away) {
            throw new DataplaneException("no connection");
        }
        countings++;
        return Map.of("a", new InterfaceCounters(1, 2, 3, 4, 5));
    }

    @Override
    public DataplaneStatus status() {
        return new DataplaneStatus(!away, away ? "" : "26.06", away ? "no connection" : "", Map.of(), 0);
    }

    @Override
    public void listen(DataplaneListener listener) {
        listeners.add(listener);
    }

    @Override
    public void unlisten(DataplaneListener listener) {
        listeners.remove(listener);
    }

    @Override
    public void close() {
        // Nothing is open.
    }

    private void check(NodePlan after) throws DataplaneException {
        if (away) {
            throw new DataplaneException("no connection");
        }
        if (notStored.isPresent()) {
            throw notStored.get();
        }
        for (ObjectKey key : after.objects().keySet()) {
            if (key.id().contains(REFUSED)) {
                throw new DataplaneException(key + ": af_packet_create_v3 retval -71 INVALID_INTERFACE");
            }
        }
    }
}
