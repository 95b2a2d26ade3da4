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

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.SettableFuture;
import io.chainstitch.shell.facts.Chain;
import io.chainstitch.shell.facts.Pod;
import io.chainstitch.shell.facts.Snapshot;
import io.chainstitch.shell.view.Json;
import io.chainstitch.shell.view.ShellFailure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.junit.Test;
import org.opendaylight.mdsal.binding.api.WriteTransaction;
import org.opendaylight.mdsal.binding.dom.adapter.test.AbstractConcurrentDataBrokerTest;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.InterfaceName;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.Inventory;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.InventoryBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.Name;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.ResourceName;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.NodeBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.PodBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.node.AgentBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.pod.LabelBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.ChainState;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.Direction;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.Reason;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.Sfc;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.SfcBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.SfcState;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.SfcStateBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.chain.body.FunctionBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.path.body.HopBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.ChainBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.state.TransactionBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.state.chain.PathBuilder;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.Host;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IetfInetUtil;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.DateAndTime;
import org.opendaylight.yangtools.yang.binding.DataObject;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;
import org.opendaylight.yangtools.yang.binding.util.BindingMap;
import org.opendaylight.yangtools.yang.common.ErrorTag;
import org.opendaylight.yangtools.yang.common.ErrorType;
import org.opendaylight.yangtools.yang.common.RpcResult;
import org.opendaylight.yangtools.yang.common.RpcResultBuilder;
import org.opendaylight.yangtools.yang.common.Uint16;
import org.opendaylight.yangtools.yang.common.Uint32;

public final class NorthboundTest extends AbstractConcurrentDataBrokerTest {
    private static final Duration SHORT = Duration.ofMillis(20);

    @Test
    public void emptyDatastoreIsAnEmptyNetwork() {
        assertEquals(new Snapshot(List.of(), List.of(), List.of(), List.of()), snapshot());
    }

    @Test
    public void declaredAndPublishedAreJoinedByName() throws Exception {
        put(LogicalDatastoreType.CONFIGURATION, InstanceIdentifier.create(Sfc.class), new SfcBuilder()
            .setChain(BindingMap.of(new ChainBuilder().setName(new Name("web")).setFunction(List.of(
                new FunctionBuilder().setName(new ResourceName("client")).setInterface(new InterfaceName("eth1"))
                    .build())).build())).build());
        put(LogicalDatastoreType.OPERATIONAL, InstanceIdentifier.create(SfcState.class), state());
        List<Chain> chains = snapshot().chains();
        assertEquals(List.of("gone", "web"), chains.stream().map(Chain::name).toList());
        assertEquals(Optional.empty(), chains.get(0).definition());
        assertEquals("ready", chains.get(1).state().orElseThrow().state());
        assertEquals(8, chains.get(1).definition().orElseThrow().maxPaths());
        assertEquals(Optional.of("eth1"),
            chains.get(1).definition().orElseThrow().functions().get(0).outputInterface());
        assertEquals(Optional.of("node-unreachable"), chains.get(0).state().orElseThrow().reason());
        assertEquals(List.of("t2", "t1"), snapshot().transactions().stream().map(one -> one.id()).toList());
    }

    private static SfcState state() {
        var chain = new org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.state.ChainBuilder();
        return new SfcStateBuilder()
            .setChain(BindingMap.of(
                chain.setName("gone").setState(ChainState.Degraded).setReason(Reason.NodeUnreachable).build(),
                new org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.state.ChainBuilder()
                    .setName("web").setState(ChainState.Ready).setPath(BindingMap.of(new PathBuilder()
                        .setDirection(Direction.Forward).setId(Uint32.ONE).setHop(BindingMap.of(new HopBuilder()
                            .setIndex(Uint16.ZERO).setFunction("client").setPod("demo/client").setNode("n1").build()))
                        .build())).build()))
            .setTransaction(BindingMap.of(transaction("t1", "2026-11-25T12:00:00Z"),
                transaction("t2", "2026-11-25T12:00:01.5+00:00")))
            .build();
    }

    private static org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.state.Transaction transaction(
        String id, String time) {
        return new TransactionBuilder().setId(id).setTime(new DateAndTime(time)).build();
    }

    @Test
    public void podsTellTheirChainsAndNodesHideTheirPasswords() throws Exception {
        put(LogicalDatastoreType.OPERATIONAL, InstanceIdentifier.create(SfcState.class), state());
        put(LogicalDatastoreType.CONFIGURATION, InstanceIdentifier.create(Inventory.class), new InventoryBuilder()
            .setPod(BindingMap.of(new PodBuilder().setNamespace(new ResourceName("demo"))
                .setName(new ResourceName("client")).setLabel(BindingMap.of(
                    new LabelBuilder().setKey("app").setValue("client").build())).build(),
                new PodBuilder().setNamespace(new ResourceName("demo")).setName(new ResourceName("late"))
                    .setReady(false).build()))
            .setNode(BindingMap.of(new NodeBuilder().setName(new Name("n1")).setAgent(new AgentBuilder()
                .setHost(new Host(IetfInetUtil.ipAddressFor("2001:db8::1"))).setUsername("admin")
                .setPassword("secret").build()).build())).build());
        Snapshot snapshot = snapshot();
        assertEquals(List.of("web"), snapshot.pods().get(0).chains());
        assertEquals(List.of(true, false), snapshot.pods().stream().map(Pod::ready).toList());
        assertEquals(Map.of("app", "client"), snapshot.pods().get(0).labels());
        assertEquals(Optional.of("[2001:db8::1]:2831"), snapshot.nodes().get(0).inventory().orElseThrow().agent());
        assertFalse(Json.of(snapshot).contains("secret"));
    }

    @Test
    public void silenceEndsInASentence() {
        ShellFailure failure = assertThrows(ShellFailure.class,
            () -> Answer.of("The datastore", SettableFuture.create(), SHORT));
        assertTrue(failure.getMessage(), failure.getMessage().startsWith("The datastore did not answer within"));
    }

    @Test
    public void interruptEndsInASentenceAndIsKept() {
        Thread.currentThread().interrupt();
        assertEquals("Interrupted before there was an answer.", assertThrows(ShellFailure.class,
            () -> Answer.of("The datastore", SettableFuture.create(), Duration.ofDays(1))).getMessage());
        assertTrue(Thread.interrupted());
    }

    @Test
    public void failureIsToldWithItsCause() {
        String sentence = assertThrows(ShellFailure.class, () -> Answer.of("The datastore",
            Futures.immediateFailedFuture(new IllegalStateException("outer", new IllegalStateException("no leader"))),
            SHORT)).getMessage();
        assertTrue(sentence, sentence.startsWith("The datastore failed: no leader"));
    }

    @Test
    public void errorsOfAnOperationAreToldAsTheyAre() {
        RpcResult<String> refused = RpcResultBuilder.<String>failed().withError(ErrorType.APPLICATION,
            ErrorTag.DATA_MISSING, "There is no chain x.").build();
        assertEquals("There is no chain x.", assertThrows(ShellFailure.class,
            () -> Answer.ofRpc("trace-chain", Futures.immediateFuture(refused), SHORT)).getMessage());
    }

    private Snapshot snapshot() {
        return new Northbound(getDataBroker(), null).snapshot();
    }

    private <T extends DataObject> void put(LogicalDatastoreType store, InstanceIdentifier<T> path, T data)
        throws InterruptedException, ExecutionException {
        WriteTransaction tx = getDataBroker().newWriteOnlyTransaction();
        tx.put(store, path, data);
        tx.commit().get();
    }
}
