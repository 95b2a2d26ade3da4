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

import com.google.common.util.concurrent.FluentFuture;
import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.MoreExecutors;
import com.google.common.util.concurrent.SettableFuture;
import io.chainstitch.kubernetes.desired.Entry;
import io.chainstitch.kubernetes.desired.EntryKey;
import io.chainstitch.kubernetes.desired.Holdings;
import io.chainstitch.kubernetes.desired.Plan;
import io.chainstitch.kubernetes.facts.ChainReport;
import io.chainstitch.kubernetes.reflect.Access;
import io.chainstitch.kubernetes.reflect.Datastore;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.ReadWriteTransaction;
import org.opendaylight.mdsal.binding.api.WriteTransaction;
import org.opendaylight.mdsal.common.api.CommitInfo;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.chainstitch.kubernetes.rev261128.KubernetesState;
import org.opendaylight.yang.gen.v1.urn.chainstitch.kubernetes.rev261128.kubernetes.OwnedBuilder;
import org.opendaylight.yangtools.yang.binding.DataObject;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** MD-SAL as the reflector uses it. */
public final class DatastoreEnd implements Datastore {
    private static final Logger LOG = LoggerFactory.getLogger(DatastoreEnd.class);
    private static final long LIMIT_SECONDS = 60;
    private static final InstanceIdentifier<KubernetesState> STATE = InstanceIdentifier.create(KubernetesState.class);

    private final DataBroker broker;
    private final DatastoreHoldings holdings;
    private final ChainReports reports;
    private KubernetesState shown;

    /**
     * Begins to follow a datastore.
     *
     * @param broker the datastore
     * @param changed called when something of interest changed, by any thread
     */
    public DatastoreEnd(DataBroker broker, Runnable changed) {
        this.broker = broker;
        holdings = new DatastoreHoldings(changed);
        holdings.follow(broker);
        reports = new ChainReports(broker, changed);
    }

    @Override
    public boolean isComplete() {
        return holdings.isComplete();
    }

    @Override
    public Holdings holdings() {
        return holdings;
    }

    @Override
    public Optional<ChainReport> report(String chain) {
        return reports.of(chain);
    }

    /** Whether there are an entry and a mark, asked all at once. */
    private record Asked(FluentFuture<Boolean> entry, FluentFuture<Boolean> mark) {
        static Asked of(ReadWriteTransaction tx, EntryKey key) {
            return new Asked(tx.exists(LogicalDatastoreType.CONFIGURATION, Paths.of(key)),
                tx.exists(LogicalDatastoreType.CONFIGURATION, Paths.mark(key)));
        }

        boolean somebodyElses() throws ExecutionException, InterruptedException, TimeoutException {
            return entry.get(LIMIT_SECONDS, TimeUnit.SECONDS) && !ours();
        }

        boolean ours() throws ExecutionException, InterruptedException, TimeoutException {
            return mark.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        }
    }

    @Override
    public Set<EntryKey> write(Plan plan) throws WriteException, InterruptedException {
        holdings.writes();
        ReadWriteTransaction tx = broker.newReadWriteTransaction();
        boolean done = false;
        try {
            Map<EntryKey, DataObject> put = new HashMap<>();
            Set<EntryKey> taken = put(tx, plan, put);
            Set<EntryKey> deleted = delete(tx, plan);
            tx.commit().get(LIMIT_SECONDS, TimeUnit.SECONDS);
            done = true;
            holdings.wrote(put, deleted);
            return taken;
        } catch (ExecutionException e) {
            throw new WriteException(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            throw new WriteException(new TimeoutException("it did not answer within " + LIMIT_SECONDS + " seconds"));
        } finally {
            if (!done) {
                tx.cancel();
                holdings.wrote(Map.of(), Set.of());
            }
        }
    }

    private static Set<EntryKey> put(ReadWriteTransaction tx, Plan plan, Map<EntryKey, DataObject> put)
        throws ExecutionException, InterruptedException, TimeoutException {
        Map<EntryKey, Asked> asked = new HashMap<>();
        plan.puts().forEach(entry -> asked.put(entry.key(), Asked.of(tx, entry.key())));
        Set<EntryKey> taken = new HashSet<>();
        for (Entry entry : plan.puts()) {
            EntryKey key = entry.key();
            if (asked.get(key).somebodyElses()) {
                taken.add(key);
            } else {
                EntryBindings.tryOf(entry).ifPresent(data -> put.put(key, data));
            }
        }
        put.forEach((key, data) -> {
            put(tx, Paths.of(key), data);
            put(tx, Paths.mark(key), new OwnedBuilder().withKey(Paths.markKey(key)).build());
        });
        return taken;
    }

    @SuppressWarnings("unchecked")
    private static <T extends DataObject> void put(WriteTransaction tx, InstanceIdentifier<T> path, DataObject data) {
        tx.mergeParentStructurePut(LogicalDatastoreType.CONFIGURATION, path, (T) data);
    }

    /** What is ours no more, since somebody removed the mark meanwhile, stays. */
    private static Set<EntryKey> delete(ReadWriteTransaction tx, Plan plan)
        throws ExecutionException, InterruptedException, TimeoutException {
        Map<EntryKey, Asked> asked = new HashMap<>();
        plan.deletes().forEach(key -> asked.put(key, Asked.of(tx, key)));
        for (Map.Entry<EntryKey, Asked> one : asked.entrySet()) {
            if (one.getValue().ours()) {
                tx.delete(LogicalDatastoreType.CONFIGURATION, Paths.of(one.getKey()));
                tx.delete(LogicalDatastoreType.CONFIGURATION, Paths.mark(one.getKey()));
            }
        }
        return plan.deletes();
    }

    @Override
    public void show(Access access, Instant since, Map<EntryKey, List<String>> problems) {
        KubernetesState state = StateBindings.of(access, since, problems);
        if (state.equals(shown)) {
            return;
        }
        shown = state;
        WriteTransaction tx = broker.newWriteOnlyTransaction();
        tx.put(LogicalDatastoreType.OPERATIONAL, STATE, state);
        commit(tx);
    }

    /** {@return done when it is known how it ended; never fails} */
    private static ListenableFuture<?> commit(WriteTransaction tx) {
        SettableFuture<Void> ended = SettableFuture.create();
        tx.commit().addCallback(new FutureCallback<CommitInfo>() {
            @Override
            public void onSuccess(CommitInfo result) {
                ended.set(null);
            }

            @Override
            public void onFailure(Throwable cause) {
                LOG.warn("The state of the reflector cannot be shown: {}", cause.getMessage());
                ended.set(null);
            }
        }, MoreExecutors.directExecutor());
        return ended;
    }

    /** Ends it. {@return done when the state is not shown any more; never fails} */
    public ListenableFuture<?> end() {
        holdings.close();
        reports.close();
        WriteTransaction tx = broker.newWriteOnlyTransaction();
        tx.delete(LogicalDatastoreType.OPERATIONAL, STATE);
        return commit(tx);
    }
}
