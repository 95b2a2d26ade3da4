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

import io.chainstitch.vpp.model.Classifier;
import io.chainstitch.vpp.model.CrossConnect;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.IpFamily;
import io.chainstitch.vpp.model.IpPrefix;
import io.chainstitch.vpp.model.LocalSid;
import io.chainstitch.vpp.model.Policy;
import io.chainstitch.vpp.model.SidBehavior;
import io.chainstitch.vpp.model.Steering;
import io.chainstitch.vpp.model.VppObject;
import java.net.InetAddress;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Limits of VPP's segment routing that it does not check itself. */
final class SegmentRoutingLimits {
    /** VPP counts the lists of a policy in one octet when it tells them. */
    private static final int MAX_LISTS = 255;
    /** What VPP puts into every table for its own use. */
    private static final Set<IpPrefix> RESERVED = Stream.of("0.0.0.0/0", "0.0.0.0/32", "224.0.0.0/4", "240.0.0.0/4",
        "255.255.255.255/32", "::/0", "fe80::/10").map(IpPrefix::of).collect(Collectors.toUnmodifiableSet());

    private SegmentRoutingLimits() {
    }

    /** What is wrong with an object by itself, or empty. */
    static Optional<String> problem(VppObject object) {
        if (object instanceof LocalSid localSid) {
            return routable("the SID", localSid.sid()).or(() -> behavior(localSid.behavior()));
        }
        if (object instanceof Policy policy) {
            return policy(policy);
        }
        if (object instanceof Steering steering) {
            return steering(steering);
        }
        return object instanceof Classifier classifier && classifier.table() == 0
            ? Optional.of("packets are classified into a table of their own, not into table 0") : Optional.empty();
    }

    private static Optional<String> behavior(SidBehavior behavior) {
        if (behavior instanceof SidBehavior.EndDx crossConnect) {
            return nextHop(crossConnect.nextHop());
        }
        return behavior instanceof SidBehavior.EndAd proxy ? proxy.nextHop().flatMap(SegmentRoutingLimits::nextHop)
            : Optional.empty();
    }

    private static Optional<String> nextHop(IpAddress address) {
        return address.inet().isAnyLocalAddress() || address.inet().isMulticastAddress()
            ? Optional.of("next hop " + address + " is no address of a neighbor") : Optional.empty();
    }

    private static Optional<String> policy(Policy policy) {
        if (policy.segmentLists().size() > MAX_LISTS) {
            return Optional.of(policy.segmentLists().size() + " segment lists are more than VPP can tell, which is "
                + MAX_LISTS);
        }
        if (policy.segmentLists().stream().anyMatch(list -> list.sids().contains(policy.bsid()))) {
            return Optional.of("a segment list leads to the binding SID of its own policy");
        }
        return routable("the binding SID", policy.bsid())
            .or(() -> routable("the source of the encapsulation", policy.encapSource()))
            .or(() -> policy.segmentLists().stream().flatMap(list -> list.sids().stream())
                .flatMap(sid -> routable("segment", sid).stream()).findFirst());
    }

    /** VPP takes the unspecified address for "the usual source", and drops what goes to the others. */
    private static Optional<String> routable(String what, IpAddress address) {
        InetAddress inet = address.inet();
        return inet.isAnyLocalAddress() || inet.isMulticastAddress() || inet.isLinkLocalAddress()
            || inet.isLoopbackAddress() ? Optional.of(what + " " + address + " cannot be routed to, take another one")
            : Optional.empty();
    }

    private static Optional<String> steering(Steering steering) {
        if (steering.bsid().family() != IpFamily.IPV6) {
            return Optional.of("a binding SID is an IPv6 address, not " + steering.bsid());
        }
        if (steering.traffic() instanceof Steering.Packets packets) {
            return RESERVED.contains(packets.prefix()) ? Optional.of("every table has " + packets.prefix()
                + " for VPP's own use, and VPP would share the traffic with it; steer longer prefixes")
                : Optional.empty();
        }
        return ((Steering.Frames) steering.traffic()).interfaceName().equals(CrossConnect.SINK)
            ? Optional.of(CrossConnect.SINK + " receives nothing") : Optional.empty();
    }
}
