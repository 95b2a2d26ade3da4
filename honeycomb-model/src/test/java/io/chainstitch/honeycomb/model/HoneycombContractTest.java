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
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertTrue;

import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.ObjectKind;
import io.chainstitch.vpp.model.ObjectText;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.Test;
import org.opendaylight.yangtools.yang.common.QName;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifier;
import org.opendaylight.yangtools.yang.model.api.ContainerSchemaNode;
import org.opendaylight.yangtools.yang.model.api.DataNodeContainer;
import org.opendaylight.yangtools.yang.model.api.DataSchemaNode;
import org.opendaylight.yangtools.yang.model.api.LeafSchemaNode;
import org.opendaylight.yangtools.yang.model.api.Module;
import org.opendaylight.yangtools.yang.model.api.type.EnumTypeDefinition;
import org.opendaylight.yangtools.yang.model.util.SchemaInferenceStack;

/** Names, revisions and paths that clients of Honeycomb 1.19 know. */
public class HoneycombContractTest {
    private static final List<String> PATHS = List.of(
        "ietf-interfaces:interfaces/interface/name", "ietf-interfaces:interfaces/interface/v3po:tap-v2/id",
        "ietf-interfaces:interfaces/interface/v3po:tap-v2/host-interface-name",
        "ietf-interfaces:interfaces/interface/v3po:tap-v2/host-namespace",
        "ietf-interfaces:interfaces/interface/v3po:loopback",
        "ietf-interfaces:interfaces/interface/v3po:af-packet/host-interface-name",
        "ietf-interfaces:interfaces/interface/v3po:routing/ipv4-vrf-id",
        "ietf-interfaces:interfaces/interface/v3po:routing/ipv6-vrf-id",
        "ietf-interfaces:interfaces/interface/v3po:vxlan/src", "ietf-interfaces:interfaces/interface/v3po:vxlan/dst",
        "ietf-interfaces:interfaces/interface/v3po:vxlan/vni",
        "ietf-interfaces:interfaces/interface/v3po:vxlan/encap-vrf-id",
        "ietf-interfaces:interfaces/interface/v3po:vxlan/decap-next",
        "ietf-interfaces:interfaces/interface/v3po:l2/xconnect-outgoing-interface",
        "ietf-interfaces:interfaces/interface/ietf-ip:ipv4/address/prefix-length",
        "ietf-interfaces:interfaces/interface/ietf-ip:ipv6/neighbor/link-layer-address",
        "ietf-interfaces:interfaces/interface/vpp-vlan:sub-interfaces/sub-interface/tags/tag/dot1q-tag/vlan-id",
        "ietf-interfaces:interfaces/interface/vpp-vlan:sub-interfaces/sub-interface/match/vlan-tagged/match-exact-tags",
        "ietf-interfaces:interfaces/interface/vpp-vlan:sub-interfaces/sub-interface/l2/rewrite/pop-tags",
        "ietf-interfaces:interfaces/interface/vpp-vlan:sub-interfaces/sub-interface/l2/xconnect-outgoing-interface",
        "ietf-interfaces:interfaces/interface/vpp-vlan:sub-interfaces/sub-interface/routing/ipv4-vrf-id",
        "ietf-interfaces:interfaces/interface/vpp-vlan:sub-interfaces/sub-interface/ipv4/address/prefix-length",
        "vpp-fib-table-management:fib-table-management/fib-tables/table/name",
        "hc2vpp-ietf-routing:routing/control-plane-protocols/control-plane-protocol/"
            + "vpp-routing:vpp-protocol-attributes/primary-vrf",
        "hc2vpp-ietf-routing:routing/control-plane-protocols/control-plane-protocol/static-routes/"
            + "hc2vpp-ietf-ipv6-unicast-routing:ipv6/route/next-hop/next-hop-address",
        "hc2vpp-ietf-routing:routing/control-plane-protocols/control-plane-protocol/static-routes/"
            + "hc2vpp-ietf-ipv4-unicast-routing:ipv4/route/next-hop/outgoing-interface",
        "hc2vpp-ietf-routing:routing/control-plane-protocols/control-plane-protocol/static-routes/"
            + "hc2vpp-ietf-ipv4-unicast-routing:ipv4/route/next-hop/secondary-vrf");

    @Test
    public void pathsOfHoneycombExist() {
        for (String path : PATHS) {
            SchemaInferenceStack stack = SchemaInferenceStack.of(Models.CONTEXT);
            String module = null;
            for (String step : path.split("/")) {
                int colon = step.indexOf(':');
                module = colon < 0 ? module : step.substring(0, colon);
                assertNotNull(path, stack.enterDataTree(QName.create(new Modules(Models.CONTEXT).module(module),
                    step.substring(colon + 1))));
            }
        }
    }

    @Test
    public void namespacesAndRevisionsAreThoseOfHoneycomb() {
        assertModule("v3po", "http://fd.io/hc2vpp/yang/v3po", "2019-05-27");
        assertModule("vpp-vlan", "http://fd.io/hc2vpp/yang/vpp-vlan", "2019-05-27");
        assertModule("dot1q-types", "urn:ieee:params:xml:ns:yang:dot1q-types", "2015-06-26");
        assertModule("vpp-fib-table-management", "http://fd.io/hc2vpp/yang/vpp-fib-table-management", "2018-05-21");
        assertModule("hc2vpp-ietf-routing", "urn:ietf:params:xml:ns:yang:ietf-routing", "2018-03-13");
        assertModule("hc2vpp-ietf-ipv4-unicast-routing", "urn:ietf:params:xml:ns:yang:ietf-ipv4-unicast-routing",
            "2018-03-13");
        assertModule("hc2vpp-ietf-ipv6-unicast-routing", "urn:ietf:params:xml:ns:yang:ietf-ipv6-unicast-routing",
            "2018-03-13");
        assertModule("vpp-routing", "urn:ietf:params:xml:ns:yang:vpp-routing", "2018-03-19");
        assertModule("vpp-routing-types", "urn:ietf:params:xml:ns:yang:vpp-routing-types", "2018-04-06");
        assertModule("ietf-interfaces", "urn:ietf:params:xml:ns:yang:ietf-interfaces", "2018-02-20");
        assertModule("ietf-ip", "urn:ietf:params:xml:ns:yang:ietf-ip", "2018-02-22");
    }

    private static void assertModule(String name, String namespace, String revision) {
        Module module = Models.CONTEXT.findModules(name).iterator().next();
        assertEquals(namespace, module.getNamespace().toString());
        assertEquals(revision, module.getRevision().orElseThrow().toString());
    }

    @Test
    public void tunnelAndCrossConnectsOfAHoneycombClientAreUnderstood() throws Exception {
        NodePlan plan = Models.DATA.decode(Models.parseJson("""
            {"ietf-interfaces:interfaces":{"interface":[
              {"name":"vx-10","type":"v3po:vxlan-tunnel","enabled":true,
               "v3po:vxlan":{"src":"10.1.0.1","dst":"10.1.0.2","vni":10,"encap-vrf-id":0},
               "v3po:l2":{"xconnect-outgoing-interface":"tap-sf1"}},
              {"name":"tap-sf1","type":"v3po:tap-v2","enabled":true,
               "v3po:tap-v2":{"id":1,"host-interface-name":"sf1"},
               "v3po:l2":{"xconnect-outgoing-interface":"vx-10"}}]}}"""));
        assertPlan(plan, "vxlan name=vx-10 source=10.1.0.1 destination=10.1.0.2 vni=10",
            "interface name=tap-sf1 tap=sf1 host-namespace=",
            "cross-connect receive=tap-sf1 transmit=vx-10", "cross-connect receive=vx-10 transmit=tap-sf1");
    }

    @Test
    public void subInterfaceOfAHoneycombClientIsUnderstood() throws Exception {
        NodePlan plan = Models.DATA.decode(Models.parseJson("""
            {"ietf-interfaces:interfaces":{"interface":[
              {"name":"GigabitEthernet0/8/0","type":"iana-if-type:ethernetCsmacd","description":"uplink",
               "vpp-vlan:sub-interfaces":{"sub-interface":[{"identifier":100,"vlan-type":"vpp-vlan:_802dot1q",
                 "enabled":true,"tags":{"tag":[{"index":0,
                   "dot1q-tag":{"tag-type":"dot1q-types:s-vlan","vlan-id":100}}]},
                 "match":{"vlan-tagged":{"match-exact-tags":true}},
                 "l2":{"xconnect-outgoing-interface":"vx-10","rewrite":{"pop-tags":1}}}]}}]}}"""));
        assertPlan(plan, "sub-interface parent=GigabitEthernet0/8/0 vlan=100 pop-tags=1",
            "cross-connect receive=GigabitEthernet0/8/0.100 transmit=vx-10");
    }

    @Test
    public void tablesAndRoutesOfAHoneycombClientAreUnderstood() throws Exception {
        NodePlan plan = Models.DATA.decode(Models.parseJson("""
            {"vpp-fib-table-management:fib-table-management":{"fib-tables":{"table":[
               {"table-id":1,"address-family":"vpp-fib-table-management:ipv6","name":"one"}]}},
             "hc2vpp-ietf-routing:routing":{"control-plane-protocols":{"control-plane-protocol":[
               {"type":"hc2vpp-ietf-routing:static","name":"vrf1",
                "vpp-routing:vpp-protocol-attributes":{"primary-vrf":1},
                "static-routes":{"hc2vpp-ietf-ipv6-unicast-routing:ipv6":{"route":[
                  {"destination-prefix":"2001:DB8:2::/64","next-hop":{"next-hop-address":"2001:db8:0:0::2",
                   "outgoing-interface":"eth1"}},
                  {"destination-prefix":"::/0","next-hop":{"secondary-vrf":0}}]}}}]}}}"""));
        assertPlan(plan, "table table=ipv6/1 name=one",
            "route table=1 prefix=2001:db8:2::/64 next-hop=2001:db8::2 out-interface=eth1",
            "route table=1 prefix=::/0 lookup-table=0");
    }

    private static void assertPlan(NodePlan plan, String... lines) {
        assertEquals(new TreeSet<>(Set.of(lines)),
            plan.objects().values().stream().map(ObjectText::print).collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    public void everyKindOfObjectCanBeReportedAsFailed() {
        var stack = SchemaInferenceStack.ofDataTreePath(Models.CONTEXT, Models.SCHEMA.status.agent.getNodeType(),
            Models.SCHEMA.status.failedObject.getNodeType(), Models.SCHEMA.status.kind.getNodeType());
        var type = (EnumTypeDefinition) ((LeafSchemaNode) stack.currentStatement()).getType();
        assertEquals(Arrays.stream(ObjectKind.values()).map(ObjectKind::label).toList(),
            type.getValues().stream().map(EnumTypeDefinition.EnumPair::getName).toList());
    }

    @Test
    public void allPresenceContainersAreKnown() {
        Set<QName> found = new HashSet<>();
        for (String name : AgentData.MODULES) {
            collectPresence(Models.CONTEXT.findModules(name).iterator().next(), found);
        }
        assertEquals(Models.SCHEMA.presence.stream().map(NodeIdentifier::getNodeType).collect(Collectors.toSet()),
            found);
    }

    private static void collectPresence(DataNodeContainer container, Set<QName> found) {
        for (DataSchemaNode child : container.getChildNodes()) {
            if (child instanceof ContainerSchemaNode inner && inner.isPresenceContainer()) {
                found.add(child.getQName());
            }
            if (child instanceof DataNodeContainer inner) {
                collectPresence(inner, found);
            }
        }
    }

    @Test
    public void everyNodeOfOurModulesIsDescribed() {
        for (String name : List.of("v3po", "vpp-vlan", "vpp-fib-table-management", "hc2vpp-ietf-routing",
                "vpp-routing", "chainstitch-vpp-interfaces", "chainstitch-vpp-srv6", "chainstitch-agent")) {
            Module module = Models.CONTEXT.findModules(name).iterator().next();
            assertFalse(name, module.getDescription().orElse("").isBlank());
            module.getAugmentations().forEach(augmentation -> assertDescribed(name, augmentation));
            assertDescribed(name, module);
        }
    }

    private static void assertDescribed(String path, DataNodeContainer container) {
        for (DataSchemaNode child : container.getChildNodes()) {
            String where = path + "/" + child.getQName().getLocalName();
            assertTrue(where + " lacks a description",
                !(child instanceof LeafSchemaNode) && !(child instanceof DataNodeContainer)
                || child.getDescription().isPresent());
            if (child instanceof DataNodeContainer inner) {
                assertDescribed(where, inner);
            }
        }
    }
}
