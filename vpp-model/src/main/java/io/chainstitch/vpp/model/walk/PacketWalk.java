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

/** Follows one frame from the interface where it enters VPP to its end. */
public final class PacketWalk {
    private PacketWalk() {
    }

    /**
     * Walks.
     *
     * @param in readings and wiring
     * @param frame the frame as it arrives
     * @param start the interface at which it arrives; a sub-interface, or its parent, takes frames with its tag
     * @return every step, and the outcome
     */
    public static WalkResult walk(WalkInput in, Frame frame, Port start) {
        return new Walker(in).walk(frame, start);
    }
}
