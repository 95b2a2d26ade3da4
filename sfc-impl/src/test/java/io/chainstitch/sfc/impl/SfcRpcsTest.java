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
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import io.chainstitch.vpp.model.ObjectKey;
import java.util.Optional;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.opendaylight.mdsal.binding.dom.adapter.test.AbstractConcurrentDataBrokerTest;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.Name;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.ChainState;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.CheckSync;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.CheckSyncInputBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.CheckSyncOutput;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.Direction;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.NodeSync;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.PreviewChain;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.PreviewChainInput;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.PreviewChainInputBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.PreviewChainOutput;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.Reason;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.Resync;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.ResyncInputBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.ResyncOutput;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.TraceChain;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.TraceChainInputBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.TraceChainOutput;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.preview.chain.input.subject.DefinitionBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.preview.chain.input.subject.ExistingBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.preview.chain.input.subject.definition.ChainBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.preview.chain.output.node.object.AttributeKey;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.resync.output.NodeKey;
import org.opendaylight.yangtools.yang.common.ErrorTag;
import org.opendaylight.yangtools.yang.common.RpcResult;

/** The operations as users call them. */
public class SfcRpcsTest extends AbstractConcurrentDataBrokerTest {
    private ControllerLab lab;

    public SfcRpcsTest() {
        super(true);
    }

    @Before
    public void boot() throws Exception {
        lab = new ControllerLab(getDataBroker()).start();
        lab.yang.threeNodes();
        lab.yang.put(Yang.chain("c", "client", "fw", "server"));
        lab.awaitState("c", ChainState.Ready);
    }

    @After
    public void end() {
        lab.close();
        assertTrue("operations end with the controller", lab.rpcs.isEmpty());
    }

    private static void assertFailed(RpcResult<?> result, ErrorTag tag, String named) {
        assertFalse(result.isSuccessful());
        var error = result.getErrors().iterator().next();
        assertEquals(tag, error.getTag());
        assertTrue(error.getMessage(), error.getMessage().contains(named));
    }

    private RpcResult<TraceChainOutput> trace(TraceChainInputBuilder input) throws Exception {
        return lab.rpc(TraceChain.class).invoke(input.build()).get();
    }

    @Test
    public void traceAnswersBothWays() throws Exception {
        TraceChainOutput there = trace(new TraceChainInputBuilder().setName(new Name("c"))).getResult();
        assertEquals(there.getMessage(), TraceChainOutput.Verdict.Ok, there.getVerdict());
        assertFalse(there.nonnullStep().isEmpty());

        TraceChainOutput back = trace(new TraceChainInputBuilder().setName(new Name("c"))
            .setDirection(Direction.Reverse)).getResult();
        assertEquals(back.getMessage(), TraceChainOutput.Verdict.Ok, back.getVerdict());
    }

    @Test
    public void traceWithoutOrWithAnUnknownNameIsRefused() throws Exception {
        assertFailed(trace(new TraceChainInputBuilder()), ErrorTag.MISSING_ELEMENT, "name");
        assertFailed(trace(new TraceChainInputBuilder().setName(new Name("nobody"))), ErrorTag.DATA_MISSING,
            "nobody");
    }

    private RpcResult<PreviewChainOutput> preview(PreviewChainInput input) throws Exception {
        return lab.rpc(PreviewChain.class).invoke(input).get();
    }

    @Test
    public void previewOfADefinitionShowsPathsAndObjects() throws Exception {
        PreviewChainOutput shown = preview(new PreviewChainInputBuilder().setSubject(new DefinitionBuilder()
            .setChain(new ChainBuilder().setName(new Name("c")).setRenderer("l2xconn")
                .setFunction(Yang.functions("client", "fw")).build()).build()).build()).getResult();

        assertEquals(ChainState.Ready, shown.getState());
        assertEquals(2, shown.nonnullPath().size());
        var removed = shown.nonnullNode().values().stream().filter(node -> node.getName().equals("n3")).findFirst()
            .orElseThrow().nonnullObject().values();
        assertTrue(removed.stream().allMatch(one -> one.getOperation().getName().equals("remove")
            && !one.nonnullAttribute().isEmpty()));
    }

    @Test
    public void previewOfAChangeShowsWhatIsThereNow() throws Exception {
        PreviewChainOutput shown = preview(new PreviewChainInputBuilder().setSubject(new DefinitionBuilder()
            .setChain(new ChainBuilder().setName(new Name("c")).setRenderer("l2xconn")
                .setFunction(Yang.functions("client", "server")).build()).build()).build()).getResult();

        var changed = shown.nonnullNode().values().stream().flatMap(node -> node.nonnullObject().values().stream())
            .filter(one -> one.getOperation().getName().equals("change")).findFirst().orElseThrow();
        var transmit = changed.nonnullAttribute().get(new AttributeKey("transmit"));
        assertNotNull(transmit.getBefore());
        assertNotEquals(transmit.getValue(), transmit.getBefore());
        assertNull(changed.nonnullAttribute().get(new AttributeKey("receive")).getBefore());
    }

    @Test
    public void previewThatCannotBecomeReadySaysWhy() throws Exception {
        PreviewChainOutput shown = preview(new PreviewChainInputBuilder().setSubject(new DefinitionBuilder()
            .setChain(new ChainBuilder().setName(new Name("d")).setFunction(Yang.functions("client", "fw")).build())
            .build()).build()).getResult();

        assertEquals("the default renderer is not running", Reason.UnknownRenderer, shown.getReason());
        assertEquals(ChainState.Pending, shown.getState());
    }

    @Test
    public void previewOfADeclaredChainTakesItsName() throws Exception {
        PreviewChainOutput shown = preview(new PreviewChainInputBuilder()
            .setSubject(new ExistingBuilder().setName(new Name("c")).build()).build()).getResult();
        assertEquals(ChainState.Ready, shown.getState());
        assertTrue(shown.nonnullNode().isEmpty());

        assertFailed(preview(new PreviewChainInputBuilder()
            .setSubject(new ExistingBuilder().setName(new Name("nobody")).build()).build()), ErrorTag.DATA_MISSING,
            "nobody");
        assertFailed(preview(new PreviewChainInputBuilder().build()), ErrorTag.MISSING_ELEMENT, "chain");
    }

    @Test
    public void checkSyncFindsADifferenceAndResyncMendsIt() throws Exception {
        ObjectKey taken = lab.nodes.held("n2").objects().lastKey();
        lab.nodes.tamper("n2", taken, Optional.empty());

        CheckSyncOutput found = lab.rpc(CheckSync.class).invoke(new CheckSyncInputBuilder().build()).get()
            .getResult();
        assertEquals(3, found.nonnullNode().size());
        var n2 = found.nonnullNode().values().stream().filter(node -> node.getName().equals("n2")).findFirst()
            .orElseThrow();
        assertEquals(NodeSync.OutOfSync, n2.getSync());
        assertEquals(taken.id(), n2.nonnullDifference().values().iterator().next().getKey());

        ResyncOutput mended = lab.rpc(Resync.class).invoke(new ResyncInputBuilder().build()).get().getResult();
        assertEquals(1, mended.nonnullNode().get(new NodeKey("n2")).getChanged().intValue());
        assertEquals(0, mended.nonnullNode().get(new NodeKey("n1")).getChanged().intValue());
        assertTrue(lab.nodes.held("n2").get(taken).isPresent());
    }

    @Test
    public void unknownNodesAreNamed() throws Exception {
        assertFailed(lab.rpc(CheckSync.class).invoke(new CheckSyncInputBuilder().setNode(new Name("nobody")).build())
            .get(), ErrorTag.DATA_MISSING, "nobody");
        assertFailed(lab.rpc(Resync.class).invoke(new ResyncInputBuilder().setNode(new Name("nobody")).build())
            .get(), ErrorTag.DATA_MISSING, "nobody");
    }

    @Test
    public void resyncOfANodeThatIsAwaySaysSo() throws Exception {
        lab.nodes.down("n3");
        lab.awaitState("c", ChainState.Degraded);
        ResyncOutput answer = lab.rpc(Resync.class).invoke(new ResyncInputBuilder().setNode(new Name("n3")).build())
            .get().getResult();

        var n3 = answer.nonnullNode().get(new NodeKey("n3"));
        assertEquals(NodeSync.OutOfSync, n3.getSync());
        assertTrue(n3.getMessage(), n3.getMessage().contains("connection refused"));
    }
}
