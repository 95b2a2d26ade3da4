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
package io.chainstitch.agent.dataplane;

import io.chainstitch.vpp.model.Address;
import io.chainstitch.vpp.model.Attachment;
import io.chainstitch.vpp.model.Classifier;
import io.chainstitch.vpp.model.CrossConnect;
import io.chainstitch.vpp.model.Interface;
import io.chainstitch.vpp.model.InterfaceObject;
import io.chainstitch.vpp.model.IpFamily;
import io.chainstitch.vpp.model.Neighbor;
import io.chainstitch.vpp.model.ObjectKey;
import io.chainstitch.vpp.model.Route;
import io.chainstitch.vpp.model.Steering;
import io.chainstitch.vpp.model.SubInterface;
import io.chainstitch.vpp.model.Table;
import io.chainstitch.vpp.model.TableRef;
import io.chainstitch.vpp.model.VppObject;
import io.chainstitch.vpp.model.Vxlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Reads what a change could collide with, and nothing else. What stands on an interface of ours is ours, so nobody is
 * asked for it; VPP is asked for what stands on interfaces of others, and only when the change touches it. Interfaces
 * are taken from what is known of them: VPP tells when others make or delete one.
 */
final class ChangeReader {
    private static final String TUNNEL = "vxlan_tunnel";

    private final VppSession vpp;
    private final Ledger ledger;
    private final Scene scene;
    private final boolean thorough;
    private final List<Found> known = new ArrayList<>();
    /** Questions by what they ask for, so that nothing is asked twice. */
    private final Map<Object, Supplier<CompletableFuture<List<Found>>>> questions = new HashMap<>();
    private final Map<TableRef, CompletableFuture<List<Found>>> routes = new ConcurrentHashMap<>();

    private ChangeReader(VppSession vpp, Ledger ledger, Scene scene, boolean thorough) {
        this.vpp = vpp;
        this.ledger = ledger;
        this.scene = scene;
        this.thorough = thorough;
    }

    /**
     * Reads.
     *
     * @param vpp the connection
     * @param ledger what is ours
     * @param names the interfaces
     * @param check the change
     * @param thorough whether more matters than what would be overwritten: tables that the change only refers to, and
     *     what others have on interfaces of ours
     * @return what the change could collide with
     */
    static CompletableFuture<Holdings> read(VppSession vpp, Ledger ledger, NameView names, ChangeCheck check,
            boolean thorough) {
        CompletableFuture<Boolean> ask = thorough && check.needsForeignTable()
            ? CompletableFuture.completedFuture(true) : hasOneOf(vpp, check.written().stream()
                .filter(object -> object instanceof Table && !ledger.owns(object.key()))
                .map(table -> ((Table) table).ref()).toList());
        return ask.thenCompose(needed -> needed ? TableReader.tables(vpp)
                : CompletableFuture.completedFuture(List.<Table>of()))
            .thenCompose(found -> new ChangeReader(vpp, ledger, new Scene(names, found), thorough).read(check));
    }

    /** Tables may be many, so all are read only when VPP has one already that the change makes. */
    private static CompletableFuture<Boolean> hasOneOf(VppSession vpp, List<TableRef> tables) {
        if (!vpp.supports("ip_route_lookup")) {
            return CompletableFuture.completedFuture(!tables.isEmpty());
        }
        return Bursts.run(tables.stream().<Supplier<CompletableFuture<List<Boolean>>>>map(table ->
            () -> FibLook.hasTable(vpp, table).thenApply(List::of)).toList()).thenApply(found -> found.contains(true));
    }

    private CompletableFuture<Holdings> read(ChangeCheck check) {
        for (VppObject object : check.written()) {
            ask(object);
            if (!ledger.owns(object.key())) {
                check.fresh(object).ifPresent(entry -> questions.put(entry, () -> taken(object, entry)));
            }
        }
        Map<ObjectKey, Port> takers = BridgeReader.takers(check.written(), scene.names());
        questions.put(BridgeReader.class, () -> BridgeReader.read(vpp, takers));
        scene.tables().forEach(table -> known.add(Found.of(table)));
        return Bursts.run(List.copyOf(questions.values())).thenApply(answers -> {
            List<Found> found = new ArrayList<>(known);
            found.addAll(answers);
            return new Holdings(scene, found, ledger);
        });
    }

    private void ask(VppObject object) {
        if (object instanceof InterfaceObject iface && scene.names().exists(iface.name())
            && !scene.names().owns(iface.name())) {
            known.add(Found.opaque(object.key()));
        } else if (object instanceof Interface iface) {
            attachment(iface.attachment());
        } else if (object instanceof SubInterface sub) {
            subInterface(sub);
        } else if (object instanceof Vxlan) {
            tunnels();
        } else if (!ledger.owns(object.key())) {
            standsOnOthers(object);
        }
    }

    /** VPP names interfaces after what they are attached to, except memif and tap. */
    private void attachment(Attachment attachment) {
        if (attachment instanceof Attachment.AfPacket afPacket) {
            named("host-" + afPacket.hostInterface(), attachment);
        } else if (attachment instanceof Attachment.Loopback loopback) {
            named("loop" + loopback.instance(), attachment);
        } else {
            String name = attachment instanceof Attachment.Memif ? "memif" : "tap";
            if (scene.names().foreign().stream().anyMatch(port -> port.vppName().startsWith(name))) {
                questions.put(Attachment.class, () -> new InterfaceReader().read(vpp, scene));
            }
        }
    }

    private void named(String name, Attachment attachment) {
        foreign(name).ifPresent(port -> known.add(Found.of(new Interface(name, attachment))));
    }

    private Optional<Port> foreign(String name) {
        return scene.names().port(name).filter(port -> scene.names().owned(port.index()).isEmpty());
    }

    private void subInterface(SubInterface sub) {
        long parent = scene.names().port(sub.parent()).map(Port::index).orElse(VppSession.NONE);
        scene.names().foreign().stream()
            .filter(port -> port.subInterface() && port.parent() == parent && port.vlan() == sub.vlan()).findFirst()
            .ifPresent(port -> known.add(Found.opaque(sub.key())));
    }

    private void tunnels() {
        List<Port> foreign = scene.names().foreign().stream()
            .filter(port -> port.vppName().startsWith(TUNNEL)).toList();
        if (foreign.size() > Bursts.LENGTH) {
            questions.put(Vxlan.class, () -> new VxlanReader().read(vpp, scene));
        } else {
            foreign.forEach(port ->
                questions.put(port, () -> VxlanReader.read(vpp, scene, port.index())));
        }
    }

    /** Whether VPP has a prefix that an object needs for itself. */
    private CompletableFuture<List<Found>> taken(VppObject object, FibEntries.Entry entry) {
        return vpp.supports("ip_route_lookup") ? FibLook.at(vpp, entry).thenApply(look -> look.paths().isPresent()
            ? List.of(Found.opaque(object.key())) : List.of()) : CompletableFuture.completedFuture(List.of());
    }

    private void segmentRouting(VppObject object) {
        SegmentRoutingCheck.inInterface(object)
            .filter(name -> thorough && scene.names().exists(name) || foreign(name).isPresent())
            .ifPresent(name -> questions.put(LocalSidReader.class, () -> LocalSidReader.proxiesOfOthers(vpp)));
        if (object instanceof Steering steering && steering.traffic() instanceof Steering.Frames frames) {
            foreign(frames.interfaceName()).ifPresent(port -> layer2());
        } else if (thorough && object instanceof Classifier classifier) {
            questions.put(classifier.key(), () -> vpp.abf().thenApply(abf -> abf.isTaken(classifier)
                ? List.of(Found.opaque(classifier.key())) : List.of()));
        }
    }

    /** Who takes what interfaces receive. */
    private void layer2() {
        questions.put(CrossConnect.class, () -> new CrossConnectReader().read(vpp, scene));
        questions.put(Steering.class, () -> new SteeringReader().read(vpp, scene));
    }

    /** The routes of a table are many; they are read only when there is something on the prefix. */
    private CompletableFuture<List<Found>> routes(FibEntries.Entry entry) {
        CompletableFuture<Boolean> there = vpp.supports("ip_route_lookup")
            ? FibLook.at(vpp, entry).thenApply(look -> look.paths().isPresent())
            : CompletableFuture.completedFuture(true);
        return there.thenCompose(found -> found ? routes.computeIfAbsent(entry.table(),
            table -> RouteReader.read(vpp, scene, table)) : CompletableFuture.completedFuture(List.of()));
    }

    private void standsOnOthers(VppObject object) {
        if (object instanceof Route route) {
            TableRef table = new TableRef(route.prefix().family(), route.table());
            questions.put(object.key(), () -> routes(new FibEntries.Entry(table, route.prefix())));
        } else if (object instanceof CrossConnect cross) {
            foreign(cross.receive()).ifPresent(port -> layer2());
        } else if (object instanceof Address address) {
            boolean ipv6 = address.address().address().family() == IpFamily.IPV6;
            foreign(address.interfaceName()).ifPresent(port ->
                questions.put(List.of(Address.class, port, ipv6), () -> AddressReader.read(vpp, scene, port, ipv6)));
        } else if (object instanceof Neighbor neighbor) {
            foreign(neighbor.interfaceName()).ifPresent(port -> questions.put(List.of(Neighbor.class, port),
                () -> NeighborReader.read(vpp, scene, port.index())));
        } else {
            segmentRouting(object);
        }
    }
}
