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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Layer-2 cross-connects, by receiving interface. The transmitting interface may vanish: the index stays. */
final class CrossConnectFeature implements Feature {
    private final Interfaces interfaces;
    private final Map<Integer, Integer> transmitByReceive = new TreeMap<>();
    private int highest;

    CrossConnectFeature(Interfaces interfaces) {
        this.interfaces = interfaces;
        interfaces.onDelete(iface -> deleted(iface.index));
    }

    @Override
    public void register(Handlers handlers) {
        handlers.retval("sw_interface_set_l2_xconnect", this::set);
        handlers.dump("l2_xconnect_dump", "l2_xconnect_details", request -> dump());
    }

    private int set(ApiMessage request) {
        Iface receive = interfaces.find(request.number("rx_sw_if_index")).orElse(null);
        if (receive == null) {
            return Refused.INVALID_SW_IF_INDEX;
        }
        if (!request.flag("enable")) {
            leave(receive.index);
            return 0;
        }
        Iface transmit = interfaces.find(request.number("tx_sw_if_index")).orElse(null);
        if (transmit == null) {
            return Refused.INVALID_SW_IF_INDEX;
        }
        highest = Math.max(highest, receive.index);
        transmitByReceive.put(receive.index, transmit.index);
        return 0;
    }

    /**
     * When a cross-connected interface goes, VPP takes its transmit side out of layer 2 too. Where that side was never
     * cross-connected before, this moves VPP's table, and VPP looks for the entry that it was about to remove in the
     * memory it has just given back. What is there by then is chance; as a rule the entry stays, so it does here.
     */
    private void deleted(int index) {
        Integer transmit = transmitByReceive.get(index);
        if (transmit == null) {
            return;
        }
        boolean known = transmit <= highest;
        leave(transmit);
        if (known) {
            leave(index);
        }
    }

    private void leave(int index) {
        transmitByReceive.remove(index);
        interfaces.setRewrite(index, TagRewrite.NONE);
        highest = Math.max(highest, index);
    }

    private List<Map<String, Object>> dump() {
        return transmitByReceive.entrySet().stream().map(entry -> Handlers.values(
            "rx_sw_if_index", (long) entry.getKey(), "tx_sw_if_index", (long) entry.getValue())).toList();
    }
}
