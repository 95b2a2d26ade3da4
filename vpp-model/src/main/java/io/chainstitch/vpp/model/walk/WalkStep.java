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

import java.util.Objects;

/**
 * One step of a walk.
 *
 * @param index position, from 1
 * @param node name of the node where it happens
 * @param action one word: {@code receive}, {@code cross-connect}, {@code classify}, {@code lookup}, {@code route},
 *     {@code steer}, {@code encapsulate}, {@code segment}, {@code proxy}, {@code return}, {@code transmit},
 *     {@code underlay}, {@code decapsulate}, {@code function}, {@code deliver}, {@code drop} or {@code loop}
 * @param detail what happens, for people
 */
public record WalkStep(int index, String node, String action, String detail) {
    public WalkStep {
        Objects.requireNonNull(node);
        Objects.requireNonNull(action);
        Objects.requireNonNull(detail);
    }
}
