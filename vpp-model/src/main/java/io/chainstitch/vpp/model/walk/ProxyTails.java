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
package io.chainstitch.vpp.model.walk;

import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.LocalSid;
import io.chainstitch.vpp.model.NodeReading;
import io.chainstitch.vpp.model.ObjectKey;
import io.chainstitch.vpp.model.ObjectKind;
import io.chainstitch.vpp.model.Policy;
import io.chainstitch.vpp.model.SegmentList;
import io.chainstitch.vpp.model.SidBehavior;
import io.chainstitch.vpp.model.Steering;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How packets go on after dynamic proxies, whoever sends them: a path that is right for itself is spoilt by any other
 * traffic that passes one of its proxies and goes on to somewhere else.
 */
final class ProxyTails {
    private final Map<IpAddress, Port> proxies = new HashMap<>();
    private final Map<IpAddress, List<IpAddress>> tails = new HashMap<>();

    private ProxyTails() {
    }

    /**
     * Looks for what mixes traffic up.
     *
     * @param readings what the nodes hold
     * @param used what a path relies on
     * @return a sentence that names the first interface of a proxy of the path with two ways before it
     */
    static Optional<String> mixUp(Collection<NodeReading> readings, Collection<HeldObject> used) {
        ProxyTails tails = new ProxyTails();
        Map<String, NodeReading> byName = new HashMap<>();
        readings.forEach(reading -> byName.put(reading.node(), reading));
        used.forEach(held -> tails.proxy(held, byName));
        return tails.proxies.isEmpty() ? Optional.empty() : readings.stream()
            .sorted(Comparator.comparing(NodeReading::node)).flatMap(reading -> tails.steered(reading).stream())
            .findFirst();
    }

    private void proxy(HeldObject held, Map<String, NodeReading> readings) {
        if (held.key().kind() == ObjectKind.LOCAL_SID) {
            readings.get(held.node()).objects().get(held.key()).map(LocalSid.class::cast)
                .filter(sid -> sid.behavior() instanceof SidBehavior.EndAd)
                .ifPresent(sid -> proxies.put(sid.sid(),
                    new Port(held.node(), ((SidBehavior.EndAd) sid.behavior()).inInterface())));
        }
    }

    /** A policy into which nothing is steered carries nothing. */
    private Optional<String> steered(NodeReading reading) {
        return reading.objects().objects().values().stream().filter(Steering.class::isInstance)
            .map(object -> ((Steering) object).bsid()).distinct().map(Policy::keyOf).sorted()
            .flatMap(key -> policy(reading, key).stream()).flatMap(policy -> policy.segmentLists().stream())
            .flatMap(list -> mixUp(list).stream()).findFirst();
    }

    private static Optional<Policy> policy(NodeReading reading, ObjectKey key) {
        return reading.objects().get(key).map(Policy.class::cast);
    }

    private Optional<String> mixUp(SegmentList list) {
        List<IpAddress> sids = list.sids();
        for (int index = 0; index < sids.size(); index++) {
            Port returning = proxies.get(sids.get(index));
            List<IpAddress> tail = sids.subList(index + 1, sids.size());
            List<IpAddress> other = returning == null ? null : tails.putIfAbsent(sids.get(index), tail);
            if (other != null && !other.equals(tail)) {
                return Optional.of(Kept.mixUp(returning, other, tail));
            }
        }
        return Optional.empty();
    }
}
