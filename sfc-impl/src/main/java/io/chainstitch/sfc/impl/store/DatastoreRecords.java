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
package io.chainstitch.sfc.impl.store;

import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.MoreExecutors;
import io.chainstitch.sfc.api.Node;
import io.chainstitch.sfc.impl.engine.ChainRecord;
import io.chainstitch.sfc.impl.engine.Engine;
import io.chainstitch.sfc.impl.engine.RecordStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.ReadTransaction;
import org.opendaylight.mdsal.binding.api.WriteTransaction;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.chainstitch.installed.rev261125.Installed;
import org.opendaylight.yang.gen.v1.urn.chainstitch.installed.rev261125.InstalledBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.installed.rev261125.installed.Chain;
import org.opendaylight.yang.gen.v1.urn.chainstitch.installed.rev261125.installed.ChainKey;
import org.opendaylight.yang.gen.v1.urn.chainstitch.installed.rev261125.installed.NodeBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.installed.rev261125.installed.NodeKey;
import org.opendaylight.yang.gen.v1.urn.chainstitch.installed.rev261125.installed.chain.Before;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;
import org.opendaylight.yangtools.yang.common.Uint16;
import org.opendaylight.yangtools.yang.common.Uint64;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps records in the config datastore, module {@code chainstitch-installed}. */
public final class DatastoreRecords implements RecordStore {
    private static final Logger LOG = LoggerFactory.getLogger(DatastoreRecords.class);
    private static final InstanceIdentifier<Installed> INSTALLED = InstanceIdentifier.create(Installed.class);

    private final DataBroker broker;
    private Set<String> known = Set.of();
    /** What the datastore has, as far as it was written here; belongs to the transaction that is being made. */
    private final Map<String, ChainRecord> written = new HashMap<>();
    private CompletionStage<Void> last = CompletableFuture.completedStage(null);

    /**
     * A store in a datastore.
     *
     * @param broker the datastore
     */
    public DatastoreRecords(DataBroker broker) {
        this.broker = broker;
    }

    /**
     * Reads what was remembered before a restart.
     *
     * @return the records
     * @throws ExecutionException when the datastore cannot be read
     * @throws InterruptedException when the thread is to end
     */
    public Engine.Remembered remembered() throws ExecutionException, InterruptedException {
        try (ReadTransaction tx = broker.newReadOnlyTransaction()) {
            Optional<Installed> installed = tx.read(LogicalDatastoreType.CONFIGURATION, INSTALLED).get();
            if (installed.isEmpty()) {
                return new Engine.Remembered(List.of(), Map.of(), 0);
            }
            List<ChainRecord> records = installed.get().nonnullChain().values().stream()
                .map(RecordCodec::decode).toList();
            Map<String, Node.Agent> agents = new HashMap<>();
            installed.get().nonnullNode().values().forEach(node -> agents.put(node.getName(), new Node.Agent(
                node.getHost(), node.getPort().toJava(), node.getUsername(), node.getPassword())));
            known = Set.copyOf(agents.keySet());
            Uint64 last = installed.get().getLastGeneration();
            return new Engine.Remembered(records, agents, last == null ? 0 : last.longValue());
        }
    }

    @Override
    public CompletionStage<Void> write(Map<String, Optional<ChainRecord>> changes, long lastGeneration) {
        return commit(tx -> {
            tx.merge(LogicalDatastoreType.CONFIGURATION, INSTALLED,
                new InstalledBuilder().setLastGeneration(Uint64.valueOf(lastGeneration)).build());
            changes.forEach((name, record) -> {
                InstanceIdentifier<Chain> path = INSTALLED.child(Chain.class, new ChainKey(name));
                record.ifPresentOrElse(found -> write(tx, path, found), () -> {
                    written.remove(name);
                    tx.delete(LogicalDatastoreType.CONFIGURATION, path);
                });
            });
        });
    }

    /** Most records are written twice, and the second time only because the way back is not needed any more. */
    private void write(WriteTransaction tx, InstanceIdentifier<Chain> path, ChainRecord record) {
        ChainRecord before = written.put(record.name(), record);
        if (before != null && before.before().isPresent() && before.confirmed().equals(record)) {
            tx.delete(LogicalDatastoreType.CONFIGURATION, path.child(Before.class));
        } else {
            tx.put(LogicalDatastoreType.CONFIGURATION, path, RecordCodec.encode(record));
        }
    }

    @Override
    public void agents(Map<String, Node.Agent> agents) {
        Set<String> before = known;
        known = Set.copyOf(agents.keySet());
        commit(tx -> {
            agents.forEach((name, agent) -> tx.put(LogicalDatastoreType.CONFIGURATION, node(name), new NodeBuilder()
                .setName(name).setHost(agent.host()).setPort(Uint16.valueOf(agent.port()))
                .setUsername(agent.username()).setPassword(agent.password()).build()));
            before.stream().filter(name -> !agents.containsKey(name))
                .forEach(name -> tx.delete(LogicalDatastoreType.CONFIGURATION, node(name)));
        });
    }

    private static InstanceIdentifier<
        org.opendaylight.yang.gen.v1.urn.chainstitch.installed.rev261125.installed.Node> node(String name) {
        return INSTALLED.child(org.opendaylight.yang.gen.v1.urn.chainstitch.installed.rev261125.installed.Node.class,
            new NodeKey(name));
    }

    /** One after the other: of two transactions on one record that are under way together, one would fail. */
    private synchronized CompletionStage<Void> commit(Consumer<WriteTransaction> content) {
        last = last.handle((done, failure) -> failure).thenCompose(ignored -> {
            WriteTransaction tx = broker.newWriteOnlyTransaction();
            content.accept(tx);
            return commit(tx);
        });
        return last;
    }

    private CompletionStage<Void> commit(WriteTransaction tx) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        tx.commit().addCallback(new FutureCallback<Object>() {
            @Override
            public void onSuccess(Object result) {
                done.complete(null);
            }

            @Override
            public void onFailure(Throwable cause) {
                LOG.error("The datastore did not take what has to be remembered: {}", cause.getMessage());
                written.clear();
                done.completeExceptionally(cause);
            }
        }, MoreExecutors.directExecutor());
        return done;
    }
}
