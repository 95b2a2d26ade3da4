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
import static org.junit.Assert.assertTrue;

import com.pholser.junit.quickcheck.From;
import com.pholser.junit.quickcheck.Property;
import com.pholser.junit.quickcheck.runner.JUnitQuickcheck;
import io.chainstitch.vpp.model.Address;
import io.chainstitch.vpp.model.CrossConnect;
import io.chainstitch.vpp.model.InterfaceAddress;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.IpPrefix;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.ObjectKey;
import io.chainstitch.vpp.model.Route;
import io.chainstitch.vpp.model.VppObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.opendaylight.yangtools.yang.data.api.schema.ContainerNode;
import org.w3c.dom.Document;

@RunWith(JUnitQuickcheck.class)
public class EditConfigTest {

    @Property(trials = 400)
    public void editTurnsOnePlanIntoAnother(@From(Plans.class) NodePlan before, @From(Plans.class) NodePlan after)
            throws Exception {
        assertEdited(before, after, Set.of());
    }

    @Property(trials = 200)
    public void rewritingChangesNothingElse(@From(Plans.class) NodePlan before, @From(Plans.class) NodePlan after)
            throws Exception {
        Set<ObjectKey> rewrite = new HashSet<>();
        after.objects().keySet().stream().filter(key -> key.hashCode() % 3 == 0).forEach(rewrite::add);
        assertEdited(before, after, rewrite);
    }

    private static void assertEdited(NodePlan before, NodePlan after, Set<ObjectKey> rewrite) throws Exception {
        Document edit = EditConfig.config(Models.DATA, before, after, rewrite, "t1");
        DataTreeEdit tree = new DataTreeEdit(Models.DATA.encode(before));
        AgentChange change = Models.DATA.decode(tree.commit(EditInterpreter.edit(edit)));
        ContainerNode edited = tree.read();
        assertEquals("t1", Models.DATA.transaction(edited));
        assertEquals(after, Models.DATA.decode(edited));
        ContainerNode wanted = Models.DATA.encode(after);
        for (var child : edited.body()) {
            if (!child.name().equals(Models.SCHEMA.status.agent)) {
                assertEquals(wanted.childByArg(child.name()), child);
            }
        }
        assertEquals(wanted.size(), edited.size() - 1);
        Set<ObjectKey> equal = new HashSet<>(rewrite);
        equal.removeIf(key -> !after.get(key).equals(before.get(key)));
        assertTrue(change.written() + " lacks one of " + equal, change.written().containsAll(equal));
    }

    @Test
    public void equalPlansGiveOnlyTheTransaction() {
        NodePlan plan = NodePlan.of(List.of(new CrossConnect("a", "b")));
        Document edit = EditConfig.config(Models.DATA, plan, plan, "t2");
        assertEquals(1, edit.getDocumentElement().getChildNodes().getLength());
        assertEquals("t2", edit.getDocumentElement().getTextContent());
    }

    @Test
    public void rewrittenObjectIsWrittenAlthoughEqual() throws Exception {
        CrossConnect crossConnect = new CrossConnect("a", "b");
        NodePlan plan = NodePlan.of(List.of(crossConnect, new Address("a", InterfaceAddress.of("10.0.0.1/24"))));
        String edit = Models.pretty(EditConfig.config(Models.DATA, plan, plan, Set.of(crossConnect.key()), "t3"));
        assertTrue(edit, edit.contains("<xconnect-outgoing-interface nc:operation=\"replace\">b<"));
        assertFalse(edit, edit.contains("10.0.0.1"));
    }

    @Test
    public void entryStaysWhileAnotherObjectIsInIt() throws Exception {
        Address address = new Address("a", InterfaceAddress.of("10.0.0.1/24"));
        NodePlan both = NodePlan.of(List.of(new CrossConnect("a", "b"), address));
        NodePlan one = NodePlan.of(List.of(address));
        String first = Models.pretty(EditConfig.config(Models.DATA, both, one, "t"));
        assertTrue(first, first.contains("<xconnect-outgoing-interface nc:operation=\"remove\">b<"));
        assertFalse(first, first.contains("<interface nc:operation"));
        String last = Models.pretty(EditConfig.config(Models.DATA, one, NodePlan.EMPTY, "t"));
        assertTrue(last, last.contains("<interface nc:operation=\"remove\">"));
    }

    @Test
    public void oneChangeAmongTenThousandObjectsIsASmallEdit() throws Exception {
        List<VppObject> objects = new ArrayList<>();
        for (int index = 0; index < 5000; index++) {
            objects.add(new CrossConnect("if" + index, "if" + (index + 1)));
            objects.add(route("10." + index / 250 + "." + index % 250 + ".0/24"));
        }
        NodePlan before = NodePlan.of(objects);
        VppObject route = route("11.0.0.0/8");
        VppObject moved = new CrossConnect("if7", "elsewhere");
        NodePlan after = before.with(Map.of(route.key(), Optional.of(route), moved.key(), Optional.of(moved)));
        Document edit = EditConfig.config(Models.DATA, before, after, "t");
        assertTrue(edit.getElementsByTagNameNS("*", "*").getLength() < 40);
        assertEdited(before, after, Set.of());
    }

    private static Route route(String prefix) {
        return new Route(7, IpPrefix.of(prefix), new Route.NextHop(IpAddress.of("10.99.0.1"), Optional.empty()));
    }
}
