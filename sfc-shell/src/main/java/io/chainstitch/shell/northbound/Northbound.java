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
package io.chainstitch.shell.northbound;

import com.google.common.util.concurrent.ListenableFuture;
import io.chainstitch.shell.facts.Comparison;
import io.chainstitch.shell.facts.Preview;
import io.chainstitch.shell.facts.Resync;
import io.chainstitch.shell.facts.Snapshot;
import io.chainstitch.shell.facts.Trace;
import io.chainstitch.shell.view.ShellFailure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.ReadTransaction;
import org.opendaylight.mdsal.binding.api.RpcService;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.Inventory;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.Name;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.ChainBody;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.CheckSync;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.CheckSyncInputBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.Direction;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.PreviewChain;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.PreviewChainInputBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.ResyncInputBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.Sfc;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.SfcState;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.TraceChain;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.TraceChainInputBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.preview.chain.input.Subject;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.preview.chain.input.subject.DefinitionBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.preview.chain.input.subject.ExistingBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.preview.chain.input.subject.definition.ChainBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.Chain;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.ChainKey;
import org.opendaylight.yangtools.yang.binding.DataObject;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;
import org.opendaylight.yangtools.yang.common.Uint32;

/** What the commands ask. Every method answers within its limit or throws {@link ShellFailure}. */
public final class Northbound {
    /** A local datastore answers in milliseconds, one whose leader is elected anew in seconds. */
    private static final Duration DATA = Duration.ofSeconds(10);
    /** Nodes are read for these. */
    private static final Duration QUESTION = Duration.ofSeconds(30);
    /** It promises an answer within 30 seconds. */
    private static final Duration RESYNC = Duration.ofSeconds(35);

    private static final String DATASTORE = "The datastore";

    private final DataBroker broker;
    private final RpcService rpcs;

    /**
     * The northbound side of this controller.
     *
     * @param broker its data
     * @param rpcs its operations
     */
    public Northbound(DataBroker broker, RpcService rpcs) {
        this.broker = broker;
        this.rpcs = rpcs;
    }

    /** {@return all that is declared and published now} */
    public Snapshot snapshot() {
        return snapshot(DATA);
    }

    /**
     * Reads all that is declared and published now.
     *
     * @param limit how long it may take
     * @return the snapshot
     */
    public Snapshot snapshot(Duration limit) {
        var declared = read(LogicalDatastoreType.CONFIGURATION, InstanceIdentifier.create(Sfc.class));
        var state = read(LogicalDatastoreType.OPERATIONAL, InstanceIdentifier.create(SfcState.class));
        var inventory = read(LogicalDatastoreType.CONFIGURATION, InstanceIdentifier.create(Inventory.class));
        return new SnapshotReader(Answer.of(DATASTORE, declared, limit), Answer.of(DATASTORE, state, limit),
            Answer.of(DATASTORE, inventory, limit)).snapshot();
    }

    private <T extends DataObject> ListenableFuture<Optional<T>> read(LogicalDatastoreType store,
        InstanceIdentifier<T> path) {
        try (ReadTransaction tx = broker.newReadOnlyTransaction()) {
            return tx.read(store, path);
        }
    }

    /**
     * Follows a packet.
     *
     * @param chain name of the chain
     * @param reverse whether on the way back
     * @param path number of the path; empty for the first one
     * @return the trace
     */
    public Trace trace(String chain, boolean reverse, OptionalLong path) {
        TraceChainInputBuilder input = new TraceChainInputBuilder().setName(new Name(chain))
            .setDirection(reverse ? Direction.Reverse : Direction.Forward);
        path.ifPresent(number -> input.setPath(Uint32.valueOf(number)));
        return OutputReader.trace(chain,
            Answer.ofRpc("trace-chain", rpcs.getRpc(TraceChain.class).invoke(input.build()), QUESTION));
    }

    /**
     * Asks what a declared chain would change.
     *
     * @param chain name of the chain
     * @return the preview
     */
    public Preview preview(String chain) {
        return preview(chain, new ExistingBuilder().setName(new Name(chain)).build());
    }

    /**
     * Asks what would be removed if a chain were disabled: that is what stands on the nodes for it alone.
     *
     * @param chain name of the chain
     * @return the objects by node, each with operation {@code remove}; empty when the chain is not declared
     */
    public Optional<List<Preview.Change>> objects(String chain) {
        Optional<Chain> declared = Answer.of(DATASTORE, read(LogicalDatastoreType.CONFIGURATION,
            InstanceIdentifier.create(Sfc.class).child(Chain.class, new ChainKey(new Name(chain)))), DATA);
        return declared.map(found -> preview(chain, new DefinitionBuilder().setChain(
            new ChainBuilder((ChainBody) found).setName(found.getName()).setEnabled(false).build()).build()).nodes());
    }

    private Preview preview(String chain, Subject subject) {
        return OutputReader.preview(chain, Answer.ofRpc("preview-chain", rpcs.getRpc(PreviewChain.class)
            .invoke(new PreviewChainInputBuilder().setSubject(subject).build()), QUESTION));
    }

    /**
     * Compares nodes with their plan.
     *
     * @param node name of a node; empty for all
     * @return the comparisons by name
     */
    public List<Comparison> checkSync(Optional<String> node) {
        CheckSyncInputBuilder input = new CheckSyncInputBuilder();
        node.map(Name::new).ifPresent(input::setNode);
        return OutputReader.comparisons(
            Answer.ofRpc("check-sync", rpcs.getRpc(CheckSync.class).invoke(input.build()), QUESTION));
    }

    /**
     * Pushes to nodes what they lack.
     *
     * @param node name of a node; empty for all
     * @param forget whether to give up a node that was deleted and cannot be cleaned
     * @return the results by name
     */
    public List<Resync> resync(Optional<String> node, boolean forget) {
        ResyncInputBuilder input = new ResyncInputBuilder().setForget(forget);
        node.map(Name::new).ifPresent(input::setNode);
        return OutputReader.resyncs(Answer.ofRpc("resync", rpcs.getRpc(
            org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.Resync.class).invoke(input.build()), RESYNC));
    }
}
