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

/** Names of the addresses and neighbors of one family, which interfaces and sub-interfaces spell in two modules. */
final class IpNames {
    final NodeIdentifier container;
    final NodeIdentifier address;
    final NodeIdentifier ip;
    /** The choice around the prefix length, null where the model has none. */
    final NodeIdentifier subnet;
    final NodeIdentifier prefixLength;
    final NodeIdentifier neighbor;
    final NodeIdentifier linkLayerAddress;

    IpNames(Modules modules, String module, String family, boolean subnetChoice) {
        container = modules.node(module, family);
        address = modules.node(module, "address");
        ip = modules.node(module, "ip");
        subnet = subnetChoice ? modules.node(module, "subnet") : null;
        prefixLength = modules.node(module, "prefix-length");
        neighbor = modules.node(module, "neighbor");
        linkLayerAddress = modules.node(module, "link-layer-address");
    }
}
