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

import io.chainstitch.vpp.model.InterfaceObject;
import io.chainstitch.vpp.model.ObjectKey;
import io.chainstitch.vpp.model.ObjectKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Reads what VPP holds: first interfaces and tables, then all kinds at once. */
final class HoldingsReader {
    private static final Map<ObjectKind, KindReader> READERS = new EnumMap<>(Map.of(
        ObjectKind.TABLE, new TableReader(),
        ObjectKind.INTERFACE, new InterfaceReader(),
        ObjectKind.SUB_INTERFACE, new SubInterfaceReader(),
        ObjectKind.VXLAN, new VxlanReader(),
        ObjectKind.ADDRESS, new AddressReader(),
        ObjectKind.NEIGHBOR, new NeighborReader(),
        ObjectKind.ROUTE, new RouteReader(),
        ObjectKind.CROSS_CONNECT, new CrossConnectReader()));

    static {
        READERS.putAll(Map.of(
            ObjectKind.LOCAL_SID, new LocalSidReader(),
            ObjectKind.POLICY, new PolicyReader(),
            ObjectKind.STEERING, new SteeringReader(),
            ObjectKind.CLASSIFIER, new ClassifierReader()));
    }

    private HoldingsReader() {
    }

    static CompletableFuture<Holdings> readAll(VppSession vpp, Ledger ledger) {
        return read(vpp, ledger, EnumSet.allOf(ObjectKind.class));
    }

    /** Fresh dumps of some kinds. */
    static CompletableFuture<Holdings> read(VppSession vpp, Ledger ledger, Set<ObjectKind> kinds) {
        return read(vpp, ledger, kinds, vpp.names());
    }

    /** Reads everything as if the given interfaces were ours. */
    static CompletableFuture<Holdings> readAs(VppSession vpp, Ledger ledger, Collection<InterfaceObject> ours) {
        return read(vpp, ledger, EnumSet.allOf(ObjectKind.class), vpp.names(ours));
    }

    private static CompletableFuture<Holdings> read(VppSession vpp, Ledger ledger, Set<ObjectKind> kinds,
            CompletableFuture<NameView> names) {
        return names.thenCombine(TableReader.tables(vpp), Scene::new).thenCompose(scene -> {
            Set<ObjectKind> wanted = EnumSet.copyOf(kinds);
            if (kinds.contains(ObjectKind.STEERING)) {
                wanted.add(ObjectKind.POLICY);
            }
            List<CompletableFuture<List<Found>>> parts = new ArrayList<>();
            wanted.forEach(kind -> parts.add(READERS.get(kind).read(vpp, scene)));
            if (wanted.contains(ObjectKind.CROSS_CONNECT) || wanted.contains(ObjectKind.STEERING)) {
                parts.add(BridgeReader.read(vpp, scene.names()));
            }
            return KindReader.all(parts).thenApply(found -> new Holdings(scene, working(found), ledger));
        });
    }

    /** VPP lists steering into a policy that is gone, and gives the place of the policy to the next one. */
    private static List<Found> working(List<Found> found) {
        Set<ObjectKey> there = new HashSet<>();
        found.forEach(each -> there.add(each.key()));
        return found.stream().map(each -> each.object().map(object -> there.containsAll(object.needs())).orElse(true)
            ? each : each.withoutObject()).toList();
    }
}
