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
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a dynamic proxy keeps while the function has the packet. It keeps one header for each interface, that of the
 * last packet, so everything that comes back there must have the same way before it.
 *
 * @param returning the interface on which the function gives packets back
 * @param rest the segments that are put back, the next one first
 */
public record Kept(Port returning, List<IpAddress> rest) {
    public Kept {
        Objects.requireNonNull(returning);
        rest = List.copyOf(rest);
    }

    /**
     * Whether proxies mix traffic up.
     *
     * @param all what they keep for all the traffic that there is
     * @return a sentence that names the first interface with two ways before it
     */
    public static Optional<String> mixUp(Collection<Kept> all) {
        Map<Port, List<IpAddress>> seen = new HashMap<>();
        for (Kept kept : all) {
            List<IpAddress> other = seen.putIfAbsent(kept.returning, kept.rest);
            if (other != null && !other.equals(kept.rest)) {
                return Optional.of(mixUp(kept.returning, other, kept.rest));
            }
        }
        return Optional.empty();
    }

    static String mixUp(Port returning, List<IpAddress> one, List<IpAddress> other) {
        return "End.AD gives what comes back on interface " + returning.interfaceName() + " of node "
            + returning.node() + " one header for all, but some goes on to " + one + " and some to " + other;
    }
}
