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
package io.chainstitch.vpp.emulator;

import io.chainstitch.vpp.api.ApiMessage;
import io.chainstitch.vpp.model.InterfaceAddress;
import io.chainstitch.vpp.model.MacAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * VPP's state and its answers, without a socket. Not safe for use by several threads: VPP handles one message at a
 * time too.
 */
final class Emulation {

    /**
     * What a request led to.
     *
     * @param replies to the client that asked
     * @param events to clients that asked for events
     */
    record Outcome(List<ApiMessage> replies, List<EventFeature.Event> events) {
    }

    private final Handlers handlers = new Handlers();
    private final EventFeature events;
    private final InterfaceChanges changes = new InterfaceChanges();

    /**
     * Starts empty, but for local0 and what the configuration gives.
     *
     * @param config host interfaces and interfaces that are there from the start
     * @param clock nanoseconds, for the age of neighbors
     * @param random for addresses that VPP chooses
     */
    Emulation(EmulatorConfig config, LongSupplier clock, RandomGenerator random) {
        Interfaces interfaces = new Interfaces(changes, random);
        Tables tables = new Tables(interfaces);
        Addresses addresses = new Addresses(interfaces, tables);
        Neighbors neighbors = new Neighbors(interfaces);
        Lookups lookups = new Lookups();
        Routes routes = new Routes(tables, lookups);
        Routes typed = new Routes(tables, lookups);
        AfPacketFeature afPacket = new AfPacketFeature(interfaces, hosts(config));
        VxlanFeature vxlan = new VxlanFeature(interfaces, tables, lookups);
        BridgeDomains bridges = new BridgeDomains();
        CrossConnects connects = new CrossConnects(interfaces, bridges);
        SegmentRoutes segments = new SegmentRoutes(tables, lookups);
        PathChecks checks = new PathChecks(interfaces, tables);
        AbfPolicies abf = new AbfPolicies(tables, checks, lookups);
        AclFeature acls = new AclFeature();
        Fib fib = new Fib(interfaces, tables, addresses, neighbors, routes, typed, segments, lookups);
        LocalSids sids = new LocalSids(interfaces, tables, fib, segments);
        SidLists lists = new SidLists();
        SteeringTables steeringTables = new SteeringTables(tables);
        Policies policies = new Policies(tables, fib, segments, steeringTables, lists);
        events = new EventFeature(changes);
        List.of(new SystemFeature(), new InterfaceFeature(interfaces), new SubInterfaceFeature(interfaces),
            new LoopbackFeature(interfaces), afPacket, new TapFeature(interfaces, config.taps()),
            new MemifFeature(interfaces, random), new CrossConnectFeature(interfaces, connects),
            new BridgeFeature(interfaces, connects, bridges, random), vxlan,
            new TableFeature(interfaces, tables, addresses), new AddressFeature(interfaces, tables, addresses),
            new NeighborFeature(interfaces, neighbors, clock), new RouteFeature(checks, tables, routes, fib),
            new LocalSidFeature(interfaces, sids), new PolicyFeature(policies, lists),
            new SteeringFeature(interfaces, tables, connects, fib, segments, policies, steeringTables),
            new CliFeature(interfaces, sids, new RouteCommand(interfaces, tables, typed, fib)),
            acls, abf, new AbfAttachments(abf, acls), events)
            .forEach(feature -> feature.register(handlers));
        config.interfaces().forEach(given -> give(given, interfaces, addresses, afPacket));
        changes.take();
    }

    /** {@return the names of the requests it answers} */
    Set<String> requests() {
        return handlers.requests();
    }

    /** {@return the names of all messages it takes or gives} */
    Set<String> messages() {
        Set<String> names = new TreeSet<>(handlers.requests());
        names.addAll(handlers.answers());
        names.add("sw_interface_event");
        return names;
    }

    /**
     * Handles a request.
     *
     * @param request with its {@code client_index}
     * @return the outcome; nothing when the message is no request
     * @throws VppCrash when the request would end a VPP process
     */
    Optional<Outcome> handle(ApiMessage request) {
        return handlers.answer(request).map(replies -> new Outcome(replies, events.events()));
    }

    void forget(long client) {
        events.forget(client);
    }

    private static Set<String> hosts(EmulatorConfig config) {
        Set<String> hosts = new HashSet<>(config.hosts());
        config.interfaces().stream().map(EmulatorConfig.Given::name)
            .filter(name -> name.startsWith(AfPacketFeature.PREFIX))
            .forEach(name -> hosts.add(name.substring(AfPacketFeature.PREFIX.length())));
        return hosts;
    }

    private static void give(EmulatorConfig.Given given, Interfaces interfaces, Addresses addresses,
            AfPacketFeature afPacket) {
        MacAddress mac = given.mac().orElseGet(interfaces::randomMac);
        Iface made = given.name().startsWith(AfPacketFeature.PREFIX)
            ? afPacket.add(given.name().substring(AfPacketFeature.PREFIX.length()), mac)
            : interfaces.add(given.name(), Kind.NIC, mac, Iface.Link.FOLLOWS_ADMIN);
        given.mtu().ifPresent(mtu -> {
            made.linkMtu = mtu;
            made.mtu[0] = mtu;
        });
        interfaces.setAdmin(made, given.up());
        for (InterfaceAddress address : given.addresses()) {
            if (addresses.add(made.index, address) != 0) {
                throw new IllegalArgumentException("interface " + given.name() + ": the address " + address
                    + " overlaps one given before");
            }
        }
    }
}
