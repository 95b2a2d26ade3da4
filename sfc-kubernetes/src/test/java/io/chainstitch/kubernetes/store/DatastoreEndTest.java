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

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.google.common.util.concurrent.FluentFuture;
import com.google.common.util.concurrent.SettableFuture;
import io.chainstitch.kubernetes.desired.Entry;
import io.chainstitch.kubernetes.desired.EntryKey;
import io.chainstitch.kubernetes.desired.Plan;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.Test;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.ReadWriteTransaction;
import org.opendaylight.mdsal.binding.api.WriteTransaction;
import org.opendaylight.mdsal.binding.dom.adapter.test.AbstractConcurrentDataBrokerTest;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yangtools.concepts.Registration;
import org.opendaylight.yangtools.yang.binding.DataObject;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;

public class DatastoreEndTest extends AbstractConcurrentDataBrokerTest {
    private static final Entry NETWORK = new Entry.OfNetwork("default.blue", false, Optional.empty());

    public DatastoreEndTest() {
        super(true);
    }

    @SuppressWarnings("unchecked")
    private <T extends DataObject> void commit(EntryKey key, DataObject data)
        throws ExecutionException, InterruptedException {
        WriteTransaction tx = getDataBroker().newWriteOnlyTransaction();
        InstanceIdentifier<T> path = (InstanceIdentifier<T>) Paths.of(key);
        if (data == null) {
            tx.delete(LogicalDatastoreType.CONFIGURATION, path);
        } else {
            tx.mergeParentStructurePut(LogicalDatastoreType.CONFIGURATION, path, (T) data);
        }
        tx.commit().get();
    }

    @Test
    public void deletionThatIsHeardBeforeTheWriteReturnsIsNotForgotten()
        throws ExecutionException, InterruptedException {
        DatastoreHoldings holdings = new DatastoreHoldings(() -> { });
        holdings.follow(getDataBroker());
        EntryKey key = NETWORK.key();
        DataObject data = EntryBindings.of(NETWORK);
        holdings.writes();
        commit(key, data);
        Awaitility.await().until(() -> holdings.exists(key));
        commit(key, null);
        Awaitility.await().until(() -> !holdings.exists(key));
        holdings.wrote(Map.of(key, data), Set.of());
        assertFalse(holdings.exists(key));
        assertFalse(holdings.same(NETWORK));
        assertEquals("its mark was not told of yet", Set.of(key), holdings.owned());
        holdings.close();
    }

    @Test
    public void entryThatIsHeardBeforeTheRemovalReturnsIsNotForgotten()
        throws ExecutionException, InterruptedException {
        DatastoreHoldings holdings = new DatastoreHoldings(() -> { });
        holdings.follow(getDataBroker());
        EntryKey key = NETWORK.key();
        holdings.writes();
        commit(key, EntryBindings.of(NETWORK));
        Awaitility.await().until(() -> holdings.exists(key));
        holdings.wrote(Map.of(), Set.of(key));
        assertTrue(holdings.exists(key));
        holdings.writes();
        holdings.wrote(Map.of(), Set.of(key));
        assertFalse("only what was heard since the write began stands", holdings.exists(key));
        holdings.close();
    }

    /** A datastore that never answers, and counts the transactions that are cancelled. */
    private static DataBroker silent(AtomicInteger cancelled) {
        FluentFuture<Boolean> never = FluentFuture.from(SettableFuture.create());
        ReadWriteTransaction tx = proxy(ReadWriteTransaction.class, name -> {
            if (name.equals("cancel")) {
                cancelled.incrementAndGet();
                return true;
            }
            return never;
        });
        Registration registration = () -> { };
        return proxy(DataBroker.class, name -> name.equals("newReadWriteTransaction") ? tx : registration);
    }

    private static <T> T proxy(Class<T> type, java.util.function.Function<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(DatastoreEndTest.class.getClassLoader(), new Class<?>[] {type},
            (self, method, arguments) -> answers.apply(method.getName())));
    }

    @Test
    public void writeThatIsInterruptedLeavesNoTransactionBehind() {
        AtomicInteger cancelled = new AtomicInteger();
        DatastoreEnd end = new DatastoreEnd(silent(cancelled), () -> { });
        Plan plan = new Plan(List.of(NETWORK), Set.of(), Set.of());
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, () -> end.write(plan));
        assertEquals(1, cancelled.get());
    }
}
