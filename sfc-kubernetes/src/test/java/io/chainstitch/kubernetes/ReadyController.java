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

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.DataTreeChangeListener;
import org.opendaylight.mdsal.binding.api.DataTreeIdentifier;
import org.opendaylight.mdsal.binding.api.DataTreeModification;
import org.opendaylight.mdsal.binding.api.WriteTransaction;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.ChainState;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.Direction;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.Reason;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.Sfc;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.SfcState;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.Chain;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.state.ChainBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.state.ChainKey;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.state.chain.Path;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.state.chain.PathBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.state.chain.PathKey;
import org.opendaylight.yangtools.concepts.Registration;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;
import org.opendaylight.yangtools.yang.common.Uint32;
import org.opendaylight.yangtools.yang.common.Uint64;

/** A controller without the renderer {@code nosuch}, to which every other chain is ready, over one path both ways. */
final class ReadyController implements DataTreeChangeListener<Chain>, AutoCloseable {
    private static final InstanceIdentifier<SfcState> STATE = InstanceIdentifier.create(SfcState.class);

    private final DataBroker broker;
    private final Registration registration;
    private final Map<String, Long> generations = new HashMap<>();

    ReadyController(DataBroker broker) {
        this.broker = broker;
        registration = broker.registerTreeChangeListener(DataTreeIdentifier.of(LogicalDatastoreType.CONFIGURATION,
            InstanceIdentifier.create(Sfc.class).child(Chain.class)), this);
    }

    @Override
    public void onDataTreeChanged(List<DataTreeModification<Chain>> changes) {
        WriteTransaction tx = broker.newWriteOnlyTransaction();
        changes.forEach(change -> {
            Chain after = change.getRootNode().dataAfter();
            String name = (after == null ? change.getRootNode().dataBefore() : after).getName().getValue();
            InstanceIdentifier<org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.state.Chain> path =
                STATE.child(org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.state.Chain.class,
                    new ChainKey(name));
            if (after == null) {
                generations.remove(name);
                tx.delete(LogicalDatastoreType.OPERATIONAL, path);
            } else {
                tx.put(LogicalDatastoreType.OPERATIONAL, path, state(after));
            }
        });
        tx.commit();
    }

    private org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.state.Chain state(Chain chain) {
        String name = chain.getName().getValue();
        Uint64 generation = Uint64.valueOf(generations.merge(name, 1L, Long::sum));
        boolean refused = "nosuch".equals(chain.getRenderer());
        ChainBuilder builder = new ChainBuilder().setName(name).setGeneration(generation)
            .setObservedGeneration(generation).setState(refused ? ChainState.Refused : ChainState.Ready);
        if (refused) {
            return builder.setReason(Reason.UnknownRenderer).setMessage("Renderer nosuch is not there.").build();
        }
        Map<PathKey, Path> paths = new HashMap<>();
        for (Direction direction : Direction.values()) {
            Path path = new PathBuilder().setDirection(direction).setId(Uint32.ONE).build();
            paths.put(path.key(), path);
        }
        return builder.setPath(paths).build();
    }

    @Override
    public void close() {
        registration.close();
    }
}
