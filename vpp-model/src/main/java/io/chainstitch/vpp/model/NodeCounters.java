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
package io.chainstitch.vpp.model;

import java.util.Map;

/**
 * What a node's VPP has counted.
 *
 * @param sids what local SIDs have carried, by SID; without those that were not counted or not asked for
 * @param interfaces what interfaces have carried, by the names of {@link InterfaceState}; without those that were not
 *     counted or not asked for
 */
public record NodeCounters(Map<IpAddress, SidCounters> sids, Map<String, InterfaceCounters> interfaces) {
    public static final NodeCounters NONE = new NodeCounters(Map.of(), Map.of());

    public NodeCounters {
        sids = Map.copyOf(sids);
        interfaces = Map.copyOf(interfaces);
    }
}
