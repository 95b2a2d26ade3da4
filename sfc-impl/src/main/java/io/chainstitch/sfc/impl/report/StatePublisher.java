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
package io.chainstitch.sfc.impl.report;

import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.MoreExecutors;
import io.chainstitch.sfc.api.NodeGateway;
import io.chainstitch.sfc.api.NodeGateway.Counted;
import io.chainstitch.sfc.impl.engine.StateSink;
import io.chainstitch.vpp.model.NodeCounters;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.NotificationPublishService;
import org.opendaylight.mdsal.binding.api.WriteTransaction;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.SfcState;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.state.Chain;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.state.ChainKey;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.state.Node;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.state.NodeKey;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.state.Transaction;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.state.TransactionKey;
import org.opendaylight.yangtools.yang.binding.DataObject;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the state tree, one datastore transaction at a time. While one is under way newer states collect, and only the
 * newest of each chain and node is written next. State changes are also sent as notifications, all of them. Who tells a
 * state does not wait for its YANG form: that is made on a thread of its own, and only for what is written.
 */
public final class StatePublisher implements StateSink {
    private static final Logger LOG = LoggerFactory.getLogger(StatePublisher.class);
    private static final InstanceIdentifier<SfcState> STATE = InstanceIdentifier.create(SfcState.class);
    /** How many transactions the history keeps. */
    private static final int HISTORY = 100;

    private final DataBroker broker;
    private final NotificationPublishService notifications;
    private final Deque<String> history = new ArrayDeque<>();
    private final Map<String, String> announced = new HashMap<>();
    private final Map<String, ChainStatus> chains = new HashMap<>();
    private final Map<String, NodeStatus> nodes = new HashMap<>();
    private HopCounters counters = HopCounters.NONE;
    private final Executor executor;
    private final Executor pause;
    private Map<InstanceIdentifier<?>, Supplier<Optional<DataObject>>> pending = new LinkedHashMap<>();
    private boolean writing;
    private Optional<CompletableFuture<Void>> ended = Optional.empty();

    /**
     * A publisher into a datastore. What another controller published there before is wiped.
     *
     * @param broker the datastore
     * @param notifications where state changes are announced
     * @param executor runs what is to be done for publishing, one thing after the other
     * @param pause the same, after a while: what the datastore did not take is tried again then
     */
    public StatePublisher(DataBroker broker, NotificationPublishService notifications, Executor executor,
        Executor pause) {
        this.broker = broker;
        this.notifications = notifications;
        this.executor = executor;
        this.pause = pause;
        pending.put(STATE, Optional::empty);
    }

    @Override
    public void chain(ChainStatus status) {
        remember(status);
        String now = status.state() + status.why().map(Object::toString).orElse("");
        synchronized (announced) {
            if (now.equals(announced.put(status.name(), now))) {
                return;
            }
        }
        executor.execute(() -> notifications.offerNotification(StateCodec.notification(status)));
    }

    private synchronized void remember(ChainStatus status) {
        chains.put(status.name(), status);
        HopCounters now = counters;
        write(STATE.child(Chain.class, new ChainKey(status.name())),
            () -> Optional.of(StateCodec.chain(status, now)));
    }

    /**
     * Adds to the chains what their hops have carried.
     *
     * @param node the node that was read
     * @param reading what it has counted
     */
    synchronized void counters(String node, NodeCounters reading) {
        HopCounters before = counters;
        HopCounters now = counters.with(node, reading);
        counters = now;
        chains.values().stream().filter(status -> Meter.of(status.record()).anyMatch(
            meter -> meter.node().equals(node) && !before.of(meter).equals(now.of(meter))))
            .toList().forEach(this::remember);
    }

    /** {@return what is to be asked of nodes that can be asked and have hops that are counted, in a stable order} */
    synchronized SortedMap<String, Set<Counted>> countedNodes() {
        SortedMap<String, Set<Counted>> wanted = new TreeMap<>();
        chains.values().stream().flatMap(status -> Meter.of(status.record()))
            .filter(meter -> nodes.containsKey(meter.node())
                && nodes.get(meter.node()).connection() == NodeGateway.Connection.CONNECTED
                && nodes.get(meter.node()).sync() == Sync.IN_SYNC)
            .forEach(meter -> wanted.computeIfAbsent(meter.node(), node -> EnumSet.noneOf(Counted.class))
                .add(meter.meter().counted()));
        return wanted;
    }

    @Override
    public void chainGone(String name) {
        synchronized (this) {
            chains.remove(name);
        }
        synchronized (announced) {
            announced.remove(name);
        }
        write(STATE.child(Chain.class, new ChainKey(name)), Optional::empty);
    }

    @Override
    public void node(NodeStatus status) {
        synchronized (this) {
            nodes.put(status.name(), status);
        }
        write(STATE.child(Node.class, new NodeKey(status.name())), () -> Optional.of(StateCodec.node(status)));
    }

    @Override
    public void nodeGone(String name) {
        synchronized (this) {
            nodes.remove(name);
            counters = counters.without(name);
        }
        write(STATE.child(Node.class, new NodeKey(name)), Optional::empty);
    }

    @Override
    public synchronized void transaction(TransactionStatus status) {
        write(STATE.child(Transaction.class, new TransactionKey(status.id())),
            () -> Optional.of(StateCodec.transaction(status)));
        history.addLast(status.id());
        if (history.size() > HISTORY) {
            write(STATE.child(Transaction.class, new TransactionKey(history.removeFirst())), Optional::empty);
        }
    }

    private synchronized void write(InstanceIdentifier<?> path, Supplier<Optional<DataObject>> data) {
        if (ended.isPresent()) {
            return;
        }
        pending.remove(path);
        pending.put(path, data);
        flush();
    }

    private synchronized void flush() {
        if (!writing && !pending.isEmpty()) {
            writing = true;
            executor.execute(this::writePending);
        } else if (!writing) {
            ended.ifPresent(end -> end.complete(null));
        }
    }

    private synchronized Map<InstanceIdentifier<?>, Supplier<Optional<DataObject>>> takePending() {
        Map<InstanceIdentifier<?>, Supplier<Optional<DataObject>>> batch = pending;
        pending = new LinkedHashMap<>();
        return batch;
    }

    private void writePending() {
        Map<InstanceIdentifier<?>, Supplier<Optional<DataObject>>> batch = takePending();
        WriteTransaction tx = broker.newWriteOnlyTransaction();
        batch.forEach((path, data) -> write(tx, path, data));
        tx.commit().addCallback(new FutureCallback<Object>() {
            @Override
            public void onSuccess(Object result) {
                written();
            }

            @Override
            public void onFailure(Throwable cause) {
                LOG.error("The state tree could not be written and is written again: {}", cause.getMessage());
                pause.execute(() -> writeAgain(batch));
            }
        }, MoreExecutors.directExecutor());
    }

    /** One that has no YANG form keeps no other out. */
    private static void write(WriteTransaction tx, InstanceIdentifier<?> path, Supplier<Optional<DataObject>> data) {
        try {
            data.get().ifPresentOrElse(found -> put(tx, path, found),
                () -> tx.delete(LogicalDatastoreType.OPERATIONAL, path));
        } catch (RuntimeException e) {
            LOG.error("The state of {} could not be written", path, e);
        }
    }

    /** What is newer by now is written instead. */
    private synchronized void writeAgain(Map<InstanceIdentifier<?>, Supplier<Optional<DataObject>>> batch) {
        Map<InstanceIdentifier<?>, Supplier<Optional<DataObject>>> all = new LinkedHashMap<>(batch);
        pending.forEach((path, data) -> {
            all.remove(path);
            all.put(path, data);
        });
        pending = all;
        written();
    }

    @SuppressWarnings("unchecked")
    private static <T extends DataObject> void put(WriteTransaction tx, InstanceIdentifier<?> path, T data) {
        tx.mergeParentStructurePut(LogicalDatastoreType.OPERATIONAL, (InstanceIdentifier<T>) path, data);
    }

    private synchronized void written() {
        writing = false;
        flush();
    }

    /**
     * Takes nothing more.
     *
     * @return done when all that was told is written
     */
    public synchronized CompletionStage<Void> end() {
        CompletableFuture<Void> end = ended.orElseGet(CompletableFuture::new);
        ended = Optional.of(end);
        flush();
        return end;
    }
}
