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
package io.chainstitch.vpp.model.walk;

import io.chainstitch.vpp.model.NodeReading;
import io.chainstitch.vpp.model.SubInterface;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a walk goes through.
 *
 * @param readings what each node holds, by node name; a node that is missing was not read
 * @param wiring what is around and between the nodes
 */
public record WalkInput(Map<String, NodeReading> readings, Wiring wiring) {
    public WalkInput {
        readings = Map.copyOf(readings);
        Objects.requireNonNull(wiring);
    }

    /** The tags with which who is behind a port sends and takes frames: the one of the port's sub-interface. */
    List<Integer> tagsAt(Port port) {
        return wiring.attachedAt(port)
            .or(() -> Optional.ofNullable(readings.get(port.node()))
                .flatMap(node -> node.objects().interfaceNamed(port.interfaceName())))
            .map(object -> object instanceof SubInterface sub ? List.of(sub.vlan()) : List.<Integer>of())
            .orElse(List.of());
    }
}
