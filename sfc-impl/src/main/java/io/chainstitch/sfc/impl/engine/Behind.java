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
package io.chainstitch.sfc.impl.engine;

import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.IpFamily;
import io.chainstitch.vpp.model.IpPrefix;
import io.chainstitch.vpp.model.MacAddress;
import io.chainstitch.vpp.model.walk.Host;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * What the inventory knows of who is behind an interface.
 *
 * @param addresses its addresses
 * @param link prefixes of the link, where somebody on it is meant whose address is not known
 * @param mac its MAC address
 */
record Behind(List<IpAddress> addresses, List<IpPrefix> link, Optional<MacAddress> mac) {
    static final Behind NOBODY = new Behind(List.of(), List.of(), Optional.empty());

    Behind {
        addresses = List.copyOf(addresses);
        link = List.copyOf(link);
    }

    Host host() {
        return new Host(new HashSet<>(addresses), mac);
    }

    /** What packets come from and go to. */
    List<IpPrefix> prefixes(IpFamily family) {
        List<IpPrefix> hosts = addresses.stream().filter(address -> address.family() == family).distinct().sorted()
            .map(IpPrefix::host).toList();
        return hosts.isEmpty() ? link.stream().filter(prefix -> prefix.family() == family).toList() : hosts;
    }
}
