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

import static io.chainstitch.sfc.impl.resolve.Resolving.resolve;
import static io.chainstitch.sfc.impl.resolve.Resolving.resolved;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertSame;

import io.chainstitch.sfc.api.ChainInterface;
import io.chainstitch.sfc.api.ExternalInterface;
import io.chainstitch.sfc.api.FunctionDefinition;
import io.chainstitch.sfc.api.Hop;
import io.chainstitch.sfc.api.Pod;
import io.chainstitch.vpp.model.Attachment;
import io.chainstitch.vpp.model.Interface;
import io.chainstitch.vpp.model.InterfaceAddress;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.MacAddress;
import io.chainstitch.vpp.model.SubInterface;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.Test;

public class InterfacesTest {
    private static final Optional<String> N1 = Optional.of("n1");
    private static final FunctionDefinition A = Chains.function("a", "eth1");
    private static final FunctionDefinition B = Chains.function("b", "eth1");
    private static final List<Pod.Interface> TWO = List.of(World.face("in"), World.face("out"));

    private final World world = new World().nodes("n1").pod("pa", "n1", "a").pod("pb", "n1", "b");

    @Test
    public void managedInterfaceIsNamedAfterItsPodAndCreated() {
        ChainInterface face = hop(0, A, B).input();
        assertEquals("eth1", face.label());
        assertEquals("pod/ns/pa/eth1", face.name());
        assertEquals(Optional.of(new Interface("pod/ns/pa/eth1", new Attachment.AfPacket("host-eth1"))),
            face.created());
    }

    @Test
    public void interfaceOfSomebodyElseKeepsItsNameEvenWithAnAttachment() {
        world.pod(World.pod("pa", N1, World.apps("a"), List.of(new Pod.Interface("eth1", "default", List.of(),
            Optional.of(new MacAddress("02:00:00:00:00:01")), List.of(), Optional.of("tap7"),
            Optional.of(new Attachment.AfPacket("veth"))))));
        ChainInterface face = hop(0, A, B).output();
        assertEquals("tap7", face.name());
        assertEquals("eth1", face.label());
        assertEquals(Optional.empty(), face.created());
        assertEquals(Optional.of(new MacAddress("02:00:00:00:00:01")), face.mac());
    }

    @Test
    public void startUsesItsOutputAndEndItsInputForBothWays() {
        world.pod(World.pod("pa", N1, World.apps("a"), TWO)).pod(World.pod("pb", N1, World.apps("b"), TWO));
        FunctionDefinition start = Chains.function("a", Optional.of("in"), Optional.of("out"));
        FunctionDefinition end = Chains.function("b", Optional.of("in"), Optional.of("out"));
        Hop first = hop(0, start, end);
        Hop last = hop(1, start, end);
        assertEquals("out", first.input().label());
        assertSame(first.input(), first.output());
        assertEquals("in", last.input().label());
        assertSame(last.input(), last.output());
    }

    @Test
    public void endsTakeTheOtherLeafWhereTheirOwnIsNotGiven() {
        world.pod(World.pod("pa", N1, World.apps("a"), TWO)).pod(World.pod("pb", N1, World.apps("b"), TWO));
        FunctionDefinition start = Chains.function("a", Optional.of("in"), Optional.empty());
        FunctionDefinition end = Chains.function("b", Optional.empty(), Optional.of("out"));
        assertEquals("in", hop(0, start, end).output().label());
        assertEquals("out", hop(1, start, end).input().label());
    }

    @Test
    public void innerFunctionHasTwoSides() {
        world.pod(World.pod("pm", N1, World.apps("m"), TWO));
        Hop hop = hop(1, A, Chains.function("m", Optional.of("in"), Optional.of("out")), B);
        assertEquals("in", hop.input().label());
        assertEquals("out", hop.output().label());
    }

    @Test
    public void externalInterfaceWithVlanIsACreatedSubInterface() {
        world.external("x", World.attached("n1", "eth7", OptionalInt.of(42)));
        ChainInterface face = hop(0, Chains.external("x"), B).input();
        assertEquals("eth7.42", face.name());
        assertEquals("eth7.42", face.label());
        assertEquals(Optional.of(new SubInterface("eth7", 42, 1)), face.created());
        assertEquals("stub", face.network());
    }

    @Test
    public void externalInterfaceWithoutVlanIsThereAlready() {
        world.external("x", new ExternalInterface.Attached("n1", "eth7", OptionalInt.empty(),
            Optional.of(InterfaceAddress.of("10.0.0.1/24")), Optional.of(IpAddress.of("10.0.0.9")),
            Optional.of(new MacAddress("02:00:00:00:00:09"))));
        world.pod(World.pod("pb", N1, World.apps("b"), List.of(World.face("eth1", "10.1.0.2/24"))));
        ChainInterface face = hop(0, Chains.external("x"), B).input();
        assertEquals("eth7", face.name());
        assertEquals(Optional.empty(), face.created());
        assertEquals("default", face.network());
        assertEquals(List.of(InterfaceAddress.of("10.0.0.1/24")), face.gateways());
        assertEquals(List.of(InterfaceAddress.of("10.0.0.9/24")), face.addresses());
        assertEquals(Optional.of(IpAddress.of("10.0.0.9")), face.peer());
        assertEquals(Optional.of(new MacAddress("02:00:00:00:00:09")), face.mac());
    }

    @Test
    public void nodesOfThePathsComeWithTheChain() {
        world.nodes("n2");
        assertEquals(Map.of("n1", world.nodes.get("n1")), resolved(resolve(Chains.chain(A, B), world)).nodes());
    }

    private Hop hop(int index, FunctionDefinition... functions) {
        return resolved(resolve(Chains.chain(functions), world)).paths().get(0).hops().get(index);
    }
}
