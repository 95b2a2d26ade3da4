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
package io.chainstitch.sfc.impl;

import com.google.common.collect.ClassToInstanceMap;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import io.chainstitch.renderer.l2xconn.L2xconnRenderer;
import io.chainstitch.sfc.impl.engine.FakeNodes;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.NotificationPublishService;
import org.opendaylight.mdsal.binding.api.RpcProviderService;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.ChainState;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.SfcState;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.state.Chain;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.state.ChainKey;
import org.opendaylight.yangtools.concepts.Registration;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;
import org.opendaylight.yangtools.yang.binding.Notification;
import org.opendaylight.yangtools.yang.binding.Rpc;

/** A whole controller on a datastore in memory, with nodes in memory. */
final class ControllerLab implements AutoCloseable {
    final FakeNodes nodes = new FakeNodes();
    final Yang yang;
    final List<Notification<?>> notifications = new CopyOnWriteArrayList<>();
    final List<Rpc<?, ?>> rpcs = new CopyOnWriteArrayList<>();
    private final DataBroker broker;
    private SfcController controller;

    ControllerLab(DataBroker broker) {
        this.broker = broker;
        this.yang = new Yang(broker);
    }

    ControllerLab start() throws ExecutionException, InterruptedException {
        controller = SfcController.start(new SfcController.Platform(broker, new Notifications(), new Rpcs(), nodes),
            List.of(new L2xconnRenderer()));
        return this;
    }

    @Override
    public void close() {
        if (controller != null) {
            controller.close();
            controller = null;
        }
    }

    <T extends Rpc<?, ?>> T rpc(Class<T> type) {
        return rpcs.stream().filter(type::isInstance).map(type::cast).findFirst().orElseThrow();
    }

    Chain state(String chain) throws ExecutionException, InterruptedException {
        return yang.read(LogicalDatastoreType.OPERATIONAL,
            InstanceIdentifier.create(SfcState.class).child(Chain.class, new ChainKey(chain)));
    }

    Chain awaitState(String chain, ChainState state) {
        return Awaitility.await().alias(chain + " " + state).until(() -> state(chain),
            found -> found != null && found.getState() == state);
    }

    void awaitGone(String chain) {
        Awaitility.await().until(() -> state(chain) == null);
    }

    private final class Notifications implements NotificationPublishService {
        @Override
        public void putNotification(Notification<?> notification) {
            notifications.add(notification);
        }

        @Override
        public ListenableFuture<? extends Object> offerNotification(Notification<?> notification) {
            notifications.add(notification);
            return Futures.immediateVoidFuture();
        }

        @Override
        public ListenableFuture<? extends Object> offerNotification(Notification<?> notification, int timeout,
            TimeUnit unit) {
            return offerNotification(notification);
        }
    }

    private final class Rpcs implements RpcProviderService {
        @Override
        public Registration registerRpcImplementation(Rpc<?, ?> implementation) {
            return registered(List.of(implementation));
        }

        @Override
        public Registration registerRpcImplementation(Rpc<?, ?> implementation, Set<InstanceIdentifier<?>> paths) {
            return registered(List.of(implementation));
        }

        @Override
        public Registration registerRpcImplementations(Collection<Rpc<?, ?>> implementations) {
            return registered(implementations);
        }

        @Override
        public Registration registerRpcImplementations(ClassToInstanceMap<Rpc<?, ?>> implementations) {
            return registered(implementations.values());
        }

        @Override
        public Registration registerRpcImplementations(ClassToInstanceMap<Rpc<?, ?>> implementations,
            Set<InstanceIdentifier<?>> paths) {
            return registered(implementations.values());
        }

        private Registration registered(Collection<Rpc<?, ?>> implementations) {
            rpcs.addAll(implementations);
            return () -> rpcs.removeAll(implementations);
        }
    }
}
