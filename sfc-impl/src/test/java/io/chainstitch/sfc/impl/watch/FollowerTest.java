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
package io.chainstitch.sfc.impl.watch;

import static org.junit.Assert.assertEquals;

import io.chainstitch.sfc.impl.Yang;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Test;
import org.opendaylight.mdsal.binding.api.DataObjectModification;
import org.opendaylight.mdsal.binding.api.DataTreeModification;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.Inventory;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.InventoryBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.Name;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.Node;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.NodeBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.NodeKey;

/** What the first notification lacks; {@code SfcControllerTest} shows the rest on a datastore. */
public class FollowerTest {
    private final List<String> told = new ArrayList<>();
    private Optional<Inventory> anywhere = Optional.empty();
    private final List<List<String>> together = new ArrayList<>();
    private final Follower<Inventory, String> follower = new Follower<>(List.of(
        new Follower.Entries<>(Node.class, Inventory::nonnullNode, this::news)), () -> anywhere, this::tell);

    private String news(Node before, Node after) {
        return (after == null ? "-" : "+") + (after == null ? before : after).getName().getValue();
    }

    private void tell(List<String> news) {
        told.addAll(news);
        together.add(news);
    }

    private static Optional<Inventory> nodes(String... names) {
        Map<NodeKey, Node> nodes = new HashMap<>();
        for (String name : names) {
            Node node = Yang.node(name);
            nodes.put(node.key(), node);
        }
        return Optional.of(new InventoryBuilder().setNode(nodes).build());
    }

    @Test
    public void whatIsMissingEverywhereWasDeleted() {
        follower.begin(nodes("n1"));
        follower.onInitialData();
        assertEquals(List.of("+n1", "-n1"), told);
    }

    @Test
    public void whatAnotherMemberHasStillStays() {
        follower.begin(nodes("n1", "n2"));
        told.clear();
        anywhere = nodes("n1");
        follower.onInitialData();
        assertEquals(List.of("-n2"), told);
    }

    @Test
    public void nothingIsTakenForDeletedWhenItCannotBeLookedFor() {
        Follower<Inventory, String> blind = new Follower<>(List.of(
            new Follower.Entries<>(Node.class, Inventory::nonnullNode, this::news)), () -> {
                throw new IllegalStateException("no leader");
            }, this::tell);
        blind.begin(nodes("n1"));
        blind.onInitialData();
        assertEquals(List.of("+n1"), told);
    }

    @SuppressWarnings("unchecked")
    private static <T> T answering(Class<? super T> type, String method, Object answer) {
        return (T) Proxy.newProxyInstance(FollowerTest.class.getClassLoader(), new Class<?>[] {type},
            (proxy, called, arguments) -> called.getName().equals(method) ? answer : null);
    }

    @Test
    public void whatIsAsItWasReadIsNotToldAgain() {
        follower.begin(nodes("n1", "n2"));
        told.clear();
        Map<NodeKey, Node> nodes = new HashMap<>(nodes("n1", "n2", "n3").orElseThrow().nonnullNode());
        nodes.compute(new NodeKey(new Name("n2")), (key, node) ->
            new NodeBuilder(node).setUnderlayAddress(Yang.node("n9").getUnderlayAddress()).build());
        DataObjectModification<Inventory> root = answering(DataObjectModification.class, "dataAfter",
            new InventoryBuilder().setNode(nodes).build());
        follower.onDataTreeChanged(List.of(answering(DataTreeModification.class, "getRootNode", root)));
        assertEquals(List.of("+n2", "+n3"), told.stream().sorted().toList());
    }

    private static DataObjectModification<Node> modification(String method, String name) {
        return answering(DataObjectModification.class, method, Yang.node(name));
    }

    @Test
    public void whatIsWrittenTogetherIsToldTogether() {
        follower.begin(nodes("n1", "n2"));
        follower.onDataTreeChanged(List.of(answering(DataTreeModification.class, "getRootNode",
            answering(DataObjectModification.class, "dataAfter", nodes("n1", "n2").orElseThrow()))));
        together.clear();
        follower.onDataTreeChanged(List.of(
            answering(DataTreeModification.class, "getRootNode", answering(DataObjectModification.class,
                "getModifiedChildren", List.of(modification("dataBefore", "n1"), modification("dataAfter", "n3")))),
            answering(DataTreeModification.class, "getRootNode", answering(DataObjectModification.class,
                "getModifiedChildren", List.of(modification("dataAfter", "n4"))))));
        assertEquals(List.of(List.of("-n1", "+n3", "+n4")), together);
    }

    @Test
    public void entryThatCannotBeComparedIsToldAgain() {
        Node good = Yang.node("n1");
        Node spoilt = (Node) Proxy.newProxyInstance(FollowerTest.class.getClassLoader(), new Class<?>[] {Node.class},
            (proxy, called, arguments) -> {
                if (called.getName().equals("equals")) {
                    throw new IllegalArgumentException("an address of three digits");
                }
                return called.invoke(good, arguments);
            });
        Inventory inventory = new InventoryBuilder().setNode(Map.of(good.key(), spoilt)).build();
        follower.begin(Optional.of(inventory));
        told.clear();
        follower.onDataTreeChanged(List.of(answering(DataTreeModification.class, "getRootNode",
            answering(DataObjectModification.class, "dataAfter", inventory))));
        assertEquals(List.of("+n1"), told);
    }
}
