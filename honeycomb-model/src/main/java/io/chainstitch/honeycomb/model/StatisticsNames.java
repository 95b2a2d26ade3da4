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
package io.chainstitch.honeycomb.model;

import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifier;

/** Names of what interfaces have carried. */
final class StatisticsNames {
    private static final String STANDARD = "ietf-interfaces";
    private static final String OWN = "chainstitch-vpp-interfaces";

    final NodeIdentifier interfaces;
    final NodeIdentifier list;
    final NodeIdentifier name;
    final NodeIdentifier statistics;
    final NodeIdentifier receivedBytes;
    final NodeIdentifier sentBytes;
    final NodeIdentifier receivedPackets;
    final NodeIdentifier sentPackets;
    final NodeIdentifier drops;

    StatisticsNames(Modules modules) {
        interfaces = modules.node(STANDARD, "interfaces-state");
        list = modules.node(STANDARD, "interface");
        name = modules.node(STANDARD, "name");
        statistics = modules.node(STANDARD, "statistics");
        receivedBytes = modules.node(STANDARD, "in-octets");
        sentBytes = modules.node(STANDARD, "out-octets");
        receivedPackets = modules.node(OWN, "in-pkts");
        sentPackets = modules.node(OWN, "out-pkts");
        drops = modules.node(OWN, "drops");
    }
}
