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

import java.util.Arrays;
import java.util.Optional;

/** What a local SID does, with the numbers that VPP 26.06 gives when the plugin of the dynamic proxy is there. */
enum Behavior {
    END(1, Target.NONE, "End"),
    X(2, Target.NEXT_HOP, "X (Endpoint with Layer-3 cross-connect)"),
    T(3, Target.IPV6_TABLE, "T (Endpoint with specific IPv6 table lookup)"),
    DX2(5, Target.INTERFACE, "DX2 (Endpoint with decapulation and Layer-2 cross-connect)"),
    DX6(6, Target.NEXT_HOP, "DX6 (Endpoint with decapsulation and IPv6 cross-connect)"),
    DX4(7, Target.IPV4_NEXT_HOP, "DX4 (Endpoint with decapsulation and IPv4 cross-connect)"),
    DT6(8, Target.IPV6_TABLE, "DT6 (Endpoint with decapsulation and specific IPv6 table lookup)"),
    DT4(9, Target.IPV4_TABLE, "DT4 (Endpoint with decapsulation and specific IPv4 table lookup)"),
    UN(11, Target.NONE, "uN [End with uSID]"),
    UN_FLEX(12, Target.NONE, "uN (flex)"),
    UA(13, Target.NEXT_HOP, "uA [End with uSID and Layer-3 cross-connect]"),
    AD(14, Target.NONE, "End.AD (Endpoint with dynamic proxy to SR-unaware appliance)");

    /** Where packets are sent to. */
    enum Target {
        NONE, INTERFACE, NEXT_HOP, IPV4_NEXT_HOP, IPV4_TABLE, IPV6_TABLE;

        boolean isInterface() {
            return this == INTERFACE || hasNextHop();
        }

        boolean hasNextHop() {
            return this == NEXT_HOP || this == IPV4_NEXT_HOP;
        }

        boolean isTable() {
            return this == IPV4_TABLE || this == IPV6_TABLE;
        }
    }

    final int number;
    final Target target;
    /** How {@code show sr localsids} names it. */
    final String text;

    Behavior(int number, Target target, String text) {
        this.number = number;
        this.target = target;
        this.text = text;
    }

    /** {@return the behavior with a number; VPP takes numbers without a meaning too} */
    static Optional<Behavior> of(long number) {
        return Arrays.stream(values()).filter(behavior -> behavior.number == number).findFirst();
    }

    /** {@return where the behavior with a number sends packets to} */
    static Target target(long number) {
        return of(number).map(behavior -> behavior.target).orElse(Target.NONE);
    }
}
