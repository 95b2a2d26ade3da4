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
package io.chainstitch.southbound;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.CoreMatchers.is;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.chainstitch.sfc.api.Node.Agent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.Before;
import org.junit.Test;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.DataTreeIdentifier;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netconf.node.topology.rev231121.NetconfNode;
import org.opendaylight.yang.gen.v1.urn.tbd.params.xml.ns.yang.network.topology.rev131021.NodeId;
import org.opendaylight.yang.gen.v1.urn.tbd.params.xml.ns.yang.network.topology.rev131021.network.topology.topology.Node;
import org.opendaylight.yang.gen.v1.urn.tbd.params.xml.ns.yang.network.topology.rev131021.network.topology.topology.NodeBuilder;
import org.opendaylight.yang.gen.v1.urn.tbd.params.xml.ns.yang.network.topology.rev131021.network.topology.topology.NodeKey;

/** The topology holds what is wanted and keeps what others put there. */
public class TopologyWriterTest {
    private static final NetconfNode ONE = MountNode.settings(new Agent("127.0.0.1", 2831, "u", "p"));
    private static final NetconfNode TWO = MountNode.settings(new Agent("agent.example", 2832, "u", "p"));

    private final DataBroker broker = TestModels.CONTROLLER.binding(TestModels.CONTROLLER.broker());
    private final List<Runnable> retries = new ArrayList<>();
    private final List<String> changes = new CopyOnWriteArrayList<>();
    private final Set<String> busy = new TreeSet<>();
    private final List<String> gone = new CopyOnWriteArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<Set<String>> known = new CopyOnWriteArrayList<>();
    private final TopologyWriter writer = writer();

    private TopologyWriter writer() {
        return new TopologyWriter(broker, retries::add, new TopologyWriter.Removals() {
            @Override
            public boolean mayGo(String node, boolean told) {
                asked.add(node + (told ? " is" : " is not") + " said to be connected");
                return !busy.contains(node);
            }

            @Override
            public void gone(String node) {
                gone.add(node);
            }

            @Override
            public void known(Set<String> nodes) {
                known.add(Set.copyOf(nodes));
            }
        });
    }

    @Before
    public void follow() {
        broker.registerTreeChangeListener(DataTreeIdentifier.of(LogicalDatastoreType.CONFIGURATION,
            MountNode.TOPOLOGY.child(Node.class)), list -> list.forEach(change -> changes.add(
                change.getRootNode().modificationType().name())));
    }

    @Test
    public void wantedNodesAreWrittenWithTheirSettings() throws Exception {
        writer.want(Map.of("n1", ONE, "n2", TWO));
        awaitIds("chainstitch:n1", "chainstitch:n2");
        NetconfNode found = node("chainstitch:n1").augmentation(NetconfNode.class);
        assertTrue(MountNode.agree(found, ONE));
        assertFalse(MountNode.agree(found, TWO));
        assertFalse(found.getTcpOnly());
        assertFalse(found.getLockDatastore());
    }

    @Test
    public void nodesOfOthersStayAndOursOfAnEarlierLifeGo() throws Exception {
        put("chainstitch-lookalike");
        put("router");
        put("chainstitch:gone");
        writer.want(Map.of("n1", ONE));
        awaitIds("chainstitch-lookalike", "router", "chainstitch:n1");
        assertEquals(Set.of("gone", "n1"), known.get(0));
    }

    @Test
    public void nothingIsTouchedBeforeTheWishIsKnown() throws Exception {
        put("chainstitch:n1");
        writer.replace("n1");
        assertEquals(Set.of("chainstitch:n1"), ids());
    }

    @Test
    public void equalNodesAreNotWrittenAgain() {
        writer.want(Map.of("n1", ONE));
        await().until(changes::size, is(1));
        writer().want(Map.of("n1", ONE));
        writer.want(Map.of("n1", ONE, "n2", TWO));
        awaitIds("chainstitch:n1", "chainstitch:n2");
        await().until(changes::size, is(2));
    }

    @Test
    public void replacedNodeIsRemovedAndPutAgain() {
        writer.want(Map.of("n1", ONE));
        await().until(changes::size, is(1));
        writer.replace("n1");
        await().until(() -> List.copyOf(changes), is(List.of("WRITE", "DELETE", "WRITE")));
    }

    @Test
    public void nodeWithOtherSettingsIsRemovedFirst() {
        writer.want(Map.of("n1", ONE));
        await().until(changes::size, is(1));
        writer.want(Map.of("n1", TWO));
        await().until(() -> List.copyOf(changes), is(List.of("WRITE", "DELETE", "WRITE")));
        assertEquals(Set.of("n1"), Set.copyOf(gone));
    }

    @Test
    public void nodeThatIsNotAtRestStaysUntilItIsAndIsReplacedThen() {
        writer.want(Map.of("n1", ONE, "n2", ONE));
        awaitIds("chainstitch:n1", "chainstitch:n2");
        busy.add("n1");
        writer.want(Map.of("n2", ONE, "n3", ONE));
        awaitIds("chainstitch:n1", "chainstitch:n2", "chainstitch:n3");
        gone.clear();
        writer.want(Map.of("n1", ONE, "n2", ONE, "n3", ONE));
        assertEquals(List.of(), gone);
        assertEquals(Set.of("n1 is not said to be connected"), Set.copyOf(asked));
        busy.clear();
        writer.told();
        await().until(() -> List.copyOf(changes), is(List.of("WRITE", "WRITE", "WRITE", "DELETE", "WRITE")));
        assertEquals("removed, and put with another life before it", List.of("n1", "n1"), gone);
    }

    @Test
    public void settingsDoNotShowThePasswordInText() {
        assertFalse(new Agent("h", 1, "u", "secret").toString().contains("secret"));
    }

    private void awaitIds(String... ids) {
        await().until(this::ids, is(Set.of(ids)));
    }

    private Set<String> ids() throws Exception {
        Set<String> ids = new TreeSet<>();
        try (var tx = broker.newReadOnlyTransaction()) {
            tx.read(LogicalDatastoreType.CONFIGURATION, MountNode.TOPOLOGY).get().ifPresent(topology ->
                topology.nonnullNode().values().forEach(node -> ids.add(node.requireNodeId().getValue())));
        }
        return ids;
    }

    private Node node(String id) throws Exception {
        try (var tx = broker.newReadOnlyTransaction()) {
            return tx.read(LogicalDatastoreType.CONFIGURATION,
                MountNode.TOPOLOGY.child(Node.class, new NodeKey(new NodeId(id)))).get().orElseThrow();
        }
    }

    private void put(String id) throws Exception {
        var tx = broker.newWriteOnlyTransaction();
        tx.merge(LogicalDatastoreType.CONFIGURATION, MountNode.TOPOLOGY, MountNode.emptyTopology());
        tx.put(LogicalDatastoreType.CONFIGURATION, MountNode.TOPOLOGY.child(Node.class, new NodeKey(new NodeId(id))),
            new NodeBuilder().setNodeId(new NodeId(id)).build());
        tx.commit().get();
        changes.clear();
    }
}
