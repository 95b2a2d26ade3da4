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
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.google.common.util.concurrent.MoreExecutors;
import io.chainstitch.agent.dataplane.NotStoredException;
import io.chainstitch.agent.persist.ConfigStorage;
import io.chainstitch.agent.persist.UnwritableFileException;
import io.chainstitch.honeycomb.model.AgentData;
import io.chainstitch.vpp.model.Attachment;
import io.chainstitch.vpp.model.CrossConnect;
import io.chainstitch.vpp.model.Interface;
import io.chainstitch.vpp.model.InterfaceCounters;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.ObjectKind;
import io.chainstitch.vpp.model.VppObject;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.junit.After;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.mdsal.common.api.OptimisticLockFailedException;
import org.opendaylight.mdsal.common.api.ReadFailedException;
import org.opendaylight.mdsal.dom.api.DOMDataTreeReadWriteTransaction;
import org.opendaylight.mdsal.dom.store.inmemory.InMemoryDOMDataStore;
import org.opendaylight.yangtools.yang.common.QName;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifier;
import org.opendaylight.yangtools.yang.data.api.schema.ContainerNode;
import org.opendaylight.yangtools.yang.data.api.schema.DataContainerChild;
import org.opendaylight.yangtools.yang.data.api.schema.NormalizedNode;
import org.opendaylight.yangtools.yang.data.spi.node.ImmutableNodes;
import org.opendaylight.yangtools.yang.data.tree.api.DataTree;
import org.opendaylight.yangtools.yang.data.tree.api.DataTreeConfiguration;
import org.opendaylight.yangtools.yang.data.tree.impl.di.InMemoryDataTreeFactory;
import org.opendaylight.yangtools.yang.model.api.SchemaContext;

public class DatastoresTest {
    private static final QName AGENT = QName.create("urn:chainstitch:agent", "2026-11-30", "agent");
    private static final QName INTERFACES =
        QName.create("urn:ietf:params:xml:ns:yang:ietf-interfaces", "2018-02-20", "interfaces");
    private static final QName STATISTICS = QName.create(INTERFACES, "interfaces-state");
    private static final YangInstanceIdentifier TRANSACTION =
        YangInstanceIdentifier.of(AGENT, QName.create(AGENT, "transaction"));
    private static final NodePlan TWO = plan(iface("a"), iface("b"), new CrossConnect("a", "b"));
    private static AgentSchema schema;
    private static AgentData data;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();
    private FakeDataplane vpp = new FakeDataplane();
    private DataTree tree;
    private ConfigStorage storage;
    private AgentBroker broker;

    @BeforeClass
    public static void loadSchema() throws Exception {
        schema = AgentSchema.load(false);
        data = new AgentData(schema.context());
    }

    @Before
    public void start() throws Exception {
        open(folder.getRoot().toPath());
    }

    private void open(Path directory) throws Exception {
        tree = new InMemoryDataTreeFactory().create(DataTreeConfiguration.DEFAULT_CONFIGURATION, schema.context());
        storage = ConfigStorage.open(directory, schema.context(), tree);
        InMemoryDOMDataStore memory = new InMemoryDOMDataStore("test", MoreExecutors.newDirectExecutorService());
        memory.onModelContextUpdated(schema.context());
        broker = new AgentBroker(
            new ConfigurationStore(tree, new DataplaneCommit(data, vpp, storage, tree), Runnable::run),
            new OperationalStore(memory, new LiveState("n1", schema.context(), data, vpp)),
            MoreExecutors.newDirectExecutorService());
    }

    @After
    public void stop() throws Exception {
        storage.close();
    }

    @Test
    public void aCommitReachesVppDatastoreAndDisk() throws Exception {
        write(TWO).commit().get();
        assertEquals(TWO, vpp.held);
        assertEquals(TWO, vpp.plan);
        assertEquals(TWO, configured());
        restart();
        assertEquals(TWO, configured());
        assertEquals(TWO, vpp.plan);
    }

    @Test
    public void deletionsAndReplacementsSurviveRestarts() throws Exception {
        write(TWO).commit().get();
        restart();
        DOMDataTreeReadWriteTransaction delete = broker.newReadWriteTransaction();
        delete.delete(LogicalDatastoreType.CONFIGURATION, YangInstanceIdentifier.of(INTERFACES));
        delete.commit().get();
        assertEquals(NodePlan.EMPTY, vpp.held);
        write(plan(iface("c"))).commit().get();
        restart();
        assertEquals(plan(iface("c")), configured());
    }

    @Test
    public void aRefusedCommitChangesNothing() throws Exception {
        write(TWO).commit().get();
        DOMDataTreeReadWriteTransaction bad = write(plan(iface("c"), iface(FakeDataplane.REFUSED)));
        ExecutionException failure = assertThrows(ExecutionException.class, () -> bad.commit().get());
        assertTrue(failure.getCause().getMessage(), failure.getCause().getMessage().startsWith(
            "VPP rejected: interface refused: af_packet_create_v3 retval -71 INVALID_INTERFACE"));
        assertEquals(TWO, vpp.held);
        assertEquals(TWO, configured());
        restart();
        assertEquals(TWO, configured());
        write(plan(iface("c"))).commit().get();
        assertTrue(vpp.held.objects().containsKey(iface("c").key()));
    }

    @Test
    public void whatTheDiskDoesNotTakeIsUndoneOnVpp() throws Exception {
        write(TWO).commit().get();
        storage.close();
        DOMDataTreeReadWriteTransaction unlucky = write(plan(iface("c")));
        ExecutionException failure = assertThrows(ExecutionException.class, () -> unlucky.commit().get());
        String message = failure.getCause().getMessage();
        assertTrue(message, message.startsWith("Not stored: "));
        assertTrue(message, message.contains("config-0000000001.journal cannot be written ("));
        assertEquals(TWO, vpp.held);
        assertEquals(TWO, configured());
    }

    @Test
    public void whatTheLedgerDoesNotTakeIsAnsweredLikeWhatTheJournalDoesNotTake() throws Exception {
        String why = " cannot be written (No space left on device); make room on the disk, or mend it";
        vpp.notStored = Optional.of(new NotStoredException(
            new UnwritableFileException(Path.of("/d/ledger"), new IOException("No space left on device"))));
        assertEquals("Not stored: /d/ledger" + why, assertThrows(ExecutionException.class,
            () -> write(TWO).commit().get()).getCause().getMessage());
        FileSystemException full = new FileSystemException("/d/journal", null, "No space left on device");
        assertEquals("/d/journal" + why, new UnwritableFileException(Path.of("/d/journal"), full).getMessage());
    }

    @Test
    public void aDiskThatIsFullAtTheStartRefusesChangesUntilThereIsRoom() throws Exception {
        storage.close();
        Path full = folder.newFolder().toPath();
        Path inTheWay = Files.createDirectories(full.resolve("config-0000000001.json.tmp/x"));
        open(full);
        DOMDataTreeReadWriteTransaction unlucky = write(TWO);
        String message = assertThrows(ExecutionException.class, () -> unlucky.commit().get()).getCause().getMessage();
        assertTrue(message, message.startsWith("Not stored: " + full + "/config-0000000001.json cannot be written ("));
        assertEquals(NodePlan.EMPTY, vpp.held);
        Files.delete(inTheWay);
        Files.delete(inTheWay.getParent());
        write(TWO).commit().get();
        write(plan(iface("c"))).commit().get();
        storage.close();
        open(full);
        assertEquals(plan(iface("a"), iface("b"), new CrossConnect("a", "b"), iface("c")), configured());
    }

    @Test
    public void whatCannotBeUndoneOnVppYetIsSaidInTheAnswer() throws Exception {
        write(TWO).commit().get();
        storage.close();
        vpp.changesUntilAway = 1;
        DOMDataTreeReadWriteTransaction unlucky = write(plan(iface("c")));
        ExecutionException failure = assertThrows(ExecutionException.class, () -> unlucky.commit().get());
        String message = failure.getCause().getMessage();
        assertTrue(message, message.startsWith("Not stored: "));
        assertTrue(message, message.endsWith("; VPP could not be brought back yet, which is tried until it succeeds"));
        assertEquals(TWO, vpp.plan);
        assertEquals(TWO, configured());
    }

    @Test
    public void nothingIsCommittedWhileVppIsAway() throws Exception {
        vpp.away = true;
        DOMDataTreeReadWriteTransaction early = write(TWO);
        ExecutionException failure = assertThrows(ExecutionException.class, () -> early.commit().get());
        assertEquals("VPP unavailable: no connection", failure.getCause().getMessage());
        assertEquals(NodePlan.EMPTY, configured());
    }

    @Test
    public void theTransactionLeafAloneIsNoMatterForVpp() throws Exception {
        vpp.away = true;
        DOMDataTreeReadWriteTransaction tx = broker.newReadWriteTransaction();
        tx.merge(LogicalDatastoreType.CONFIGURATION, TRANSACTION, ImmutableNodes.leafNode(
            QName.create(AGENT, "transaction"), "t1"));
        broker.validate(tx).get();
        tx.commit().get();
        assertEquals(List.of(), vpp.calls);
        assertEquals("t1", data.transaction(ConfigStorage.root(tree)));
        restart();
        assertEquals("t1", data.transaction(ConfigStorage.root(tree)));
    }

    @Test
    public void validationWritesNothing() throws Exception {
        DOMDataTreeReadWriteTransaction good = write(TWO);
        broker.validate(good).get();
        DOMDataTreeReadWriteTransaction bad = write(plan(iface(FakeDataplane.REFUSED)));
        ExecutionException failure = assertThrows(ExecutionException.class, () -> broker.validate(bad).get());
        assertTrue(failure.getCause().getMessage().startsWith("VPP rejected: interface refused"));
        assertEquals(List.of("validate", "validate"), vpp.calls);
        assertEquals(NodePlan.EMPTY, vpp.held);
        assertEquals(NodePlan.EMPTY, configured());
        good.commit().get();
        assertEquals(TWO, configured());
    }

    @Test
    public void operationalDataIsWhatVppHolds() throws Exception {
        write(TWO).commit().get();
        vpp.held = plan(iface("a"), iface("b"));
        ContainerNode live = (ContainerNode) read(LogicalDatastoreType.OPERATIONAL, YangInstanceIdentifier.of())
            .orElseThrow();
        assertEquals(plan(iface("a"), iface("b")).objects().keySet(),
            data.decode(live).objects().keySet());
        assertEquals(TWO, configured());
        vpp.held = NodePlan.EMPTY;
        assertTrue(read(LogicalDatastoreType.OPERATIONAL, YangInstanceIdentifier.of(INTERFACES)).isEmpty());
    }

    @Test
    public void vppIsAskedOnlyForWhatCanStandWhereItIsRead() throws Exception {
        write(TWO).commit().get();
        read(LogicalDatastoreType.OPERATIONAL, YangInstanceIdentifier.of());
        Set<ObjectKind> all = Set.of(ObjectKind.values());
        assertEquals(List.of(all), vpp.readings);
        vpp.readings.clear();
        Optional<NormalizedNode> part = read(LogicalDatastoreType.OPERATIONAL, YangInstanceIdentifier.of(INTERFACES));
        assertEquals(TWO.objects().keySet(), data.decode(root(part.orElseThrow())).objects().keySet());
        assertEquals(1, vpp.readings.size());
        assertTrue(vpp.readings.get(0).contains(ObjectKind.ADDRESS));
        assertFalse(vpp.readings.get(0).contains(ObjectKind.ROUTE));
    }

    @Test
    public void countersOfInterfacesAreReadWhereTheyStandAndNowhereElse() throws Exception {
        write(TWO).commit().get();
        for (DataContainerChild place : ((ContainerNode) read(LogicalDatastoreType.OPERATIONAL,
                YangInstanceIdentifier.of()).orElseThrow()).body()) {
            boolean statistics = place.name().getNodeType().equals(STATISTICS);
            vpp.countings = 0;
            vpp.readings.clear();
            read(LogicalDatastoreType.OPERATIONAL, YangInstanceIdentifier.of(place.name()));
            assertEquals(place.name().toString(), statistics ? 1 : 0, vpp.countings);
            assertTrue(place.name().toString(), !statistics || vpp.readings.isEmpty());
        }
        configured();
        vpp.countings = 0;
        Optional<NormalizedNode> counted =
            read(LogicalDatastoreType.OPERATIONAL, YangInstanceIdentifier.of(STATISTICS));
        assertEquals(Map.of("a", new InterfaceCounters(1, 2, 3, 4, 5)),
            data.decodeCounters(root(counted.orElseThrow())).interfaces());
        assertEquals(1, vpp.countings);
        vpp.away = true;
        ExecutionException failure = assertThrows(ExecutionException.class,
            () -> read(LogicalDatastoreType.OPERATIONAL, YangInstanceIdentifier.of(STATISTICS)));
        assertEquals("VPP unavailable: no connection", failure.getCause().getMessage());
    }

    private static ContainerNode root(NormalizedNode child) {
        return ImmutableNodes.newContainerBuilder().withNodeIdentifier(new NodeIdentifier(SchemaContext.NAME))
            .withChild((DataContainerChild) child).build();
    }

    @Test
    public void theAgentTellsItsStateWhileVppIsAway() throws Exception {
        vpp.away = true;
        assertTrue(read(LogicalDatastoreType.OPERATIONAL, YangInstanceIdentifier.of(AGENT)).isPresent());
        ExecutionException failure = assertThrows(ExecutionException.class,
            () -> read(LogicalDatastoreType.OPERATIONAL, YangInstanceIdentifier.of(INTERFACES)));
        assertTrue(failure.getCause() instanceof ReadFailedException);
        assertEquals("VPP unavailable: no connection", failure.getCause().getMessage());
    }

    @Test
    public void theSecondOfTwoConflictingCommitsFails() throws Exception {
        DOMDataTreeReadWriteTransaction first = replace(plan(iface("a")));
        DOMDataTreeReadWriteTransaction second = replace(plan(iface("b")));
        first.commit().get();
        ExecutionException failure = assertThrows(ExecutionException.class, () -> second.commit().get());
        assertTrue(failure.getCause() instanceof OptimisticLockFailedException);
        assertEquals(plan(iface("a")), vpp.held);
        assertFalse(vpp.held.objects().containsKey(iface("b").key()));
    }

    private void restart() throws Exception {
        storage.close();
        vpp = new FakeDataplane();
        start();
    }

    private NodePlan configured() throws Exception {
        return data.decode(ConfigStorage.root(tree));
    }

    private Optional<NormalizedNode> read(LogicalDatastoreType store, YangInstanceIdentifier path) throws Exception {
        try (var tx = broker.newReadOnlyTransaction()) {
            return tx.read(store, path).get();
        }
    }

    private DOMDataTreeReadWriteTransaction write(NodePlan plan) {
        DOMDataTreeReadWriteTransaction tx = broker.newReadWriteTransaction();
        for (DataContainerChild child : data.encode(plan).body()) {
            tx.merge(LogicalDatastoreType.CONFIGURATION, YangInstanceIdentifier.of(child.name()), child);
        }
        return tx;
    }

    private DOMDataTreeReadWriteTransaction replace(NodePlan plan) {
        DOMDataTreeReadWriteTransaction tx = broker.newReadWriteTransaction();
        for (DataContainerChild child : data.encode(plan).body()) {
            tx.put(LogicalDatastoreType.CONFIGURATION, YangInstanceIdentifier.of(child.name()), child);
        }
        return tx;
    }

    private static Interface iface(String name) {
        return new Interface(name, new Attachment.AfPacket("host-" + name));
    }

    private static NodePlan plan(VppObject... objects) {
        return NodePlan.of(List.of(objects));
    }
}
