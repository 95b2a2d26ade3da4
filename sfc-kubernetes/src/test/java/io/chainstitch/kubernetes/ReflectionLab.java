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
package io.chainstitch.kubernetes;

import io.chainstitch.kubernetes.api.ApiSettings;
import io.chainstitch.kubernetes.api.Clients;
import io.chainstitch.kubernetes.facts.ResourceId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.After;
import org.junit.Before;
import org.opendaylight.mdsal.binding.api.ReadTransaction;
import org.opendaylight.mdsal.binding.api.WriteTransaction;
import org.opendaylight.mdsal.binding.dom.adapter.test.AbstractConcurrentDataBrokerTest;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.mdsal.dom.api.DOMDataTreeWriteTransaction;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.Inventory;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.Name;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.ResourceName;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.Node;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.NodeKey;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.Pod;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.PodKey;
import org.opendaylight.yang.gen.v1.urn.chainstitch.kubernetes.rev261128.EntryKind;
import org.opendaylight.yang.gen.v1.urn.chainstitch.kubernetes.rev261128.Kubernetes;
import org.opendaylight.yang.gen.v1.urn.chainstitch.kubernetes.rev261128.KubernetesState;
import org.opendaylight.yang.gen.v1.urn.chainstitch.kubernetes.rev261128.kubernetes.Owned;
import org.opendaylight.yang.gen.v1.urn.chainstitch.kubernetes.rev261128.kubernetes.OwnedBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.kubernetes.rev261128.kubernetes.OwnedKey;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.Sfc;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.Chain;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.ChainBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.ChainKey;
import org.opendaylight.yangtools.yang.binding.DataObject;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;
import org.opendaylight.yangtools.yang.common.QName;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier;
import org.opendaylight.yangtools.yang.data.impl.schema.ImmutableNodes;

/** A reflector between an API server and a datastore in memory. */
public abstract class ReflectionLab extends AbstractConcurrentDataBrokerTest {
    private static final Duration LIMIT = Duration.ofSeconds(90);

    Manifests manifests;
    private Api api;
    private ReadyController controller;
    private Reflection reflection;

    ReflectionLab() {
        super(true);
    }

    abstract Api open();

    @Before
    public void begin() {
        api = open();
        manifests = new Manifests(api.kubectl());
        controller = new ReadyController(getDataBroker());
    }

    @After
    public void end() {
        stop();
        controller.close();
        api.close();
    }

    void start() {
        reflection = Reflection.start(getDataBroker(), Clients.client(api.way()), new ApiSettings(api.way(),
            Optional.of(new ResourceId(Manifests.NAMESPACE, "agents"))), Clock.systemUTC());
    }

    void stop() {
        if (reflection != null) {
            reflection.close();
            reflection = null;
        }
    }

    static void await(ThrowingRunnable assertion) {
        Awaitility.await().atMost(LIMIT).pollInterval(Duration.ofMillis(50)).ignoreExceptions()
            .untilAsserted(assertion);
    }

    private <T extends DataObject> T read(LogicalDatastoreType store, InstanceIdentifier<T> path) {
        try (ReadTransaction tx = getDataBroker().newReadOnlyTransaction()) {
            return tx.read(store, path).get().orElse(null);
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static InstanceIdentifier<Chain> chainPath(String dotted) {
        return InstanceIdentifier.create(Sfc.class).child(Chain.class, new ChainKey(new Name(dotted)));
    }

    /** The chain of a resource in the namespace of the tests, null when there is none. */
    Chain chain(String name) {
        return read(LogicalDatastoreType.CONFIGURATION, chainPath(Manifests.NAMESPACE + "." + name));
    }

    Pod pod(String name) {
        return read(LogicalDatastoreType.CONFIGURATION, InstanceIdentifier.create(Inventory.class).child(Pod.class,
            new PodKey(new ResourceName(name), new ResourceName(Manifests.NAMESPACE))));
    }

    Node node(String name) {
        return read(LogicalDatastoreType.CONFIGURATION,
            InstanceIdentifier.create(Inventory.class).child(Node.class, new NodeKey(new Name(name))));
    }

    KubernetesState state() {
        return read(LogicalDatastoreType.OPERATIONAL, InstanceIdentifier.create(KubernetesState.class));
    }

    /** What is marked as ours, as KIND NAME. */
    List<String> owned() {
        Kubernetes found = read(LogicalDatastoreType.CONFIGURATION, InstanceIdentifier.create(Kubernetes.class));
        return found == null ? List.of() : found.nonnullOwned().values().stream()
            .map(one -> one.getKind().getName() + " " + one.getName()).sorted().toList();
    }

    /** Somebody marks a pod as ours. */
    void mark(String pod) {
        OwnedKey key = new OwnedKey(EntryKind.Pod, pod);
        WriteTransaction tx = getDataBroker().newWriteOnlyTransaction();
        tx.mergeParentStructurePut(LogicalDatastoreType.CONFIGURATION,
            InstanceIdentifier.create(Kubernetes.class).child(Owned.class, key),
            new OwnedBuilder().withKey(key).build());
        try {
            tx.commit().get();
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** A user writes a chain by RESTCONF. */
    Chain userChain(String dotted) {
        Chain chain = new ChainBuilder().setName(new Name(dotted)).setDescription("by hand").build();
        WriteTransaction tx = getDataBroker().newWriteOnlyTransaction();
        tx.mergeParentStructurePut(LogicalDatastoreType.CONFIGURATION, chainPath(dotted), chain);
        try {
            tx.commit().get();
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError(e);
        }
        return read(LogicalDatastoreType.CONFIGURATION, chainPath(dotted));
    }

    /** Written as RESTCONF does it: bindings would refuse the value. */
    void userUnderlayAddress(String node, String address) {
        QName name = QName.create(Node.QNAME, "name");
        YangInstanceIdentifier path = YangInstanceIdentifier.builder().node(Inventory.QNAME).node(Node.QNAME)
            .nodeWithKey(Node.QNAME, name, node).node(QName.create(Node.QNAME, "underlay-address")).build();
        DOMDataTreeWriteTransaction tx = getDomBroker().newWriteOnlyTransaction();
        tx.put(LogicalDatastoreType.CONFIGURATION, path,
            ImmutableNodes.leafNode(QName.create(Node.QNAME, "underlay-address"), address));
        try {
            tx.commit().get();
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
