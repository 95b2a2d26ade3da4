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
import io.chainstitch.vpp.model.IpFamily;
import io.chainstitch.vpp.model.IpPrefix;
import io.chainstitch.vpp.model.LocalSid;
import io.chainstitch.vpp.model.Neighbor;
import io.chainstitch.vpp.model.Policy;
import io.chainstitch.vpp.model.Route;
import io.chainstitch.vpp.model.Steering;
import io.chainstitch.vpp.model.TableRef;
import io.chainstitch.vpp.model.VppObject;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The prefixes that objects put into tables. VPP refuses a SID or a binding SID on a prefix that the table has from
 * somebody else, and shares the traffic of a steering on such a prefix with a drop.
 */
final class FibEntries {
    private FibEntries() {
    }

    /**
     * An entry of a table.
     *
     * @param table the table
     * @param prefix the prefix
     */
    record Entry(TableRef table, IpPrefix prefix) {
    }

    /**
     * What an address or a neighbor puts into the table that its interface is bound to.
     *
     * @param prefix the prefix
     */
    record OnLink(IpPrefix prefix) {
    }

    /** The entry that an object makes in a table that it names itself. */
    static Optional<Entry> made(VppObject object) {
        if (object instanceof Route route) {
            return Optional.of(new Entry(new TableRef(route.prefix().family(), route.table()), route.prefix()));
        }
        return object instanceof LocalSid || object instanceof Policy || object instanceof Steering
            ? exclusive(object) : Optional.empty();
    }

    /** The entry of an object that suffers from others on its prefix. */
    static Optional<Entry> exclusive(VppObject object) {
        if (object instanceof LocalSid localSid) {
            return Optional.of(new Entry(new TableRef(IpFamily.IPV6, localSid.table()),
                IpPrefix.host(localSid.sid())));
        }
        if (object instanceof Policy policy) {
            return Optional.of(new Entry(new TableRef(IpFamily.IPV6, policy.table()), IpPrefix.host(policy.bsid())));
        }
        return object instanceof Steering steering && steering.traffic() instanceof Steering.Packets packets
            ? Optional.of(entry(packets)) : Optional.empty();
    }

    static Entry entry(Steering.Packets packets) {
        return new Entry(new TableRef(packets.prefix().family(), packets.table()), packets.prefix());
    }

    /** What an object puts into the table of its interface. */
    static Stream<OnLink> onLink(VppObject object) {
        if (object instanceof Neighbor neighbor) {
            return Stream.of(new OnLink(IpPrefix.host(neighbor.address())));
        }
        return object instanceof Address address ? Stream.of(
            new OnLink(IpPrefix.host(address.address().address())), new OnLink(address.address().prefix())).distinct()
            : Stream.empty();
    }
}
