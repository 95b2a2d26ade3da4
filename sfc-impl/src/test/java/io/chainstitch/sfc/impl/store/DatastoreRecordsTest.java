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

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.chainstitch.sfc.api.Node;
import io.chainstitch.sfc.impl.engine.ChainRecord;
import io.chainstitch.sfc.impl.engine.Engine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.Test;
import org.opendaylight.mdsal.binding.dom.adapter.test.AbstractConcurrentDataBrokerTest;

public class DatastoreRecordsTest extends AbstractConcurrentDataBrokerTest {

    public DatastoreRecordsTest() {
        super(true);
    }

    private DatastoreRecords records() {
        return new DatastoreRecords(getDataBroker());
    }

    private Map<String, ChainRecord> remembered() throws Exception {
        return records().remembered().records().stream().collect(Collectors.toMap(ChainRecord::name, one -> one));
    }

    @Test
    public void nothingIsRememberedAtFirst() throws Exception {
        Engine.Remembered remembered = records().remembered();

        assertTrue(remembered.records().isEmpty());
        assertTrue(remembered.agents().isEmpty());
        assertEquals(0, remembered.lastGeneration());
    }

    @Test
    public void recordsSurviveInTheDatastoreAndAreForgotten() throws Exception {
        Map<String, ChainRecord> written = new HashMap<>();
        for (int i = 0; i < 50; i++) {
            written.put("c" + i, RandomRecord.of(new Random(i), "c" + i));
        }
        Map<String, Optional<ChainRecord>> changes = new HashMap<>();
        written.forEach((name, record) -> changes.put(name, Optional.of(record)));
        records().write(changes, 77).toCompletableFuture().get();
        assertEquals(written, remembered());
        assertEquals(77, records().remembered().lastGeneration());

        written.remove("c3");
        written.put("c4", RandomRecord.of(new Random(400), "c4"));
        records().write(Map.of("c3", Optional.empty(), "c4", Optional.of(written.get("c4"))), 78)
            .toCompletableFuture().get();
        assertEquals("a record is replaced as a whole", written, remembered());
        assertEquals(78, records().remembered().lastGeneration());
    }

    @Test
    public void confirmedRecordLosesItsWayBackAndNothingElse() throws Exception {
        DatastoreRecords records = records();
        Map<String, Optional<ChainRecord>> unconfirmed = new HashMap<>();
        Map<String, Optional<ChainRecord>> confirmed = new HashMap<>();
        Map<String, ChainRecord> expected = new HashMap<>();
        for (int i = 0; i < 50; i++) {
            ChainRecord record = RandomRecord.of(new Random(i), "c" + i);
            unconfirmed.put(record.name(), Optional.of(record));
            confirmed.put(record.name(), Optional.of(record.confirmed()));
            expected.put(record.name(), record.confirmed());
        }
        records.write(unconfirmed, 1).toCompletableFuture().get();
        records.write(confirmed, 2).toCompletableFuture().get();
        assertEquals(expected, remembered());
    }

    @Test
    public void writesOfOneRecordThatAreUnderWayTogetherAllArrive() throws Exception {
        DatastoreRecords records = records();
        List<CompletableFuture<Void>> writes = new ArrayList<>();
        for (int i = 1; i <= 200; i++) {
            writes.add(records.write(Map.of("c", Optional.of(RandomRecord.of(new Random(i), "c"))), i)
                .toCompletableFuture());
        }
        for (CompletableFuture<Void> write : writes) {
            write.get();
        }
        assertEquals(Map.of("c", RandomRecord.of(new Random(200), "c")), remembered());
        assertEquals(200, records().remembered().lastGeneration());
    }

    @Test
    public void agentsAreRememberedAndForgottenAlsoAfterARestart() throws Exception {
        Node.Agent first = new Node.Agent("192.0.2.1", 2831, "u", "p");
        Node.Agent second = new Node.Agent("agent.example", 830, "", "");
        DatastoreRecords before = records();
        before.agents(Map.of("n1", first, "n2", second));
        before.write(Map.of(), 1).toCompletableFuture().get();
        assertEquals(Map.of("n1", first, "n2", second), records().remembered().agents());

        DatastoreRecords after = records();
        after.remembered();
        after.agents(Map.of("n2", first));
        after.write(Map.of(), 1).toCompletableFuture().get();
        assertEquals(Map.of("n2", first), records().remembered().agents());
    }
}
