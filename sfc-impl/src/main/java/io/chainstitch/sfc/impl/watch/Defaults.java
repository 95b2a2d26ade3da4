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
package io.chainstitch.sfc.impl.watch;

import io.chainstitch.sfc.api.ChainDefinition.Srv6Proxy;
import io.chainstitch.sfc.api.Inventory;
import io.chainstitch.sfc.api.Settings;
import io.chainstitch.vpp.model.IpPrefix;

/**
 * The defaults of the northbound model. Bindings give null for a leaf that is absent, so the defaults that the YANG
 * modules declare are applied here and nowhere else.
 */
final class Defaults {
    static final boolean ENABLED = true;
    static final boolean UNIDIRECTIONAL = false;
    static final int MAX_PATHS = 8;
    static final Srv6Proxy SRV6_PROXY = Srv6Proxy.AUTO;
    static final int AGENT_PORT = 2831;
    static final boolean HOST_NETWORK = false;
    static final boolean READY = true;
    static final Settings SETTINGS = new Settings("srv6", IpPrefix.of("fcbb:bb00::/32"), IpPrefix.of("fcbb:bbff::/48"),
        new Settings.Range(5000, 16_777_215), new Settings.Range(1000, 65_535), 0);

    private Defaults() {
    }

    /** An absent or empty network name means the network {@code default}. */
    static String network(String name) {
        return name == null || name.isEmpty() ? Inventory.DEFAULT_NETWORK : name;
    }

    static <T> T or(T value, T absent) {
        return value == null ? absent : value;
    }
}
