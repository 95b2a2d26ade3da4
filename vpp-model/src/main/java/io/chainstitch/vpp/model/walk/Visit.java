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
 * A function that was passed.
 *
 * @param function the function
 * @param entered the interface through which it was entered
 * @param frame the frame as the function saw it
 */
public record Visit(Stop function, Port entered, Frame frame) {
    public Visit {
        Objects.requireNonNull(function);
        Objects.requireNonNull(entered);
        Objects.requireNonNull(frame);
    }
}
