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

import java.util.Set;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifier;
import org.opendaylight.yangtools.yang.model.api.EffectiveModelContext;

/** All names of the agent's data in one model context. */
final class Schema {
    final InterfaceNames interfaces;
    final RoutingNames routing;
    final SegmentRoutingNames segmentRouting;
    final StatusNames status;
    final StatisticsNames statistics;
    /** Containers whose existence says something: a server does not make them along with what is in them. */
    final Set<NodeIdentifier> presence;

    Schema(EffectiveModelContext context) {
        Modules modules = new Modules(context);
        interfaces = new InterfaceNames(modules);
        routing = new RoutingNames(modules);
        segmentRouting = new SegmentRoutingNames(modules);
        status = new StatusNames(modules);
        statistics = new StatisticsNames(modules);
        presence = Set.of(interfaces.loopback, interfaces.layers.ipv4.container, interfaces.layers.ipv6.container,
            routing.attributes);
    }
}
