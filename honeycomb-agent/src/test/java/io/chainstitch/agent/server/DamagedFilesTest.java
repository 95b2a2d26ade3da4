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
package io.chainstitch.agent.server;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.google.common.util.concurrent.MoreExecutors;
import io.chainstitch.agent.persist.ConfigStorage;
import io.chainstitch.honeycomb.model.AgentData;
import io.chainstitch.vpp.api.testing.Fuzz;
import io.chainstitch.vpp.api.testing.Octets;
import io.chainstitch.vpp.model.Attachment;
import io.chainstitch.vpp.model.CrossConnect;
import io.chainstitch.vpp.model.Interface;
import io.chainstitch.vpp.model.NodePlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.BeforeClass;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.mdsal.dom.api.DOMDataTreeReadWriteTransaction;
import org.opendaylight.mdsal.dom.store.inmemory.InMemoryDOMDataStore;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier;
import org.opendaylight.yangtools.yang.data.api.schema.DataContainerChild;
import org.opendaylight.yangtools.yang.data.tree.api.DataTree;
import org.opendaylight.yangtools.yang.data.tree.api.DataTreeConfiguration;
import org.opendaylight.yangtools.yang.data.tree.impl.di.InMemoryDataTreeFactory;

/**
 * The stored configuration is cut, flipped, lengthened or mixed anywhere (F18): what is read is a configuration that
 * once was, or it is refused with a sentence.
 */
public class DamagedFilesTest {
    private static AgentSchema schema;
    private static AgentData data;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    /** The agent's datastore on a folder. */
    private record Store(ConfigStorage storage, AgentBroker broker, DataTree tree) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            storage.close();
        }
    }

    @BeforeClass
    public static void loadSchema() throws Exception {
        schema = AgentSchema.load(false);
        data = new AgentData(schema.context());
    }

    @Test
    public void damagedConfigurationIsAnEarlierOneOrRefused() throws Exception {
        Fuzz fuzz = Fuzz.run("damaged files of the agent's configuration", 150, 5_000);
        Random random = fuzz.random();
        Path good = folder.newFolder().toPath();
        List<NodePlan> history = written(good);
        int refused = 0;
        for (int i = 0; i < fuzz.count(); i++) {
            Path damaged = folder.newFolder().toPath();
            String what = damage(good, damaged, random);
            refused += read(damaged, history, fuzz + ", number " + i + ": " + what) ? 0 : 1;
        }
        assertTrue("some must be read", refused < fuzz.count());
    }

    private static List<NodePlan> written(Path folder) throws Exception {
        List<NodePlan> history = new ArrayList<>(List.of(NodePlan.EMPTY));
        for (int start = 0; start < 3; start++) {
            try (Store store = open(folder)) {
                for (int i = 0; i < 3; i++) {
                    history.add(commit(store, start * 3 + i));
                }
            }
        }
        return history;
    }

    private static Store open(Path folder) throws Exception {
        DataTree tree =
            new InMemoryDataTreeFactory().create(DataTreeConfiguration.DEFAULT_CONFIGURATION, schema.context());
        ConfigStorage storage = ConfigStorage.open(folder, schema.context(), tree);
        InMemoryDOMDataStore memory = new InMemoryDOMDataStore("test", MoreExecutors.newDirectExecutorService());
        memory.onModelContextUpdated(schema.context());
        FakeDataplane vpp = new FakeDataplane();
        return new Store(storage, new AgentBroker(
            new ConfigurationStore(tree, new DataplaneCommit(data, vpp, storage, tree), Runnable::run),
            new OperationalStore(memory, new LiveState("n1", schema.context(), data, vpp)),
            MoreExecutors.newDirectExecutorService()), tree);
    }

    private static NodePlan commit(Store store, int number) throws Exception {
        NodePlan added = NodePlan.of(List.of(new Interface("a" + number, new Attachment.AfPacket("h" + number)),
            new Interface("b" + number, new Attachment.AfPacket("g" + number)),
            new CrossConnect("a" + number, "b" + number)));
        DOMDataTreeReadWriteTransaction tx = store.broker().newReadWriteTransaction();
        for (DataContainerChild child : data.encode(added).body()) {
            tx.merge(LogicalDatastoreType.CONFIGURATION, YangInstanceIdentifier.of(child.name()), child);
        }
        tx.commit().get();
        return data.decode(ConfigStorage.root(store.tree()));
    }

    /** Copies and damages one file, or leaves it out where it is not the only one that holds something. */
    private static String damage(Path good, Path target, Random random) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(good)) {
            files = all.sorted().toList();
        }
        int victim = random.nextInt(files.size());
        for (Path file : files) {
            byte[] octets = Files.readAllBytes(file);
            Files.write(target.resolve(file.getFileName()), file.equals(files.get(victim))
                ? damaged(octets, random) : octets);
        }
        return files.get(victim).getFileName().toString();
    }

    private static byte[] damaged(byte[] octets, Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> Arrays.copyOf(octets, random.nextInt(octets.length + 1));
            case 1 -> Arrays.copyOf(octets, octets.length + random.nextInt(4096));
            case 2 -> Octets.noise(random, 4096);
            default -> Octets.mutated(random, octets);
        };
    }

    /** Whether it was read; what was read goes on as if nothing had been. */
    private static boolean read(Path folder, List<NodePlan> history, String what) throws Exception {
        NodePlan after;
        try (Store store = open(folder)) {
            NodePlan read = data.decode(ConfigStorage.root(store.tree()));
            assertTrue(what + ": " + read, history.contains(read));
            after = commit(store, 99);
        } catch (IOException refused) {
            assertTrue(what + ": " + refused, refused.getMessage().contains("damaged")
                || refused.getMessage().contains("does not fit"));
            return false;
        }
        try (Store store = open(folder)) {
            assertEquals(what, after, data.decode(ConfigStorage.root(store.tree())));
        }
        return true;
    }
}
