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
package io.chainstitch.vpp.emulator;

import io.chainstitch.vpp.model.IpFamily;

/**
 * Two tables of VPP's own, in which it looks up the policies of steered packets. They are there from the first policy
 * until neither a policy nor a steering is left. Dumps show both with the number 0xffffffff.
 */
final class SteeringTables {
    /** For IPv6 packets. VPP does not find it by the number it shows. */
    static final Tables.Key IPV6 = new Tables.Key(IpFamily.IPV6, -1);
    /** For IPv4 packets; it too holds IPv6 prefixes, the binding SIDs. */
    static final Tables.Key IPV4 = new Tables.Key(IpFamily.IPV6, Handlers.NONE);

    private final Tables tables;
    private int users;

    SteeringTables(Tables tables) {
        this.tables = tables;
    }

    /** There is one policy or steering more. */
    void taken() {
        if (users++ == 0) {
            tables.add(IPV6, "SRv6 steering of IP6 prefixes through BSIDs");
            tables.add(IPV4, "SRv6 steering of IP4 prefixes through BSIDs");
        }
    }

    /** There is one policy or steering less. */
    void released() {
        if (--users == 0) {
            tables.release(IPV6);
            tables.release(IPV4);
        }
    }
}
