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

import io.chainstitch.vpp.model.IpFamily;
import io.chainstitch.vpp.model.Steering;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Steering of packets. VPP ends when the table is missing, and shares the traffic with a drop, without a word, when the
 * table has the very prefix from somebody else; so it is asked before, and looked at after, each call.
 */
final class PacketSteering {
    /** VPP's flag of a neighbor that is in no table. */
    private static final int NO_ENTRY = 2;

    private PacketSteering() {
    }

    static CompletableFuture<?> create(VppSession vpp, Steering object, Steering.Packets packets) {
        return FibLook.at(vpp, FibEntries.entry(packets)).thenCompose(look -> {
            if (!look.hasTable()) {
                return CompletableFuture.failedFuture(NeededTables.missing(FibEntries.entry(packets).table()));
            }
            return look.paths().isPresent() ? CompletableFuture.failedFuture(shared(packets))
                : steer(vpp, object, packets, () -> SteeringWriter.unsteer(vpp, object, packets));
        });
    }

    /** The prefix is ours already; a neighbor that came since then hides behind the steering until it is re-pointed. */
    static CompletableFuture<?> change(VppSession vpp, Steering before, Steering after, Steering.Packets packets) {
        return NeededTables.require(vpp, FibEntries.entry(packets).table(), () -> isNeighbor(vpp, packets))
            .thenCompose(neighbor -> neighbor ? CompletableFuture.failedFuture(shared(packets))
                : steer(vpp, after, packets, () -> SteeringWriter.steer(vpp, before, packets)));
    }

    static CompletableFuture<?> delete(VppSession vpp, Steering object, Steering.Packets packets) {
        return NeededTables.remove(vpp, FibEntries.entry(packets).table(),
            () -> SteeringWriter.unsteer(vpp, object, packets));
    }

    private static CompletableFuture<?> steer(VppSession vpp, Steering object, Steering.Packets packets,
            Supplier<CompletableFuture<?>> undo) {
        CompletableFuture<?> steered = SteeringWriter.steer(vpp, object, packets);
        CompletableFuture<FibLook> look = FibLook.at(vpp, FibEntries.entry(packets));
        return steered.thenCompose(done -> look).thenCompose(now -> now.paths().equals(Optional.of(1))
            ? CompletableFuture.<Void>completedFuture(null) : Withdrawal.after(shared(packets), undo.get()));
    }

    private static CallRefused shared(Steering.Packets packets) {
        return new CallRefused("VPP has " + packets.prefix() + " in table " + FibEntries.entry(packets).table()
            + " from a route, neighbor or address, and would share the traffic with a drop; remove that first");
    }

    private static CompletableFuture<Boolean> isNeighbor(VppSession vpp, Steering.Packets packets) {
        IpFamily family = packets.prefix().family();
        if (packets.prefix().length() != family.bits()) {
            return CompletableFuture.completedFuture(false);
        }
        return vpp.neighbors(family).thenCompose(neighbors -> {
            List<CompletableFuture<List<Boolean>>> inTable = neighbors.stream()
                .map(details -> details.struct("neighbor"))
                .filter(neighbor -> neighbor.address("ip_address").equals(packets.prefix().address())
                    && (neighbor.bits("flags") & NO_ENTRY) == 0)
                .map(neighbor -> isBound(vpp, neighbor.number("sw_if_index"), packets).thenApply(List::of)).toList();
            return KindReader.all(inTable).thenApply(found -> found.contains(true));
        });
    }

    private static CompletableFuture<Boolean> isBound(VppSession vpp, long index, Steering.Packets packets) {
        return TableBindings.table(vpp, index, packets.prefix().family() == IpFamily.IPV6)
            .thenApply(Optional.of(packets.table())::equals);
    }
}
