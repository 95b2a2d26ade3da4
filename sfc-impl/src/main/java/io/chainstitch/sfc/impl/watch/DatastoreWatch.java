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
import io.chainstitch.sfc.api.Pod;
import io.chainstitch.sfc.api.Settings;
import io.chainstitch.sfc.impl.engine.Engine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.DataTreeChangeListener;
import org.opendaylight.mdsal.binding.api.DataTreeIdentifier;
import org.opendaylight.mdsal.binding.api.DataTreeModification;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.Inventory;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.ExternalInterface;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.Network;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.Node;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.Sfc;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.Chain;
import org.opendaylight.yangtools.concepts.Registration;
import org.opendaylight.yangtools.yang.binding.DataObject;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the config datastore and tells the engine what was written. */
public final class DatastoreWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DatastoreWatch.class);
    private static final InstanceIdentifier<Inventory> INVENTORY = InstanceIdentifier.create(Inventory.class);
    private static final InstanceIdentifier<Sfc> SFC = InstanceIdentifier.create(Sfc.class);

    private final DataBroker broker;
    private final Engine engine;
    private final List<Registration> registrations = new ArrayList<>();
    /** Chains as they were read last, to read them again when the default renderer changes. */
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
    }

    /**
     * Tells the engine everything that was there at the start, in one go, so that no chain is judged by half of the
     * inventory.
     *
     * @param inventory the inventory, if there is one
     * @param sfc the chains, if there are any
     */
    public void tell(Optional<Inventory> inventory, Optional<Sfc> sfc) {
        inventory.ifPresent(found -> {
            each(found.nonnullNetwork().values(), one -> network(one.getName().getValue(), one));
            each(found.nonnullExternalInterface().values(), one -> external(one.getName().getValue(), one));
            each(found.nonnullNode().values(), one -> node(one.getName().getValue(), one));
            each(found.nonnullPod().values(), one -> pod(podId(one), one));
        });
        sfc.ifPresent(found -> each(found.nonnullChain().values(), one -> chain(one.getName().getValue(), one)));
    }

    /** One that cannot be read keeps no other out, and the controller from starting even less. */
    private static <T extends DataObject> void each(Collection<T> entries, Consumer<T> action) {
        for (T entry : entries) {
            try {
                action.accept(entry);
            } catch (RuntimeException e) {
                LOG.error("An entry of {} could not be taken over", entry.implementedInterface(), e);
            }
        }
    }

    /** Starts to follow. What is there already is told once more, which changes nothing. */
    public void start() {
        follow(SFC.child(org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.Settings.class),
            (change, after) -> settings(after));
        follow(INVENTORY.child(Node.class),
            (before, after) -> node(name(before, after, one -> one.getName().getValue()), after));
        follow(INVENTORY.child(Network.class),
            (before, after) -> network(name(before, after, one -> one.getName().getValue()), after));
        follow(INVENTORY.child(ExternalInterface.class),
            (before, after) -> external(name(before, after, one -> one.getName().getValue()), after));
        follow(INVENTORY.child(org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.Pod.class),
            (before, after) -> pod(podId(after == null ? before : after), after));
        follow(SFC.child(Chain.class),
            (before, after) -> chain(name(before, after, one -> one.getName().getValue()), after));
    }

    private static <T> String name(T before, T after, java.util.function.Function<T, String> name) {
        return name.apply(after == null ? before : after);
    }

    private <T extends DataObject> void follow(InstanceIdentifier<T> path, BiConsumer<T, T> action) {
        DataTreeChangeListener<T> listener = changes -> {
            for (DataTreeModification<T> change : changes) {
                try {
                    action.accept(change.getRootNode().dataBefore(), change.getRootNode().dataAfter());
                } catch (RuntimeException e) {
                    LOG.error("A change below {} could not be taken over", path, e);
                }
            }
        };
        registrations.add(broker.registerTreeChangeListener(
            DataTreeIdentifier.of(LogicalDatastoreType.CONFIGURATION, path), listener));
    }

    private void settings(org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.Settings after) {
        Settings settings = ChainReader.settings(after);
        engine.settings(settings);
        synchronized (this) {
            if (!settings.defaultRenderer().equals(defaultRenderer)) {
                defaultRenderer = settings.defaultRenderer();
                List.copyOf(chains.entrySet()).forEach(entry -> chain(entry.getKey(), entry.getValue()));
            }
        }
    }

    /** {@return name of the renderer of chains that name none} */
    public synchronized String defaultRenderer() {
        return defaultRenderer;
    }

    private void node(String name, Node after) {
        engine.node(name, Optional.ofNullable(after).map(InventoryReader::node));
    }

    private void network(String name, Network after) {
        engine.network(name, Optional.ofNullable(after).map(InventoryReader::network));
    }

    private void external(String name, ExternalInterface after) {
        engine.externalInterface(name, Optional.ofNullable(after).map(InventoryReader::external));
    }

    private void pod(Pod.Id id, org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.Pod after) {
        engine.pod(id, Optional.ofNullable(after).map(InventoryReader::pod));
    }

    private static Pod.Id podId(org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.Pod pod) {
        return new Pod.Id(pod.getNamespace().getValue(), pod.getName().getValue());
    }

    private synchronized void chain(String name, Chain after) {
        if (after == null) {
            chains.remove(name);
            engine.definition(name, Optional.empty(), "");
            return;
        }
        chains.put(name, after);
        ChainDefinition definition = ChainReader.chain(name, after, defaultRenderer);
        engine.definition(name, Optional.of(definition),
            DefinitionDigest.of(definition, Defaults.or(after.getDescription(), "")));
    }

    @Override
    public void close() {
        registrations.forEach(Registration::close);
        registrations.clear();
    }
}
