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
import io.chainstitch.vpp.model.MacAddress;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Who is behind an interface.
 *
 * @param addresses its addresses there; none of a family means that they are not known
 * @param mac its MAC address there, where it is known
 */
public record Host(Set<IpAddress> addresses, Optional<MacAddress> mac) {
    public Host {
        addresses = Set.copyOf(addresses);
        Objects.requireNonNull(mac);
    }
}
