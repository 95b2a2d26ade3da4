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
package io.chainstitch.metrics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.DataTreeChangeListener;
import org.opendaylight.mdsal.binding.api.DataTreeIdentifier;
import org.opendaylight.mdsal.binding.api.DataTreeModification;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.SfcState;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.state.Chain;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.state.Node;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.state.Transaction;
import org.opendaylight.yangtools.concepts.Registration;
import org.opendaylight.yangtools.yang.binding.DataObject;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;
import org.opendaylight.yangtools.yang.common.Uint64;

/** What the state tree says, kept in memory, so that a scrape reads nothing else. Thread-safe. */
final class StateMirror implements AutoCloseable {
    private static final InstanceIdentifier<SfcState> STATE = InstanceIdentifier.create(SfcState.class);
    private static final double MICROS_IN_SECOND = 1_000_000;

    private final StateListener listener;
    private final Map<String, ChainRow> chains = new ConcurrentSkipListMap<>();
    private final Map<String, NodeRow> nodes = new ConcurrentSkipListMap<>();
    private final List<Registration> registrations = new ArrayList<>();
    private final Set<Class<?>> begun = ConcurrentHashMap.newKeySet();

    StateMirror(StateListener listener) {
        this.listener = listener;
    }

    /** Begins to follow a datastore. */
    void follow(DataBroker broker) {
        follow(broker, STATE.child(Chain.class), this::chain);
        follow(broker, STATE.child(Node.class), this::node);
        follow(broker, STATE.child(Transaction.class), this::transaction);
    }

    Collection<ChainRow> chains() {
        return chains.values();
    }

    Collection<NodeRow> nodes() {
        return nodes.values();
    }

    /** Whether it is known what a list held when it began to be followed. */
    boolean hasBegun(Class<? extends DataObject> list) {
        return begun.contains(list);
    }

    /** Takes over an entry: its data before and after, of which one may be null; the first notice is no event. */
    private interface Take<T> {
        void take(T before, T after, boolean event);
    }

    private <T extends DataObject> void follow(DataBroker broker, InstanceIdentifier<T> path, Take<T> take) {
        DataTreeChangeListener<T> follower = new DataTreeChangeListener<>() {
            @Override
            public void onDataTreeChanged(List<DataTreeModification<T>> changes) {
                boolean event = hasBegun(path.getTargetType());
                changes.forEach(change ->
                    take.take(change.getRootNode().dataBefore(), change.getRootNode().dataAfter(), event));
                begun.add(path.getTargetType());
            }

            @Override
            public void onInitialData() {
                begun.add(path.getTargetType());
            }
        };
        registrations.add(broker.registerTreeChangeListener(DataTreeIdentifier.of(LogicalDatastoreType.OPERATIONAL,
            path), follower));
    }

    private void chain(Chain before, Chain after, boolean event) {
        if (after == null) {
            chains.remove(before.getName());
            return;
        }
        chains.put(after.getName(), ChainRow.of(after));
        Uint64 micros = after.getLastProgramTime();
        if (event && micros != null && (before == null || !Objects.equals(micros, before.getLastProgramTime()))) {
            listener.programmed(micros.doubleValue() / MICROS_IN_SECOND);
        }
    }

    private void node(Node before, Node after, boolean event) {
        if (after == null) {
            nodes.remove(before.getName());
            return;
        }
        NodeRow row = NodeRow.of(after);
        long repaired = row.repairedSince(nodes.put(row.name(), row));
        if (event && repaired > 0) {
            listener.repaired(row.name(), repaired);
        }
    }

    private void transaction(Transaction before, Transaction after, boolean event) {
        if (event && before == null && after != null) {
            listener.transaction(after.getResult() == null ? "" : after.getResult(),
                after.getDuration() == null ? 0 : after.getDuration().doubleValue() / MICROS_IN_SECOND);
        }
    }

    @Override
    public void close() {
        registrations.forEach(Registration::close);
        registrations.clear();
        begun.clear();
    }
}
