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

import io.chainstitch.vpp.api.ApiMessage;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.IpFamily;
import io.chainstitch.vpp.model.SidBehavior;
import io.chainstitch.vpp.model.TableRef;
import java.util.Optional;

/** The behaviors that VPP's binary API can make, by its numbers. Those of plugins have numbers by order of loading. */
final class SidBehaviors {
    static final int END = 1;
    private static final int DX2 = 5;
    private static final int DX6 = 6;
    private static final int DX4 = 7;
    private static final int DT6 = 8;
    private static final int DT4 = 9;
    /** VPP has 13 of its own; what is above comes from plugins. */
    private static final int LAST = 13;

    private SidBehaviors() {
    }

    static int number(SidBehavior behavior) {
        if (behavior instanceof SidBehavior.End) {
            return END;
        }
        if (behavior instanceof SidBehavior.EndDx2) {
            return DX2;
        }
        if (behavior instanceof SidBehavior.EndDx crossConnect) {
            return crossConnect.nextHop().family() == IpFamily.IPV4 ? DX4 : DX6;
        }
        if (behavior instanceof SidBehavior.EndDt decapsulate) {
            return decapsulate.lookup().family() == IpFamily.IPV4 ? DT4 : DT6;
        }
        throw new IllegalArgumentException("the binary API has no " + behavior.label());
    }

    /** Whether a dump tells only that a SID is there. */
    static boolean isOfPlugin(ApiMessage sid) {
        return sid.bits("behavior") > LAST;
    }

    /**
     * The behavior that a dump tells, empty when no object of the model can express it.
     *
     * @throws IllegalArgumentException when a value is outside the model's ranges
     */
    static Optional<SidBehavior> of(ApiMessage sid, NameView names) {
        long target = sid.number("xconnect_iface_or_vrf_table");
        if (sid.flag("end_psp")) {
            return Optional.empty();
        }
        return switch (sid.bits("behavior")) {
            case END -> Optional.of(new SidBehavior.End());
            case DX2 -> Optional.of(new SidBehavior.EndDx2(names.name(target)));
            case DX4, DX6 -> Optional.of(new SidBehavior.EndDx(names.name(target), nextHop(sid)));
            case DT4 -> Optional.of(new SidBehavior.EndDt(new TableRef(IpFamily.IPV4, target)));
            case DT6 -> Optional.of(new SidBehavior.EndDt(new TableRef(IpFamily.IPV6, target)));
            default -> Optional.empty();
        };
    }

    /** VPP writes an IPv6 address whose first 12 octets are zero as an IPv4 address. */
    private static IpAddress nextHop(ApiMessage sid) {
        IpAddress told = sid.address("xconnect_nh_addr");
        return sid.bits("behavior") == DX6 ? AsIpv6.of(told) : told;
    }
}
