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
package io.chainstitch.honeycomb.model;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.pholser.junit.quickcheck.From;
import com.pholser.junit.quickcheck.Property;
import com.pholser.junit.quickcheck.runner.JUnitQuickcheck;
import io.chainstitch.vpp.model.Address;
import io.chainstitch.vpp.model.Attachment;
import io.chainstitch.vpp.model.CrossConnect;
import io.chainstitch.vpp.model.Interface;
import io.chainstitch.vpp.model.InterfaceAddress;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.ObjectKind;
import io.chainstitch.vpp.model.SubInterface;
import io.chainstitch.vpp.model.Vxlan;
import java.util.List;
import java.util.Set;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifier;
import org.opendaylight.yangtools.yang.data.api.schema.ContainerNode;
import org.opendaylight.yangtools.yang.data.api.schema.DataContainerChild;
import org.opendaylight.yangtools.yang.data.tree.api.DataTree;

@RunWith(JUnitQuickcheck.class)
public class AgentDataTest {

    @Property(trials = 300)
    public void decodedPlanEqualsTheEncodedOne(@From(Plans.class) NodePlan plan) throws Exception {
        assertEquals(plan, Models.DATA.decode(Models.DATA.encode(plan)));
    }

    @Property(trials = 100)
    public void encodedPlanIsWhatThePlatformParses(@From(Plans.class) NodePlan plan) throws Exception {
        ContainerNode root = Models.DATA.encode(plan);
        assertEquals(root, Models.parse(Models.xml(root).getDocumentElement()));
    }

    @Property(trials = 50)
    public void dataTreeTakesTheEncodedPlan(@From(Plans.class) NodePlan plan) throws Exception {
        DataTree tree = Models.dataTree();
        var modification = tree.takeSnapshot().newModification();
        modification.write(YangInstanceIdentifier.of(), Models.DATA.encode(plan));
        modification.ready();
        tree.validate(modification);
        tree.commit(tree.prepare(modification));
        ContainerNode root = (ContainerNode) tree.takeSnapshot().readNode(YangInstanceIdentifier.of()).orElseThrow();
        assertEquals(plan, Models.DATA.decode(root));
    }

    @Property(trials = 100)
    public void aTopLevelNodeHoldsTheObjectsOfItsKindsAndNoOthers(@From(Plans.class) NodePlan plan) throws Exception {
        for (var root : Models.DATA.encode(plan).body()) {
            Set<ObjectKind> kinds = Models.DATA.kindsBelow(root.name().getNodeType());
            NodePlan below = NodePlan.of(plan.objects().values().stream()
                .filter(object -> kinds.contains(object.kind())).toList());
            assertEquals(below, Models.DATA.decode(AgentData.root(List.of((DataContainerChild) root))));
            assertEquals(root, Models.DATA.encode(below).childByArg((NodeIdentifier) root.name()));
        }
    }

    @Test
    public void foreignInterfaceHasAnEntryOnlyWhileSomethingRefersToIt() {
        NodePlan plan = NodePlan.of(List.of(new CrossConnect("GigabitEthernet0/8/0", "host-up")));
        ContainerNode interfaces = Trees.container(Models.DATA.encode(plan), Models.SCHEMA.interfaces.interfaces);
        var entries = Trees.entries(interfaces, Models.SCHEMA.interfaces.list);
        assertEquals(1, entries.size());
        assertEquals("ethernetCsmacd", Models.SCHEMA.interfaces.ethernet.getLocalName());
        assertEquals(Models.SCHEMA.interfaces.ethernet,
            Trees.value(entries.iterator().next(), Models.SCHEMA.interfaces.type));
        assertTrue(Models.DATA.encode(NodePlan.EMPTY).isEmpty());
    }

    @Test
    public void twoPrefixLengthsOfOneAddressCannotBeEncoded() {
        NodePlan plan = NodePlan.of(List.of(new Address("host-up", InterfaceAddress.of("10.0.0.1/24")),
            new Address("host-up", InterfaceAddress.of("10.0.0.1/32"))));
        var problem = assertThrows(IllegalArgumentException.class, () -> Models.DATA.encode(plan));
        assertTrue(problem.getMessage(), problem.getMessage().contains("10.0.0.1/24"));
    }

    @Test
    public void interfaceAndTunnelOfOneNameCannotBeEncoded() {
        NodePlan plan = NodePlan.of(List.of(new Interface("x", new Attachment.Loopback(0)),
            new Vxlan("x", IpAddress.of("10.0.0.1"), IpAddress.of("10.0.0.2"), 5)));
        assertThrows(IllegalArgumentException.class, () -> Models.DATA.encode(plan));
    }

    @Test
    public void interfaceWithTheNameOfASubInterfaceCannotBeEncoded() {
        NodePlan plan = NodePlan.of(List.of(new SubInterface("host-up", 5, 0),
            new Interface("host-up.5", new Attachment.Loopback(0))));
        assertThrows(IllegalArgumentException.class, () -> Models.DATA.encode(plan));
    }
}
