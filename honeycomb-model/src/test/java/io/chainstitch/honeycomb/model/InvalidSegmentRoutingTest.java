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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.Test;
import org.opendaylight.yangtools.yang.data.api.schema.ContainerNode;
import org.opendaylight.yangtools.yang.data.api.schema.DataContainerChild;

/** What a client gets to read when its segment routing data cannot be served. */
public class InvalidSegmentRoutingTest {
    private static final SegmentRoutingNames NAMES = Models.SCHEMA.segmentRouting;

    @Test
    public void sidWithoutBehaviorIsRefused() throws Exception {
        assertProblem("local-sid 'fc00::1': give behavior", localSid("'table':0"));
    }

    @Test
    public void crossConnectWithoutNextHopIsRefused() throws Exception {
        assertProblem("local-sid 'fc00::1': give next-hop",
            localSid("'behavior':'end.dx4','out-interface':'a'"));
    }

    @Test
    public void crossConnectToTheOtherFamilyIsRefused() throws Exception {
        assertProblem("local-sid 'fc00::1': next-hop 2001:db8::1 is of the other family than the behavior end.dx4; "
            + "change one of them", localSid("'behavior':'end.dx4','out-interface':'a','next-hop':'2001:db8::1'"));
    }

    @Test
    public void proxyWithoutItsReturnInterfaceIsRefused() throws Exception {
        assertProblem("local-sid 'fc00::1': give in-interface", localSid("'behavior':'end.ad','out-interface':'a'"));
    }

    @Test
    public void leafOfAnotherBehaviorIsRefused() throws Exception {
        assertProblem("local-sid 'fc00::1': in-interface does not fit the behavior end.dx2; "
            + "remove it or change the behavior",
            localSid("'behavior':'end.dx2','out-interface':'a','in-interface':'b'"));
    }

    @Test
    public void mappedNextHopIsRefused() throws Exception {
        assertProblem("local-sid 'fc00::1'/next-hop: '::ffff:10.0.0.1' is an IPv4-mapped address, write it as IPv4",
            localSid("'behavior':'end.ad','out-interface':'a','in-interface':'b','next-hop':'::ffff:10.0.0.1'"));
    }

    @Test
    public void keyInAnotherSpellingIsRefused() throws Exception {
        assertProblem("local-sid 'FC00:0::1': write sid as fc00::1",
            srv6("'local-sids':{'local-sid':[{'sid':'FC00:0::1','behavior':'end'}]}"));
        assertProblem("policy 'fc00:b:0::1': write bsid as fc00:b::1", srv6("'policies':{'policy':[{"
            + "'bsid':'fc00:b:0::1','encap-source':'fc00::9'," + segments(1) + "}]}"));
        assertProblem("steering/packets '5 2001:DB8::/32': write prefix as 2001:db8::/32",
            srv6("'steering':{'packets':[{'table':5,'prefix':'2001:DB8::/32','bsid':'fc00:b::1'}]}"));
    }

    @Test
    public void ipv4SidIsRefusedByTheModelAndByTheMapping() throws Exception {
        assertThrows(Exception.class, () -> decode(
            srv6("'local-sids':{'local-sid':[{'sid':'10.0.0.1','behavior':'end'}]}")));
        var problem = assertThrows(InvalidAgentDataException.class, () -> Models.DATA.decode(ipv4Sid()));
        assertEquals("local-sid '10.0.0.1'/sid: 10.0.0.1 is an IPv4 address; give an IPv6 address",
            problem.getMessage());
    }

    private static ContainerNode ipv4Sid() {
        var entry = Trees.entry(NAMES.localSid, Map.of(NAMES.sid, "10.0.0.1"),
            List.of(Trees.leaf(NAMES.behavior, "end")));
        List<DataContainerChild> list = new ArrayList<>();
        Trees.addList(list, NAMES.localSid, List.of(entry));
        return AgentData.root(List.of(Trees.container(NAMES.srv6, List.of(Trees.container(NAMES.localSids, list)))));
    }

    @Test
    public void seventeenSegmentsAreRefused() throws Exception {
        decode(policy("'encap-source':'fc00::9'," + segments(16)));
        assertProblem("policy 'fc00:b::1'/segment-list '1': has 17 segments, VPP takes 16; take some out",
            policy("'encap-source':'fc00::9'," + segments(17)));
    }

    @Test
    public void policyWithoutSegmentsIsRefused() throws Exception {
        assertProblem("policy 'fc00:b::1': give a segment-list", policy("'encap-source':'fc00::9'"));
        assertProblem("policy 'fc00:b::1'/segment-list '4': give a segment",
            policy("'encap-source':'fc00::9','segment-list':[{'index':4}]"));
        assertProblem("policy 'fc00:b::1'/segment-list '4'/segment '2': give sid",
            policy("'encap-source':'fc00::9','segment-list':[{'index':4,'segment':[{'position':2}]}]"));
    }

    @Test
    public void policyWithoutSourceIsRefused() throws Exception {
        assertProblem("policy 'fc00:b::1': give encap-source", policy(segments(1)));
    }

    @Test
    public void steeringWithoutPolicyIsRefused() throws Exception {
        assertProblem("steering/frames 'a': give bsid", srv6("'steering':{'frames':[{'interface':'a'}]}"));
        assertProblem("steering/packets '5 10.0.0.0/8': give bsid",
            srv6("'steering':{'packets':[{'table':5,'prefix':'10.0.0.0/8'}]}"));
    }

    @Test
    public void steeringOfAPrefixWithHostBitsIsRefused() throws Exception {
        assertProblem("steering/packets '5 10.0.0.1/8'/prefix: 10.0.0.1/8 has host bits set, the prefix is 10.0.0.0/8",
            srv6("'steering':{'packets':[{'table':5,'prefix':'10.0.0.1/8','bsid':'fc00:b::1'}]}"));
    }

    @Test
    public void classifierWithoutMatchIsRefused() throws Exception {
        assertProblem("classifier 'a 5': give a match", classifier(""));
    }

    @Test
    public void matchOfTwoFamiliesIsRefused() throws Exception {
        assertProblem("classifier 'a 5'/match '10.0.0.0/8 ::/0': source and destination are of two families; "
            + "change one of them", classifier("'match':[{'source':'10.0.0.0/8','destination':'::/0'}]"));
    }

    @Test
    public void matchesOfTwoFamiliesAreRefused() throws Exception {
        assertProblem("classifier 'a 5': has matches of both families; make one for each, with different tables",
            classifier("'match':[{'source':'10.0.0.0/8','destination':'0.0.0.0/0'},"
                + "{'source':'::/0','destination':'::/0'}]"));
    }

    @Test
    public void classifierIntoTableZeroIsRefusedByTheModel() {
        assertThrows(Exception.class, () -> decode(srv6("'classifiers':{'classifier':[{'interface':'a','table':0,"
            + "'match':[{'source':'10.0.0.0/8','destination':'0.0.0.0/0'}]}]}")));
    }

    private static String segments(int count) {
        return "'segment-list':[{'index':1,'segment':[" + IntStream.rangeClosed(1, count)
            .mapToObj(position -> "{'position':" + position + ",'sid':'fc00::5'}").collect(Collectors.joining(","))
            + "]}]";
    }

    private static String localSid(String leaves) {
        return srv6("'local-sids':{'local-sid':[{'sid':'fc00::1'," + leaves + "}]}");
    }

    private static String policy(String leaves) {
        return srv6("'policies':{'policy':[{'bsid':'fc00:b::1'," + leaves + "}]}");
    }

    private static String classifier(String matches) {
        return srv6("'classifiers':{'classifier':[{'interface':'a','table':5" + (matches.isEmpty() ? "" : ",")
            + matches + "}]}");
    }

    private static String srv6(String groups) {
        return "{'chainstitch-vpp-srv6:srv6':{" + groups + "}}";
    }

    private static void assertProblem(String message, String json) throws IOException {
        var problem = assertThrows(InvalidAgentDataException.class, () -> decode(json));
        assertEquals(message, problem.getMessage());
        assertTrue(message.startsWith(problem.path()));
    }

    private static void decode(String json) throws IOException, InvalidAgentDataException {
        Models.DATA.decode(Models.parseJson(json.replace('\'', '"')));
    }
}
