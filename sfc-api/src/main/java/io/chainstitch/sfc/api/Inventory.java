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
package io.chainstitch.sfc.api;

import java.util.Map;

/**
 * An immutable snapshot of everything that chains refer to.
 *
 * @param nodes VPP nodes by name
 * @param networks declared networks by name; {@code default} and {@code stub} exist without being declared
 * @param externalInterfaces external interfaces by name
 * @param pods pods by namespace and name
 */
public record Inventory(Map<String, Node> nodes, Map<String, Network> networks,
    Map<String, ExternalInterface> externalInterfaces, Map<Pod.Id, Pod> pods) {
    /** The network of interfaces that name none. */
    public static final String DEFAULT_NETWORK = "default";
    /** The network of plain L2 attachments, interfaces without addresses. */
    public static final String STUB_NETWORK = "stub";
    /** The inventory that holds nothing. */
    public static final Inventory EMPTY = new Inventory(Map.of(), Map.of(), Map.of(), Map.of());

    public Inventory {
        nodes = Map.copyOf(nodes);
        networks = Map.copyOf(networks);
        externalInterfaces = Map.copyOf(externalInterfaces);
        pods = Map.copyOf(pods);
    }
}
