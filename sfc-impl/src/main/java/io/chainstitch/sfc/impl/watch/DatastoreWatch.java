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
package io.chainstitch.sfc.impl.watch;

import io.chainstitch.sfc.api.ChainDefinition;
import io.chainstitch.sfc.api.Settings;
import io.chainstitch.sfc.impl.engine.Engine;
import io.chainstitch.sfc.impl.engine.Inbox;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.DataTreeIdentifier;
import org.opendaylight.mdsal.binding.api.ReadTransaction;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.Inventory;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.ExternalInterface;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.Network;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.Node;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.Pod;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.Sfc;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.Chain;
import org.opendaylight.yangtools.concepts.Registration;
import org.opendaylight.yangtools.yang.binding.ChildOf;
import org.opendaylight.yangtools.yang.binding.DataObject;
import org.opendaylight.yangtools.yang.binding.DataRoot;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the config datastore and tells the engine what was written. */
public final class DatastoreWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DatastoreWatch.class);

    private final DataBroker broker;
    private final Engine engine;
    private final List<Registration> registrations = new ArrayList<>();
    private final Follower<Inventory, Consumer<Inbox>> inventory;
    private final Follower<Sfc, Consumer<Inbox>> sfc;
    /** Chains that name no renderer, as they were read last, to read them again when the default renderer changes. */
    private final Map<String, Chain> chains = new HashMap<>();
    private String defaultRenderer;

    /**
     * A watch that does not follow anything yet.
     *
     * @param broker the datastore
     * @param engine who is told
     * @param settings the settings as they were read at the start
     */
    public DatastoreWatch(DataBroker broker, Engine engine, Settings settings) {
        this.broker = broker;
        this.engine = engine;
        this.defaultRenderer = settings.defaultRenderer();
        this.inventory = new Follower<>(List.of(
            new Follower.Entries<>(Network.class, Inventory::nonnullNetwork, this::network),
            new Follower.Entries<>(ExternalInterface.class, Inventory::nonnullExternalInterface, this::external),
            new Follower.Entries<>(Node.class, Inventory::nonnullNode, this::node),
            new Follower.Entries<>(Pod.class, Inventory::nonnullPod, this::pod)), () -> read(broker, Inventory.class),
            this::tell);
        this.sfc = new Follower<>(List.of(
            new Follower.Entries<>(org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.Settings.class,
                found -> found.getSettings() == null ? Map.of() : Map.of("", found.getSettings()), this::settings),
            new Follower.Entries<>(Chain.class, Sfc::nonnullChain, this::chain)), () -> read(broker, Sfc.class),
            this::tell);
    }

    private void tell(List<Consumer<Inbox>> news) {
        engine.tell(inbox -> news.forEach(one -> {
            try {
                one.accept(inbox);
            } catch (RuntimeException e) {
                LOG.error("A defect kept an entry from being taken in; the others are", e);
            }
        }));
    }

    /**
     * Reads a root of the config datastore.
     *
     * @param <T> the root
     * @param broker the datastore
     * @param root its class
     * @return what it holds, if it is there
     * @throws ExecutionException when the datastore does not answer
     * @throws InterruptedException when the thread is interrupted
     */
    public static <T extends ChildOf<? extends DataRoot> & DataObject> Optional<T> read(DataBroker broker,
        Class<T> root) throws ExecutionException, InterruptedException {
        try (ReadTransaction tx = broker.newReadOnlyTransaction()) {
            return tx.read(LogicalDatastoreType.CONFIGURATION, InstanceIdentifier.create(root)).get();
        }
    }

    /**
     * Tells the engine everything that was there at the start, in one go, so that no chain is judged by half of the
     * inventory.
     *
     * @param foundInventory the inventory, if there is one
     * @param foundSfc the chains, if there are any
     */
    public void tell(Optional<Inventory> foundInventory, Optional<Sfc> foundSfc) {
        inventory.begin(foundInventory);
        sfc.begin(foundSfc);
    }

    /**
     * Starts to follow. What was told already is not told again; what was deleted since is told as deleted.
     */
    public void start() {
        registrations.add(broker.registerTreeChangeListener(DataTreeIdentifier.of(LogicalDatastoreType.CONFIGURATION,
            InstanceIdentifier.create(Inventory.class)), inventory));
        registrations.add(broker.registerTreeChangeListener(DataTreeIdentifier.of(LogicalDatastoreType.CONFIGURATION,
            InstanceIdentifier.create(Sfc.class)), sfc));
    }

    private Consumer<Inbox> settings(
        org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.Settings before,
        org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.Settings after) {
        Settings settings = ChainReader.settings(after);
        List<Consumer<Inbox>> concerned = new ArrayList<>();
        synchronized (this) {
            if (!settings.defaultRenderer().equals(defaultRenderer)) {
                defaultRenderer = settings.defaultRenderer();
                List.copyOf(chains.values()).forEach(chain -> concerned.add(chain(chain, chain)));
            }
        }
        return inbox -> {
            inbox.settings(settings);
            concerned.forEach(chain -> chain.accept(inbox));
        };
    }

    /** {@return name of the renderer of chains that name none} */
    public synchronized String defaultRenderer() {
        return defaultRenderer;
    }

    private Consumer<Inbox> node(Node before, Node after) {
        String name = (after == null ? before : after).getName().getValue();
        var node = Optional.ofNullable(after).map(InventoryReader::node);
        return inbox -> inbox.node(name, node);
    }

    private Consumer<Inbox> network(Network before, Network after) {
        String name = (after == null ? before : after).getName().getValue();
        var network = Optional.ofNullable(after).map(InventoryReader::network);
        return inbox -> inbox.network(name, network);
    }

    private Consumer<Inbox> external(ExternalInterface before, ExternalInterface after) {
        String name = (after == null ? before : after).getName().getValue();
        var external = Optional.ofNullable(after).map(InventoryReader::external);
        return inbox -> inbox.externalInterface(name, external);
    }

    private Consumer<Inbox> pod(Pod before, Pod after) {
        Pod either = after == null ? before : after;
        var id = new io.chainstitch.sfc.api.Pod.Id(either.getNamespace().getValue(), either.getName().getValue());
        var pod = Optional.ofNullable(after).map(InventoryReader::pod);
        return inbox -> inbox.pod(id, pod);
    }

    private synchronized Consumer<Inbox> chain(Chain before, Chain after) {
        if (after == null) {
            String name = before.getName().getValue();
            chains.remove(name);
            return inbox -> inbox.definition(name, Optional.empty(), "");
        }
        String name = after.getName().getValue();
        if (after.getRenderer() == null) {
            chains.put(name, after);
        } else {
            chains.remove(name);
        }
        ChainDefinition definition = ChainReader.chain(name, after, defaultRenderer);
        String digest = DefinitionDigest.of(definition, Defaults.or(after.getDescription(), ""));
        return inbox -> inbox.definition(name, Optional.of(definition), digest);
    }

    @Override
    public void close() {
        registrations.forEach(Registration::close);
        registrations.clear();
    }
}
