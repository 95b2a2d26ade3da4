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
import static io.chainstitch.sfc.impl.resolve.Resolving.resolve;
import static io.chainstitch.sfc.impl.resolve.Resolving.resolved;
import static org.junit.Assert.assertEquals;

import io.chainstitch.sfc.api.ChainDefinition;
import io.chainstitch.sfc.api.ExternalInterface;
import io.chainstitch.sfc.api.Layer;
import io.chainstitch.sfc.api.Reason;
import io.chainstitch.sfc.api.ResolvedChain;
import io.chainstitch.vpp.model.IpFamily;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.Test;

public class NetworkAndLayerTest {
    private static final ChainDefinition CHAIN = Chains.apps("a", "b");

    private final World world = new World().nodes("n1").network("red").network("blue");

    @Test
    public void interfacesWithoutAddressInTheDefaultNetworkAreStubs() {
        pod("pa", "a", "default");
        pod("pb", "b", "stub");
        ResolvedChain chain = resolved(resolve(CHAIN, world));
        assertEquals("stub", chain.network());
        assertEquals(Layer.L2, chain.layer());
    }

    @Test
    public void interfacesWithoutAddressStayInADeclaredNetwork() {
        pod("pa", "a", "red");
        pod("pb", "b", "red");
        ResolvedChain chain = resolved(resolve(CHAIN, world));
        assertEquals("red", chain.network());
        assertEquals(Layer.L2, chain.layer());
        assertEquals(Set.of(), chain.families());
    }

    @Test
    public void sharedFamilyIsTheLayer() {
        pod("pa", "a", "default", "fd00::1/64");
        pod("pb", "b", "default", "10.0.0.2/24", "fd00::2/64");
        ResolvedChain chain = resolved(resolve(CHAIN, world));
        assertEquals("default", chain.network());
        assertEquals(Layer.IPV6, chain.layer());
        assertEquals(Set.of(IpFamily.IPV6), chain.families());
    }

    @Test
    public void dualStackIsReportedAsIpv4() {
        pod("pa", "a", "default", "fd00::1/64", "10.0.0.1/24");
        pod("pb", "b", "default", "10.0.0.2/24", "fd00::2/64");
        ResolvedChain chain = resolved(resolve(CHAIN, world));
        assertEquals(Layer.IPV4, chain.layer());
        assertEquals(Set.of(IpFamily.IPV4, IpFamily.IPV6), chain.families());
    }

    @Test
    public void addressOfTheAttachmentDecidesForExternalInterfaces() {
        pod("pa", "a", "default", "10.0.0.2/24");
        world.external("x", World.attached("n1", "eth7", OptionalInt.empty(), "fd00::1/64"));
        assertRefused(Reason.MIXED_FAMILIES, "The interfaces of chain 'c' share no address family: interface 'eth1' of"
            + " pod ns/pa has only IPv4 and external interface 'x' on node 'n1' has only IPv6; give all of them one"
            + " family, or none of them an address",
            resolve(Chains.chain(Chains.function("a", "eth1"), Chains.external("x")), world));
    }

    @Test
    public void addressesOnSomeInterfacesOnlyAreMixedFamilies() {
        pod("pa", "a", "red", "10.0.0.2/24", "fd00::2/64");
        pod("pb", "b", "red");
        assertRefused(Reason.MIXED_FAMILIES, "The interfaces of chain 'c' share no address family: interface 'eth1' of"
            + " pod ns/pa has both and interface 'eth1' of pod ns/pb has no address; give all of them one family, or"
            + " none of them an address", resolve(CHAIN, world));
    }

    @Test
    public void twoNetworksAreNamed() {
        pod("pa", "a", "red");
        pod("pb", "b", "blue");
        assertRefused(Reason.MIXED_NETWORKS, "Chain 'c' would cross networks: interface 'eth1' of pod ns/pa is in"
            + " network 'red' and interface 'eth1' of pod ns/pb is in network 'blue'; put them into one network, or"
            + " name the network in the chain", resolve(CHAIN, world));
    }

    @Test
    public void stubAndDefaultAreTwoNetworks() {
        pod("pa", "a", "default", "10.0.0.1/24");
        pod("pb", "b", "default");
        assertRefused(Reason.MIXED_NETWORKS, "Chain 'c' would cross networks: interface 'eth1' of pod ns/pa is in"
            + " network 'default' and interface 'eth1' of pod ns/pb is in network 'stub' (no addresses); put them into"
            + " one network, or name the network in the chain", resolve(CHAIN, world));
    }

    @Test
    public void withANetworkInstancesOutsideItAreLeftOut() {
        pod("pa", "a", "red");
        pod("p1", "b", "blue");
        pod("p2", "b", "red");
        Resolution resolution = resolve(Chains.inNetwork(CHAIN, "red"), world);
        assertPaths(resolution, "1: pa p2");
        assertEquals(List.of(), resolved(resolution).standby());
    }

    @Test
    public void functionWithNothingInTheNetworkOfTheChainIsMixed() {
        pod("pa", "a", "red");
        pod("pb", "b", "blue");
        assertRefused(Reason.MIXED_NETWORKS, "Function 'b' of chain 'c' has no instance in network 'red', which the"
            + " chain asks for: interface 'eth1' of pod ns/pb is in network 'blue'; correct one of the two",
            resolve(Chains.inNetwork(CHAIN, "red"), world));
    }

    @Test
    public void networkOfTheChainHasToBeDeclared() {
        pod("pa", "a", "red");
        pod("pb", "b", "red");
        assertRefused(Reason.NO_USABLE_INSTANCE, "Network 'green' of chain 'c' is not declared: add it to the networks"
            + " of the inventory", resolve(Chains.inNetwork(CHAIN, "green"), world));
    }

    @Test
    public void instancesInANetworkThatIsNotDeclaredCannotBeUsed() {
        pod("pa", "a", "red");
        pod("pb", "b", "green");
        assertRefused(Reason.NO_USABLE_INSTANCE, "Function 'b' of chain 'c' has no usable instance (pod ns/pb cannot be"
            + " used because interface 'eth1' is in network 'green', which is not declared): put one of them right,"
            + " or add another", resolve(CHAIN, world));
    }

    @Test
    public void externalInterfacesAreInNetworksLikeOthers() {
        pod("pa", "a", "red");
        world.externals.put("x", new ExternalInterface("x", "red",
            List.of(World.attached("n1", "eth7", OptionalInt.empty()))));
        assertPaths(resolve(Chains.chain(Chains.function("a", "eth1"), Chains.external("x")), world),
            "1: pa external/x/n1");
    }

    private void pod(String name, String app, String network, String... addresses) {
        world.pod(World.pod(name, Optional.of("n1"), World.apps(app),
            List.of(World.face("eth1", network, addresses))));
    }
}
