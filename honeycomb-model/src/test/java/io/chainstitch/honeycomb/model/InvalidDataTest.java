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

import java.io.IOException;
import org.junit.Test;
import org.opendaylight.yangtools.yang.data.api.schema.ContainerNode;

public class InvalidDataTest {

    @Test
    public void attachmentWithoutHostInterfaceNamesTheMissingLeaf() throws Exception {
        assertProblem("interface 'a'/af-packet: give host-interface-name",
            iface("'type':'v3po:af-packet','enabled':true"));
    }

    @Test
    public void attachmentOfAnotherTypeIsRefused() throws Exception {
        assertProblem("interface 'a'/tap-v2: does not fit the interface's type; remove it or change the type",
            iface("'type':'iana-if-type:ethernetCsmacd','v3po:tap-v2':{'host-interface-name':'x'}"));
    }

    @Test
    public void createdInterfaceThatIsDownIsRefused() throws Exception {
        assertProblem("interface 'a': created interfaces are always up; set enabled to true or leave it out",
            iface("'type':'v3po:af-packet','enabled':false,'v3po:af-packet':{'host-interface-name':'x'}"));
    }

    @Test
    public void tableOfAForeignInterfaceIsRefused() throws Exception {
        assertProblem("interface 'a'/routing: this interface is not created here, so its tables cannot be set; "
            + "remove routing", iface("'type':'iana-if-type:ethernetCsmacd','v3po:routing':{'ipv4-vrf-id':5}"));
    }

    @Test
    public void tunnelWithMixedFamiliesIsRefusedWithBothEnds() throws Exception {
        assertProblem("interface 'a': the ends of a VXLAN tunnel share a family: 10.0.0.1, 2001:db8::1",
            iface("'type':'v3po:vxlan-tunnel','v3po:vxlan':{'src':'10.0.0.1','dst':'2001:db8::1','vni':5}"));
    }

    @Test
    public void tunnelOutsideTableZeroIsRefusedByTheModel() {
        assertThrows(Exception.class, () -> decode(iface("'type':'v3po:vxlan-tunnel',"
            + "'v3po:vxlan':{'src':'10.0.0.1','dst':'10.0.0.2','vni':5,'encap-vrf-id':7}")));
    }

    @Test
    public void crossConnectToItselfIsRefused() throws Exception {
        assertProblem("interface 'a'/l2: a cross-connect from a to itself reflects frames",
            iface("'type':'iana-if-type:ethernetCsmacd','v3po:l2':{'xconnect-outgoing-interface':'a'}"));
    }

    @Test
    public void identifierThatIsNotTheVlanIsRefused() throws Exception {
        assertProblem("interface 'a'/sub-interface '7': the identifier must be the vlan-id of its tag; "
            + "make them equal", iface("'type':'iana-if-type:ethernetCsmacd','vpp-vlan:sub-interfaces':{"
            + "'sub-interface':[{'identifier':7,'tags':{'tag':[{'index':0,'dot1q-tag':{'vlan-id':8}}]}}]}"));
    }

    @Test
    public void anyVlanIsRefused() throws Exception {
        assertProblem("interface 'a'/sub-interface '7'/tags/tag '0'/dot1q-tag: vlan-id is 'any'; give a number",
            iface("'type':'iana-if-type:ethernetCsmacd','vpp-vlan:sub-interfaces':{"
            + "'sub-interface':[{'identifier':7,'tags':{'tag':[{'index':0,'dot1q-tag':{'vlan-id':'any'}}]}}]}"));
    }

    @Test
    public void entryWithTheNameOfASubInterfaceIsRefused() throws Exception {
        assertProblem("interface 'a.7': is a sub-interface that is configured in its parent's entry; "
            + "move what stands here to there",
            "{'ietf-interfaces:interfaces':{'interface':[{'name':'a.7','type':'iana-if-type:ethernetCsmacd'},"
            + "{'name':'a','type':'iana-if-type:ethernetCsmacd','vpp-vlan:sub-interfaces':{'sub-interface':["
            + "{'identifier':7,'tags':{'tag':[{'index':0,'dot1q-tag':{'vlan-id':7}}]}}]}}]}}");
    }

    @Test
    public void routeWithHostBitsIsRefusedWithTheRightPrefix() throws Exception {
        assertProblem("static routes 'r'/route '10.0.0.1/8': 10.0.0.1/8 has host bits set, the prefix is 10.0.0.0/8",
            route("'vpp-routing:vpp-protocol-attributes':{'primary-vrf':1},", "10.0.0.1/8",
                "'secondary-vrf':2"));
    }

    @Test
    public void routeWithoutTableIsRefused() throws Exception {
        assertProblem("static routes 'r'/vpp-protocol-attributes: give primary-vrf",
            route("", "10.0.0.0/8", "'secondary-vrf':2"));
    }

    @Test
    public void routeWithOnlyAnInterfaceIsRefused() throws Exception {
        assertProblem("static routes 'r'/route '10.0.0.0/8'/next-hop: give next-hop-address",
            route("'vpp-routing:vpp-protocol-attributes':{'primary-vrf':1},", "10.0.0.0/8",
                "'outgoing-interface':'x'"));
    }

    @Test
    public void routeOfAnotherFamilyThanItsTableIsRefused() throws Exception {
        assertProblem("static routes 'r'/vpp-protocol-attributes: the table's address-family is not that of route "
            + "10.0.0.0/8; move the route or leave address-family out",
            route("'vpp-routing:vpp-protocol-attributes':{'primary-vrf':1,"
                + "'address-family':'vpp-fib-table-management:ipv6'},", "10.0.0.0/8", "'secondary-vrf':2"));
    }

    private static String iface(String body) {
        return "{'ietf-interfaces:interfaces':{'interface':[{'name':'a'," + body + "}]}}";
    }

    private static String route(String attributes, String prefix, String hop) {
        return "{'hc2vpp-ietf-routing:routing':{'control-plane-protocols':{'control-plane-protocol':[{"
            + "'type':'hc2vpp-ietf-routing:static','name':'r'," + attributes
            + "'static-routes':{'hc2vpp-ietf-ipv4-unicast-routing:ipv4':{'route':[{'destination-prefix':'" + prefix
            + "','next-hop':{" + hop + "}}]}}}]}}}";
    }

    private static void assertProblem(String message, String json) throws IOException {
        var problem = assertThrows(InvalidAgentDataException.class, () -> decode(json));
        assertEquals(message, problem.getMessage());
        assertTrue(message.startsWith(problem.path()));
    }

    private static void decode(String json) throws IOException, InvalidAgentDataException {
        ContainerNode root = Models.parseJson(json.replace('\'', '"'));
        Models.DATA.decode(root);
    }
}
