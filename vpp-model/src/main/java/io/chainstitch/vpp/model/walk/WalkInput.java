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
import java.util.Map;
import java.util.Objects;

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
}
