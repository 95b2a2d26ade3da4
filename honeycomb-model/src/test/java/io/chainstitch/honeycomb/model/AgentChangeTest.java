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
import io.chainstitch.vpp.model.IpPrefix;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.ObjectKey;
import io.chainstitch.vpp.model.Route;
import io.chainstitch.vpp.model.SubInterface;
import io.chainstitch.vpp.model.VppObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.PathArgument;
import org.opendaylight.yangtools.yang.data.api.schema.ContainerNode;
import org.opendaylight.yangtools.yang.data.api.schema.NormalizedNodes;

@RunWith(JUnitQuickcheck.class)
public class AgentChangeTest {
    private static final InterfaceNames NAMES = Models.SCHEMA.interfaces;
    private static final RoutingNames ROUTING = Models.SCHEMA.routing;

    @Property(trials = 300)
    public void commitShowsTheDifferenceOfThePlans(@From(Plans.class) NodePlan before,
            @From(Plans.class) NodePlan after) throws Exception {
        ContainerNode old = Models.DATA.encode(before);
        var tree = new DataTreeEdit(old);
        AgentChange change =
            Models.DATA.decode(tree.commit(DataTreeEdit.difference(old, Models.DATA.encode(after))));
        assertEquals(differences(before, after), differences(change.before(), change.after()));
        assertTrue(before.objects().entrySet().containsAll(change.before().objects().entrySet()));
        assertTrue(after.objects().entrySet().containsAll(change.after().objects().entrySet()));
    }

    @Property(trials = 100)
    public void replacedRootShowsEverything(@From(Plans.class) NodePlan before, @From(Plans.class) NodePlan after)
            throws Exception {
        var tree = new DataTreeEdit(Models.DATA.encode(before));
        AgentChange change = Models.DATA.decode(tree.commit(
            modification -> modification.write(YangInstanceIdentifier.of(), Models.DATA.encode(after))));
        assertEquals(differences(before, after), differences(change.before(), change.after()));
    }

    private static Map<ObjectKey, List<Optional<VppObject>>> differences(NodePlan before, NodePlan after) {
        Map<ObjectKey, List<Optional<VppObject>>> differences = new HashMap<>();
        before.objects().forEach((key, object) -> differences.put(key, List.of(Optional.of(object), after.get(key))));
        after.objects().forEach((key, object) -> differences.put(key, List.of(before.get(key), Optional.of(object))));
        differences.values().removeIf(pair -> pair.get(0).equals(pair.get(1)));
        return differences;
    }

    @Test
    public void writingOneLeafAgainNamesOnlyItsObject() throws Exception {
        var crossConnect = new CrossConnect("pod/a/b/c", "host-up");
        NodePlan plan = NodePlan.of(List.of(new Interface("pod/a/b/c", new Attachment.AfPacket("veth1")),
            crossConnect, new Address("pod/a/b/c", InterfaceAddress.of("10.0.0.1/24"))));
        AgentChange change = rewrite(plan, NAMES.layers.layer2, NAMES.layers.interconnection,
            NAMES.layers.crossConnect);
        assertEquals(Set.of(crossConnect.key()), change.written());
        assertEquals(change.before(), change.after());
    }

    @Test
    public void writingAnEntryAgainNamesAllThatStandsInIt() throws Exception {
        NodePlan plan = NodePlan.of(List.of(new Interface("pod/a/b/c", new Attachment.Loopback(1)),
            new SubInterface("pod/a/b/c", 5, 1), new CrossConnect("pod/a/b/c.5", "host-up")));
        assertEquals(plan.objects().keySet(), rewrite(plan).written());
    }

    private static AgentChange rewrite(NodePlan plan, PathArgument... below) throws Exception {
        ContainerNode root = Models.DATA.encode(plan);
        YangInstanceIdentifier path = YangInstanceIdentifier.of(NAMES.interfaces, NAMES.list,
            Trees.entryId(NAMES.list, Map.of(NAMES.name, "pod/a/b/c")));
        for (PathArgument step : below) {
            path = path.node(step);
        }
        YangInstanceIdentifier target = path;
        var node = NormalizedNodes.findNode(root, target).orElseThrow();
        return Models.DATA.decode(new DataTreeEdit(root).commit(modification -> modification.write(target, node)));
    }

    @Test
    public void writingOneRouteAgainNamesOnlyThatRoute() throws Exception {
        Route one = new Route(5, IpPrefix.of("10.0.0.0/8"), new Route.Lookup(0));
        Route other = new Route(5, IpPrefix.of("11.0.0.0/8"),
            new Route.NextHop(IpAddress.of("10.0.0.1"), Optional.empty()));
        NodePlan both = NodePlan.of(List.of(one, other));
        ContainerNode root = Models.DATA.encode(both);
        var tree = new DataTreeEdit(root);
        var document = EditConfig.config(Models.DATA, both, both, Set.of(one.key()), "t");
        assertEquals(1, document.getElementsByTagNameNS("*", "route").getLength());
        var routes = ROUTING.routes(one.prefix().family());
        var entry = Trees.entries(Trees.container(Trees.container(root, ROUTING.routing), ROUTING.protocols),
            ROUTING.protocol).iterator().next();
        var route = Trees.entries(Trees.container(Trees.container(entry, ROUTING.staticRoutes), routes.container),
            routes.list).stream().filter(found -> "10.0.0.0/8".equals(Trees.text(found, routes.prefix))).findFirst()
            .orElseThrow();
        AgentChange change = Models.DATA.decode(tree.commit(modification -> modification.write(
            YangInstanceIdentifier.of(ROUTING.routing, ROUTING.protocols, ROUTING.protocol, entry.name(),
                ROUTING.staticRoutes, routes.container, routes.list, route.name()), route)));
        assertEquals(Set.of(one.key()), change.written());
        assertEquals(NodePlan.of(List.of(one)), change.after());
    }
}
