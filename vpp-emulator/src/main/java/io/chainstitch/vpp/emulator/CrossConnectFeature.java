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

/** The messages of layer-2 cross-connects. */
final class CrossConnectFeature implements Feature {
    private final Interfaces interfaces;
    private final CrossConnects connects;

    CrossConnectFeature(Interfaces interfaces, CrossConnects connects) {
        this.interfaces = interfaces;
        this.connects = connects;
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
            connects.leave(receive.index);
            return 0;
        }
        Iface transmit = interfaces.find(request.number("tx_sw_if_index")).orElse(null);
        if (transmit == null) {
            return Refused.INVALID_SW_IF_INDEX;
        }
        connects.connect(receive.index, transmit.index);
        return 0;
    }

    private List<Map<String, Object>> dump() {
        return connects.all().entrySet().stream().map(entry -> Handlers.values(
            "rx_sw_if_index", (long) entry.getKey(), "tx_sw_if_index", (long) entry.getValue())).toList();
    }
}
