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

import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.ObjectKey;
import io.chainstitch.vpp.model.ObjectText;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.Test;
import org.opendaylight.yangtools.yang.common.Uint16;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier;
import org.opendaylight.yangtools.yang.data.api.schema.ContainerNode;
import org.opendaylight.yangtools.yang.data.api.schema.NormalizedNodes;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Edits and commits of local SIDs, policies, steering and classifiers touch nothing else. */
public class SegmentRoutingChangeTest {
    private static final SegmentRoutingNames NAMES = Models.SCHEMA.segmentRouting;
    private static final String SID =
        "local-sid sid=fc00::1 table=0 behavior=end.dx4 out-interface=a next-hop=10.0.0.5";
    private static final String OTHER_SID = "local-sid sid=fc00::2 table=0 behavior=end";
    private static final String POLICY = "policy bsid=fc00:b::1 table=0 encap-source=2001:db8::1 "
        + "segment-list.1=1,fc00:2::1,fc00:2::2 segment-list.2=2,fc00:2::3";
    private static final String STEERING = "steering table=5 prefix=10.2.0.0/16 bsid=fc00:b::1";
    private static final String CLASSIFIER = "classifier interface=a table=5 match.1=10.1.0.0/16,10.2.0.0/16";
    private static final List<String> ALL = List.of(SID, OTHER_SID, POLICY, STEERING, CLASSIFIER);

    @Test
    public void steeringIsLedOverWithOneLeaf() throws Exception {
        assertChange(STEERING, STEERING.replace("b::1", "b::2"), "bsid replace");
    }

    @Test
    public void weightIsChangedWithOneLeaf() throws Exception {
        assertChange(POLICY, POLICY.replace("=2,", "=7,"), "weight replace");
    }

    @Test
    public void shorterSegmentListLosesOneSegment() throws Exception {
        assertChange(POLICY, POLICY.replace(",fc00:2::2", ""), "segment remove");
    }

    @Test
    public void otherBehaviorTakesItsLeavesAlong() throws Exception {
        assertChange(SID, "local-sid sid=fc00::1 table=0 behavior=end.dt4 lookup-table=5", "behavior replace",
            "lookup-table replace", "next-hop remove", "out-interface remove");
    }

    @Test
    public void furtherMatchIsAddedAlone() throws Exception {
        assertChange(CLASSIFIER, CLASSIFIER + " match.2=10.1.0.0/16,10.3.0.0/16", "match replace");
    }

    /** Replaces a line; looks at the edit and at what an agent learns of it. */
    private static void assertChange(String before, String after, String... operations) throws Exception {
        NodePlan old = plan(ALL);
        NodePlan now = plan(ALL.stream().map(line -> line.equals(before) ? after : line).toList());
        Document edit = EditConfig.config(Models.DATA, old, now, "t");
        assertEquals(new TreeSet<>(Set.of(operations)), operations(edit));
        assertEquals(new AgentChange(plan(List.of(before)), plan(List.of(after)), Set.of()), Models.DATA.decode(
            new DataTreeEdit(Models.DATA.encode(old)).commit(EditInterpreter.edit(edit))));
    }

    private static NodePlan plan(List<String> lines) {
        return NodePlan.of(lines.stream().map(ObjectText::parse).toList());
    }

    /** What an edit does besides writing the transaction. */
    private static Set<String> operations(Document edit) {
        Set<String> found = new TreeSet<>();
        NodeList elements = edit.getElementsByTagNameNS("*", "*");
        for (int index = 0; index < elements.getLength(); index++) {
            Element element = (Element) elements.item(index);
            String operation = element.getAttributeNS(XmlTree.NETCONF, "operation");
            if (!operation.isEmpty() && !element.getLocalName().equals("transaction")) {
                found.add(element.getLocalName() + " " + operation);
            }
        }
        return found;
    }

    @Test
    public void rewrittenPolicyIsWrittenWithAllItsSegments() {
        NodePlan all = plan(ALL);
        ObjectKey policy = ObjectText.parse(POLICY).key();
        Document edit = EditConfig.config(Models.DATA, all, all, Set.of(policy), "t");
        assertEquals(Set.of("policy replace"), operations(edit));
        assertEquals(3, edit.getElementsByTagNameNS("*", "segment").getLength());
        assertEquals(0, edit.getElementsByTagNameNS("*", "local-sid").getLength());
    }

    @Test
    public void writingOneSegmentAgainNamesOnlyItsPolicy() throws Exception {
        ContainerNode root = Models.DATA.encode(plan(ALL));
        YangInstanceIdentifier sid = YangInstanceIdentifier.of(NAMES.srv6, NAMES.policies, NAMES.policy,
            Trees.entryId(NAMES.policy, Map.of(NAMES.bsid, "fc00:b::1")), NAMES.segmentList,
            Trees.entryId(NAMES.segmentList, Map.of(NAMES.index, Uint16.ONE)), NAMES.segment,
            Trees.entryId(NAMES.segment, Map.of(NAMES.position, Uint16.TWO)), NAMES.sid);
        var leaf = NormalizedNodes.findNode(root, sid).orElseThrow();
        AgentChange change =
            Models.DATA.decode(new DataTreeEdit(root).commit(modification -> modification.write(sid, leaf)));
        NodePlan policy = plan(List.of(POLICY));
        assertEquals(new AgentChange(policy, policy, policy.objects().keySet()), change);
    }

    @Test
    public void allThatIsWrittenAgainAsAWholeIsNamed() throws Exception {
        NodePlan all = plan(ALL);
        ContainerNode root = Models.DATA.encode(all);
        YangInstanceIdentifier srv6 = YangInstanceIdentifier.of(NAMES.srv6);
        var container = NormalizedNodes.findNode(root, srv6).orElseThrow();
        AgentChange change =
            Models.DATA.decode(new DataTreeEdit(root).commit(modification -> modification.write(srv6, container)));
        assertEquals(all.objects().keySet(), change.written());
    }

    @Test
    public void positionsOrderTheSegmentsAndIndexesMeanNothing() throws Exception {
        NodePlan decoded = Models.DATA.decode(Models.parseJson("""
            {"chainstitch-vpp-srv6:srv6":{"policies":{"policy":[{"bsid":"fc00:b::1","encap-source":"2001:db8::1",
              "segment-list":[
                {"index":9,"segment":[{"position":300,"sid":"fc00:2::2"},{"position":20,"sid":"FC00:2:0::1"}]},
                {"index":70,"weight":2,"segment":[{"position":5,"sid":"fc00:2::3"}]}]}]}}}"""));
        assertEquals(plan(List.of(POLICY)), decoded);
    }
}
