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

import io.chainstitch.vpp.api.ApiMessage;
import io.chainstitch.vpp.model.MacAddress;
import java.util.BitSet;

/** Loopback interfaces. */
final class LoopbackFeature implements Feature {
    private static final int INSTANCES = 16 * 1024;
    private static final String PREFIX = "loop";

    private final Interfaces interfaces;
    private final BitSet instances = new BitSet();

    LoopbackFeature(Interfaces interfaces) {
        this.interfaces = interfaces;
        interfaces.onDelete(this::released);
    }

    @Override
    public void register(Handlers handlers) {
        handlers.creates("create_loopback", request -> create(request.mac("mac_address"), -1));
        handlers.creates("create_loopback_instance", request -> create(request.mac("mac_address"),
            request.flag("is_specified") ? request.number("user_instance") : -1));
        handlers.retval("delete_loopback", this::delete);
    }

    private int create(MacAddress mac, long wanted) {
        if (wanted >= INSTANCES || wanted >= 0 && instances.get((int) wanted)) {
            return Refused.INVALID_REGISTRATION;
        }
        int instance = wanted >= 0 ? (int) wanted : instances.nextClearBit(0);
        instances.set(instance);
        MacAddress own = mac.equals(Iface.NO_MAC)
            ? MacAddress.of(new byte[] {(byte) 0xde, (byte) 0xad, 0, 0, 0, (byte) instance}) : mac;
        return interfaces.add(PREFIX + instance, Kind.LOOPBACK, own, Iface.Link.FOLLOWS_ADMIN).index;
    }

    /** VPP looks at the hardware: naming a sub-interface deletes its loopback. */
    private int delete(ApiMessage request) {
        Iface iface = interfaces.find(request.number("sw_if_index")).map(interfaces::hardwareOf).orElse(null);
        if (iface == null || iface.kind != Kind.LOOPBACK) {
            return Refused.INVALID_SW_IF_INDEX;
        }
        interfaces.delete(iface);
        return 0;
    }

    private void released(Iface iface) {
        if (iface.kind == Kind.LOOPBACK && !iface.isSub()) {
            instances.clear(Integer.parseInt(iface.name.substring(PREFIX.length())));
        }
    }
}
