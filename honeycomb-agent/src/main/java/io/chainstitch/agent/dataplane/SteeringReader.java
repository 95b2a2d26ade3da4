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

import io.chainstitch.vpp.api.ApiMessage;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.IpFamily;
import io.chainstitch.vpp.model.IpPrefix;
import io.chainstitch.vpp.model.ObjectKey;
import io.chainstitch.vpp.model.ObjectKind;
import io.chainstitch.vpp.model.Steering;
import io.chainstitch.vpp.model.Table;
import io.chainstitch.vpp.model.TableRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Steering. VPP goes on to list steering that has no effect any more, because an interface left layer 2 or a table was
 * removed; that is told as something that has no object form.
 */
final class SteeringReader implements KindReader {

    @Override
    public CompletableFuture<List<Found>> read(VppSession vpp, Scene scene) {
        CompletableFuture<Set<Long>> taken = vpp.dump("l2_xconnect_dump", Map.of()).thenApply(pairs -> pairs.stream()
            .filter(pair -> pair.number("tx_sw_if_index") == CrossConnectWriter.SINK_INDEX)
            .map(pair -> pair.number("rx_sw_if_index")).collect(Collectors.toSet()));
        return vpp.dump("sr_steering_pol_dump", Map.of()).thenCompose(all -> {
            List<Lead> leads = all.stream().map(each -> lead(each, scene.names())).flatMap(Optional::stream).toList();
            return entries(vpp, scene, leads).thenCombine(taken, (entries, interfaces) -> leads.stream()
                .map(lead -> found(lead, lead.index().map(interfaces::contains)
                    .orElseGet(() -> entries.contains(lead.entry())))).toList());
        });
    }

    /**
     * What the dump tells of one steering.
     *
     * @param traffic what is steered
     * @param index the interface whose frames are steered; empty for packets
     * @param bsid where to
     */
    private record Lead(Steering.Traffic traffic, Optional<Long> index, IpAddress bsid) {

        /** What the steering of packets has put into a table. */
        SteeredEntry entry() {
            return new SteeredEntry(FibEntries.entry((Steering.Packets) traffic), bsid);
        }
    }

    /** Fields that do not belong to the kind of traffic hold garbage. */
    private static Optional<Lead> lead(ApiMessage steering, NameView names) {
        IpAddress bsid = steering.address("bsid");
        if (steering.bits("traffic_type") == SteeringWriter.FRAMES) {
            long index = steering.number("sw_if_index");
            return Optional.of(new Lead(new Steering.Frames(names.name(index)), Optional.of(index), bsid));
        }
        boolean ipv6 = steering.bits("traffic_type") == SteeringWriter.number(IpFamily.IPV6);
        IpAddress told = steering.prefix("prefix").address();
        IpAddress address = ipv6 ? AsIpv6.of(told) : told;
        int length = steering.prefix("prefix").length();
        try {
            return Optional.of(new Lead(new Steering.Packets(steering.number("fib_table"),
                new IpPrefix(address, length)), Optional.empty(), bsid));
        } catch (IllegalArgumentException e) {
            // Host bits are set: nothing of ours can have this key.
            return Optional.empty();
        }
    }

    private static Found found(Lead lead, boolean works) {
        ObjectKey key = new ObjectKey(ObjectKind.STEERING, lead.traffic().toString());
        return works ? Found.of(key, () -> new Steering(lead.traffic(), lead.bsid())) : Found.opaque(key);
    }

    /** What segment routing has in the tables concerned, as far as VPP still has these. */
    private static CompletableFuture<Set<SteeredEntry>> entries(VppSession vpp, Scene scene, List<Lead> leads) {
        Set<TableRef> tables = leads.stream().filter(lead -> lead.index().isEmpty())
            .map(lead -> lead.entry().entry().table()).collect(Collectors.toSet());
        tables.retainAll(scene.tables().stream().map(Table::ref).toList());
        return Bursts.run(tables.stream().<Supplier<CompletableFuture<List<SteeredEntry>>>>map(
            table -> () -> SteeredEntry.read(vpp, table)).toList()).thenApply(Set::copyOf);
    }
}
