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
package io.chainstitch.renderer.srv6;

import io.chainstitch.sfc.api.Reason;
import io.chainstitch.vpp.model.InterfaceAddress;
import io.chainstitch.vpp.model.IpFamily;
import io.chainstitch.vpp.model.IpPrefix;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks that addresses tell the starts and ends of a chain apart. */
final class AddressCheck {
    private final IpFamily family;
    private final Set<Face> starts = new LinkedHashSet<>();
    private final Set<Face> ends = new LinkedHashSet<>();

    private AddressCheck(IpFamily family, List<Way> forward) {
        this.family = family;
        forward.forEach(way -> {
            starts.add(way.start());
            ends.add(way.end());
        });
    }

    /**
     * Checks the addresses of one family.
     *
     * @throws RefusedException when two of them are in the way of each other
     */
    static void check(IpFamily family, Ways ways) {
        AddressCheck check = new AddressCheck(family, ways.in(Direction.FORWARD));
        check.checkOverlaps();
        check.checkGateways(check.starts, check.ends);
        if (ways.directions().contains(Direction.REVERSE)) {
            check.checkGateways(check.ends, check.starts);
        }
    }

    private void checkOverlaps() {
        Set<Face> faces = new LinkedHashSet<>(starts);
        faces.addAll(ends);
        List<Overlaps.Claim> claims = new ArrayList<>();
        faces.forEach(face -> face.prefixes(family)
            .forEach(prefix -> claims.add(new Overlaps.Claim(prefix, face.text()))));
        Overlaps.first(claims).ifPresent(pair -> {
            String what = pair.one().prefix().equals(pair.other().prefix()) ? "both have " + words(pair.one().prefix())
                : "overlap, " + words(pair.one().prefix()) + " and " + words(pair.other().prefix());
            throw new RefusedException(Reason.ADDRESS_CONFLICT, pair.one().owner() + " and " + pair.other().owner()
                + " " + what + "; starts and ends of a chain need addresses of their own");
        });
    }

    private static String words(IpPrefix prefix) {
        return prefix.length() == prefix.family().bits() ? prefix.address().toString() : prefix.toString();
    }

    /** In the table where packets are steered to a destination, no address of VPP may be that destination. */
    private void checkGateways(Set<Face> from, Set<Face> to) {
        Map<IpPrefix, Face> gateways = new HashMap<>();
        from.stream().filter(Face::managed).forEach(face -> {
            for (InterfaceAddress gateway : face.gateways(family)) {
                gateways.putIfAbsent(IpPrefix.host(gateway.address()), face);
            }
        });
        for (Face face : to) {
            for (IpPrefix prefix : face.prefixes(family)) {
                Face taken = gateways.get(prefix);
                if (taken != null) {
                    throw new RefusedException(Reason.ADDRESS_CONFLICT, face.text() + " has " + prefix.address()
                        + ", which is VPP's address on " + taken.text() + "; change one of them");
                }
            }
        }
    }
}
