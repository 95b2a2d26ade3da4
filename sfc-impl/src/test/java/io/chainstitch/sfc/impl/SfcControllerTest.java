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

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.DataTreeChangeListener;
import org.opendaylight.mdsal.binding.api.DataTreeIdentifier;
import org.opendaylight.mdsal.binding.api.WriteTransaction;
import org.opendaylight.mdsal.binding.dom.adapter.test.AbstractConcurrentDataBrokerTest;
import org.opendaylight.mdsal.binding.spi.ForwardingDataBroker;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.chainstitch.installed.rev261125.Installed;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.ChainState;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.ChainStateChanged;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.NodeSync;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.Reason;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.Sfc;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.SfcState;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.ChainBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.Settings;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.SettingsBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.state.Chain;
import org.opendaylight.yangtools.concepts.Registration;
import org.opendaylight.yangtools.yang.binding.DataObject;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;

/** The controller from the user's data to the nodes and back. */
public class SfcControllerTest extends AbstractConcurrentDataBrokerTest {
    private ControllerLab lab;

    public SfcControllerTest() {
        super(true);
    }

    @Before
    public void boot() throws Exception {
        lab = new ControllerLab(getDataBroker()).start();
    }

    @After
    public void end() {
        lab.close();
    }

    @Test
    public void chainThatIsWrittenBecomesReadyAndIsGoneAfterItsDeletion() throws Exception {
        lab.yang.threeNodes();
        lab.yang.put(Yang.chain("c", "client", "fw", "server"));

        Chain ready = lab.awaitState("c", ChainState.Ready);
        assertEquals(Set.of("n1", "n2", "n3"), lab.nodes.all().keySet());
        assertEquals(2, ready.nonnullPath().size());
        assertEquals(ready.getGeneration(), ready.getObservedGeneration());
        assertEquals("l2xconn", ready.getRenderer());
        assertEquals(Chain.Layer.L2, ready.getLayer());
        assertNull(ready.getReason());
        assertNotNull(ready.getLastProgramTime());

        lab.yang.delete(Yang.chainPath("c"));
        lab.awaitGone("c");
        assertTrue(lab.nodes.all().isEmpty());
        Awaitility.await().until(() -> lab.yang.read(LogicalDatastoreType.CONFIGURATION,
            InstanceIdentifier.create(Installed.class)).nonnullChain().isEmpty());
    }

    @Test
    public void chainMayComeBeforeWhatItRefersTo() throws Exception {
        lab.yang.put(Yang.chain("c", "client", "fw", "server"));
        assertEquals(Reason.NoMatchingInstance, lab.awaitState("c", ChainState.Pending).getReason());

        lab.yang.threeNodes();
        lab.awaitState("c", ChainState.Ready);
        lab.yang.delete(Yang.podPath("fw"));
        lab.awaitState("c", ChainState.Pending);
        assertTrue(lab.nodes.all().isEmpty());
    }

    /** The datastore tells of the entries of a transaction in an order of its own, so several names are tried. */
    @Test
    public void functionThatOneTransactionReplacesIsNeverMissed() throws Exception {
        lab.yang.threeNodes();
        lab.yang.put(Yang.chain("c", "client", "fw", "server"));
        lab.awaitState("c", ChainState.Ready);
        String old = "fw";
        for (String name : List.of("fw1", "fw2", "fw3", "fw4", "fw5")) {
            WriteTransaction tx = getDataBroker().newWriteOnlyTransaction();
            tx.delete(LogicalDatastoreType.CONFIGURATION, Yang.podPath(old));
            tx.put(LogicalDatastoreType.CONFIGURATION, Yang.podPath(name), Yang.pod(name, "n2", "fw"));
            tx.commit().get();
            Awaitility.await(name).until(() -> lab.nodes.all().toString().contains(name + "-in0"));
            lab.awaitState("c", ChainState.Ready);
            old = name;
        }
        assertEquals(Set.of(), lab.notifications.stream().map(ChainStateChanged.class::cast)
            .filter(one -> one.getState() == ChainState.Pending).collect(Collectors.toSet()));
    }

    @Test
    public void everyStateIsAnnounced() throws Exception {
        lab.yang.threeNodes();
        lab.yang.put(Yang.chain("c", "client", "fw", "server"));
        lab.awaitState("c", ChainState.Ready);
        lab.nodes.down("n2");
        lab.awaitState("c", ChainState.Degraded);

        Set<ChainState> announced = lab.notifications.stream().map(ChainStateChanged.class::cast)
            .filter(one -> one.getName().equals("c")).map(ChainStateChanged::getState).collect(Collectors.toSet());
        assertTrue(announced.toString(), announced.containsAll(Set.of(ChainState.Programming, ChainState.Ready,
            ChainState.Degraded)));
    }

    @Test
    public void restartKeepsWhatIsInstalledAndWithdrawsWhatWasDeletedMeanwhile() throws Exception {
        lab.yang.threeNodes();
        lab.yang.put(Yang.chain("kept", "client", "fw"));
        lab.yang.put(Yang.chain("deleted", "server", "nobody"));
        lab.awaitState("kept", ChainState.Ready);
        lab.awaitState("deleted", ChainState.Pending);
        Map<String, ?> held = lab.nodes.all();

        lab.close();
        lab.yang.delete(Yang.chainPath("deleted"));
        lab.start();

        lab.awaitState("kept", ChainState.Ready);
        lab.awaitGone("deleted");
        assertEquals(held, lab.nodes.all());
    }

    @Test
    public void whatIsDeletedAfterTheStartReadItAndBeforeItFollowsIsGoneAsWell() throws Exception {
        lab.yang.threeNodes();
        lab.yang.put(Yang.chain("kept", "client", "fw"));
        lab.yang.put(Yang.podPath("db"), Yang.pod("db", "n1", "db"));
        lab.yang.put(Yang.chain("deleted", "server", "db"));
        lab.awaitState("kept", ChainState.Ready);
        lab.awaitState("deleted", ChainState.Ready);
        lab.close();
        lab = new ControllerLab(new DeletesFirst()).start();

        lab.awaitGone("deleted");
        lab.awaitState("kept", ChainState.Pending);
        assertTrue(lab.nodes.all().isEmpty());
    }

    /** What is deleted just before the first listener is registered. */
    private final class DeletesFirst extends ForwardingDataBroker {
        private boolean deleted;

        @Override
        protected DataBroker delegate() {
            return getDataBroker();
        }

        @Override
        public <T extends DataObject> Registration registerTreeChangeListener(DataTreeIdentifier<T> path,
            DataTreeChangeListener<T> listener) {
            if (!deleted) {
                deleted = true;
                try {
                    lab.yang.delete(Yang.chainPath("deleted"));
                    lab.yang.delete(Yang.podPath("fw"));
                } catch (ExecutionException | InterruptedException e) {
                    throw new AssertionError(e);
                }
            }
            return super.registerTreeChangeListener(path, listener);
        }
    }

    @Test
    public void defaultRendererOfTheSettingsServesChainsThatNameNone() throws Exception {
        lab.yang.threeNodes();
        lab.yang.put(new ChainBuilder(Yang.chain("c", "client", "fw", "server")).setRenderer(null).build());
        assertEquals(Reason.UnknownRenderer, lab.awaitState("c", ChainState.Pending).getReason());

        lab.yang.put(InstanceIdentifier.create(Sfc.class).child(Settings.class),
            new SettingsBuilder().setDefaultRenderer("l2xconn").build());
        lab.awaitState("c", ChainState.Ready);
    }

    @Test
    public void nodesAndTransactionsAreShown() throws Exception {
        lab.yang.threeNodes();
        // What a node gets while it is synchronised belongs to no transaction.
        Awaitility.await().until(() -> lab.yang.read(LogicalDatastoreType.OPERATIONAL,
            InstanceIdentifier.create(SfcState.class)), found -> found != null
                && found.nonnullNode().values().stream().filter(node -> node.getSync() == NodeSync.InSync)
                    .count() == 3);
        lab.yang.put(Yang.chain("c", "client", "fw", "server"));
        lab.awaitState("c", ChainState.Ready);

        SfcState state = Awaitility.await().until(() -> lab.yang.read(LogicalDatastoreType.OPERATIONAL,
            InstanceIdentifier.create(SfcState.class)), found -> !found.nonnullTransaction().isEmpty());
        assertEquals(3, state.nonnullNode().size());
        assertEquals("committed", state.nonnullTransaction().values().iterator().next().getResult());
    }
}
