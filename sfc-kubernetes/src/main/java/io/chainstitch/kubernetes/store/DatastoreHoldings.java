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
package io.chainstitch.kubernetes.store;

import io.chainstitch.kubernetes.desired.Entry;
import io.chainstitch.kubernetes.desired.EntryKey;
import io.chainstitch.kubernetes.desired.EntryKind;
import io.chainstitch.kubernetes.desired.Holdings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.DataTreeChangeListener;
import org.opendaylight.mdsal.binding.api.DataTreeIdentifier;
import org.opendaylight.mdsal.binding.api.DataTreeModification;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.ExternalInterface;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.Network;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.Node;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.Pod;
import org.opendaylight.yang.gen.v1.urn.chainstitch.kubernetes.rev261128.kubernetes.Owned;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.Chain;
import org.opendaylight.yangtools.concepts.Registration;
import org.opendaylight.yangtools.yang.binding.DataObject;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;

/**
 * What the datastore holds, followed by its listeners, so that a comparison reads nothing. It may be a moment behind;
 * what is written is therefore checked again in the transaction. Thread-safe.
 */
final class DatastoreHoldings implements Holdings, AutoCloseable {
    private final Map<EntryKey, DataObject> held = new HashMap<>();
    private final Set<EntryKey> owned = new HashSet<>();
    /** What an entry was last found equal to, so that most comparisons are of references. */
    private final Map<EntryKey, Compared> compared = new HashMap<>();
    private final List<Registration> registrations = new ArrayList<>();
    private final Runnable changed;
    /** What the listeners told of entries since a write began. */
    private final Set<EntryKey> heard = new HashSet<>();
    /** What they told of marks. */
    private final Set<EntryKey> heardMarks = new HashSet<>();
    private boolean writing;
    private int silent;

    /**
     * An entry and an object that are equal.
     *
     * @param entry the entry
     * @param data the object
     */
    private record Compared(Entry entry, DataObject data) {
    }

    DatastoreHoldings(Runnable changed) {
        this.changed = changed;
    }

    void follow(DataBroker broker) {
        follow(broker, Paths.INVENTORY.child(Node.class), one ->
            new EntryKey(EntryKind.NODE, one.getName().getValue()));
        follow(broker, Paths.INVENTORY.child(Network.class), one ->
            new EntryKey(EntryKind.NETWORK, one.getName().getValue()));
        follow(broker, Paths.INVENTORY.child(ExternalInterface.class), one ->
            new EntryKey(EntryKind.EXTERNAL_INTERFACE, one.getName().getValue()));
        follow(broker, Paths.INVENTORY.child(Pod.class), one ->
            new EntryKey(EntryKind.POD, one.getNamespace().getValue() + "/" + one.getName().getValue()));
        follow(broker, Paths.SFC.child(Chain.class), one ->
            new EntryKey(EntryKind.CHAIN, one.getName().getValue()));
        register(broker, Paths.KUBERNETES.child(Owned.class), (before, after) -> {
            hear(heardMarks, Paths.key(after == null ? before : after));
            if (after == null) {
                owned.remove(Paths.key(before));
            } else if (Paths.exist(Paths.key(after))) {
                owned.add(Paths.key(after));
            }
        });
    }

    private <T extends DataObject> void follow(DataBroker broker, InstanceIdentifier<T> path,
        Function<T, EntryKey> key) {
        register(broker, path, (before, after) -> {
            hear(heard, key.apply(after == null ? before : after));
            if (after == null) {
                held.remove(key.apply(before));
            } else {
                held.put(key.apply(after), after);
            }
        });
    }

    /** Takes over an entry: its data before and after, of which one may be null. */
    private interface Take<T> {
        void take(T before, T after);
    }

    private <T extends DataObject> void register(DataBroker broker, InstanceIdentifier<T> path, Take<T> take) {
        synchronized (this) {
            silent++;
        }
        DataTreeChangeListener<T> listener = new DataTreeChangeListener<>() {
            private boolean heard;

            @Override
            public void onDataTreeChanged(List<DataTreeModification<T>> changes) {
                synchronized (DatastoreHoldings.this) {
                    changes.forEach(change ->
                        take.take(change.getRootNode().dataBefore(), change.getRootNode().dataAfter()));
                    hear();
                }
                changed.run();
            }

            @Override
            public void onInitialData() {
                synchronized (DatastoreHoldings.this) {
                    hear();
                }
                changed.run();
            }

            private void hear() {
                silent -= heard ? 0 : 1;
                heard = true;
            }
        };
        registrations.add(broker.registerTreeChangeListener(
            DataTreeIdentifier.of(LogicalDatastoreType.CONFIGURATION, path), listener));
    }

    /** Whether everything that was there at the start is known. */
    synchronized boolean isComplete() {
        return silent == 0;
    }

    private void hear(Set<EntryKey> news, EntryKey key) {
        if (writing) {
            news.add(key);
        }
    }

    /** A transaction begins. */
    synchronized void writes() {
        writing = true;
    }

    /**
     * What was written since {@link #writes()}, which may be nothing. It is held until the listeners tell the same.
     * What they told meanwhile stands: it may be newer, and they tell the rest.
     */
    synchronized void wrote(Map<EntryKey, DataObject> put, Set<EntryKey> deleted) {
        put.forEach((key, data) -> {
            if (!heard.contains(key)) {
                held.put(key, data);
            }
            if (!heardMarks.contains(key)) {
                owned.add(key);
            }
        });
        deleted.forEach(key -> {
            if (!heard.contains(key)) {
                held.remove(key);
            }
            if (!heardMarks.contains(key)) {
                owned.remove(key);
            }
        });
        compared.keySet().removeAll(deleted);
        writing = false;
        heard.clear();
        heardMarks.clear();
    }

    @Override
    public synchronized boolean exists(EntryKey key) {
        return held.containsKey(key);
    }

    @Override
    public synchronized boolean same(Entry entry) {
        DataObject data = held.get(entry.key());
        if (data == null) {
            return false;
        }
        Compared last = compared.get(entry.key());
        if (last != null && last.data() == data) {
            return last.entry().equals(entry);
        }
        boolean same = EntryBindings.tryOf(entry).map(wanted -> same(data, wanted)).orElse(true);
        if (same) {
            compared.put(entry.key(), new Compared(entry, data));
        } else {
            compared.remove(entry.key());
        }
        return same;
    }

    /** To compare data is to read it, and a user may have written an address that cannot be read. */
    private static boolean same(DataObject data, DataObject wanted) {
        try {
            return data.equals(wanted);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    public synchronized Set<EntryKey> owned() {
        return Set.copyOf(owned);
    }

    @Override
    public void close() {
        registrations.forEach(Registration::close);
        registrations.clear();
    }
}
