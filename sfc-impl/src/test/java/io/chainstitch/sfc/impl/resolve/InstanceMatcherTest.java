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
package io.chainstitch.sfc.impl.resolve;

import static io.chainstitch.sfc.impl.resolve.Resolving.assertPaths;
import static io.chainstitch.sfc.impl.resolve.Resolving.assertRefused;
import static io.chainstitch.sfc.impl.resolve.Resolving.avoiding;
import static io.chainstitch.sfc.impl.resolve.Resolving.resolve;

import io.chainstitch.sfc.api.ChainDefinition;
import io.chainstitch.sfc.api.FunctionDefinition;
import io.chainstitch.sfc.api.Pod;
import io.chainstitch.sfc.api.Reason;
import io.chainstitch.sfc.api.Selection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.Test;

public class InstanceMatcherTest {
    private static final ChainDefinition CHAIN = Chains.apps("a", "b");
    private static final Optional<String> N1 = Optional.of("n1");

    private final World world = new World().nodes("n1").pod("pa", "n1", "a");

    @Test
    public void functionThatNoPodMatchesIsNamedWithItsLabels() {
        assertRefused(Reason.NO_MATCHING_INSTANCE, "Function 'b' of chain 'c' has no instance: no pod has the label"
            + " app-b=yes; label a pod so, or correct the selector", resolve(CHAIN, world));
    }

    @Test
    public void everyLabelAndTheNamespaceHaveToMatch() {
        world.pod("pb", "n1", "b");
        FunctionDefinition strict = new FunctionDefinition("b", Optional.of(new Selection.Pods(
            Optional.of("elsewhere"), Map.of("app-b", "yes", "app-z", "yes"))), Optional.of("eth1"), Optional.empty());
        assertRefused(Reason.NO_MATCHING_INSTANCE, "Function 'b' of chain 'c' has no instance: no pod of namespace"
            + " 'elsewhere' has the labels app-b=yes, app-z=yes; label a pod so, or correct the selector",
            resolve(Chains.chain(Chains.function("a", "eth1"), strict), world));
    }

    @Test
    public void externalInterfaceThatIsNotDeclaredMatchesNothing() {
        assertRefused(Reason.NO_MATCHING_INSTANCE, "Function 'x' of chain 'c' has no instance: external interface 'x'"
            + " has no attachment in the inventory; declare it with an attachment",
            resolve(Chains.chain(Chains.function("a", "eth1"), Chains.external("x")), world));
    }

    @Test
    public void podsWithoutTheInterfaceAreNamedUpToThree() {
        for (int index = 1; index <= 5; index++) {
            world.pod(World.pod("pb" + index, N1, World.apps("b"), List.of(World.face("eth0"))));
        }
        assertRefused(Reason.MISSING_INTERFACE, "Function 'b' of chain 'c' has no instance with its interface (pod"
            + " ns/pb1 has no interface 'eth1'; pod ns/pb2 has no interface 'eth1'; pod ns/pb3 has no interface"
            + " 'eth1'; and 2 more): add the interface to a pod, or correct the name in the function",
            resolve(CHAIN, world));
    }

    @Test
    public void siblingWithoutTheInterfaceIsJustLeftOut() {
        world.pod(World.pod("p0", N1, World.apps("b"), List.of(World.face("eth0")))).pod("pb", "n1", "b");
        assertPaths(resolve(CHAIN, world), "1: pa pb");
    }

    @Test
    public void podsOnUnknownNodesWaitForTheNode() {
        world.pod("pb", "n9", "b");
        world.pod(World.pod("pc", N1, World.apps("b"), List.of(World.face("eth0"))));
        assertRefused(Reason.UNKNOWN_NODE, "Function 'b' of chain 'c' has no instance on a known node (pod ns/pc has"
            + " no interface 'eth1'; pod ns/pb is on node 'n9', which the inventory does not have): add the node to"
            + " the inventory", resolve(CHAIN, world));
    }

    @Test
    public void attachmentsOfExternalInterfacesWaitForTheirNodes() {
        world.external("x", World.attached("n9", "eth7", OptionalInt.empty()));
        assertRefused(Reason.UNKNOWN_NODE, "Function 'x' of chain 'c' has no instance on a known node (external"
            + " interface 'x' on node 'n9' is not in the inventory's nodes): add the node to the inventory",
            resolve(Chains.chain(Chains.function("a", "eth1"), Chains.external("x")), world));
    }

    @Test
    public void instancesThatCannotBeUsedAreNamedWithTheirReasons() {
        Pod.Interface bare = new Pod.Interface("eth1", "default", List.of(), Optional.empty(), List.of(),
            Optional.empty(), Optional.empty());
        world.pod(World.pod("p1", Optional.empty(), World.apps("b"), List.of(World.face("eth1"))));
        world.pod(new Pod(new Pod.Id("ns", "p2"), N1, true, World.apps("b"), Map.of("eth1", World.face("eth1"))));
        world.pod(World.pod("p3", N1, World.apps("b"), List.of(bare)));
        assertRefused(Reason.NO_USABLE_INSTANCE, "Function 'b' of chain 'c' has no usable instance (pod ns/p2 is on"
            + " the host network, which no chain can use; pod ns/p1 is not scheduled to a node; pod ns/p3 has an"
            + " interface 'eth1' that has neither vpp-interface nor attachment): put one of them right, or add"
            + " another", resolve(CHAIN, world));
    }

    @Test
    public void podThatIsNotReadyIsStandby() {
        Pod pod = World.pod("pb", N1, World.apps("b"), List.of(World.face("eth1")));
        world.pod(new Pod(pod.id(), pod.node(), false, false, pod.labels(), pod.interfaces()));
        assertRefused(Reason.NO_USABLE_INSTANCE, "Function 'b' of chain 'c' has no usable instance (pod ns/pb is not"
            + " ready): put one of them right, or add another", resolve(CHAIN, world));
        world.pod(pod);
        assertPaths(resolve(CHAIN, world), "1: pa pb");
    }

    @Test
    public void newChainWaitsForAnUnreachableNode() {
        world.nodes("n2").pod("pb", "n2", "b");
        assertRefused(Reason.NO_USABLE_INSTANCE, "Function 'b' of chain 'c' has no usable instance (pod ns/pb is on"
            + " node 'n2', which cannot be reached): put one of them right, or add another",
            avoiding("n2", CHAIN, world, FakeRenderer.EXCLUSIVE));
    }

    @Test
    public void theWorstOffFunctionIsNamedFirst() {
        ChainDefinition chain = Chains.apps("a", "b", "z");
        world.pod(World.pod("pb", N1, World.apps("b"), List.of(World.face("eth0"))));
        assertRefused(Reason.NO_MATCHING_INSTANCE, "Function 'z' of chain 'c' has no instance: no pod has the label"
            + " app-z=yes; label a pod so, or correct the selector", resolve(chain, world));
    }

    @Test
    public void oneInstanceCannotServeTwoFunctions() {
        world.pod("pa", "n1", "a", "b");
        assertRefused(Reason.NO_USABLE_INSTANCE, "Functions 'a', 'b' of chain 'c' match the same instances and these"
            + " are too few to give each function one of its own: add instances, or narrow a selector",
            resolve(CHAIN, world));
    }

    @Test
    public void instanceThatOnlyOneFunctionCanSpareServesTheOther() {
        world.pod("pa", "n1", "a", "b").pod("pz", "n1", "a");
        assertPaths(resolve(CHAIN, world), "1: pz pa");
    }
}
