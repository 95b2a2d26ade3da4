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

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An Ethernet frame, as far as VPP looks at it.
 *
 * @param tags VLAN ids of its 802.1Q tags, the outermost first
 * @param packet the packet in it; empty where nobody looks into the frame
 */
public record Frame(List<Integer> tags, Optional<Packet> packet) {
    /** A frame without tags. */
    public static final Frame UNTAGGED = new Frame(List.of());

    public Frame {
        tags = List.copyOf(tags);
        Objects.requireNonNull(packet);
    }

    /**
     * A frame that nobody looks into.
     *
     * @param tags VLAN ids of its tags, the outermost first
     */
    public Frame(List<Integer> tags) {
        this(tags, Optional.empty());
    }

    /**
     * An untagged frame with a packet.
     *
     * @param packet the packet
     * @return the frame
     */
    public static Frame of(Packet packet) {
        return new Frame(List.of(), Optional.of(packet));
    }

    Frame popped() {
        return new Frame(tags.subList(1, tags.size()), packet);
    }

    Frame pushed(int vlan) {
        List<Integer> all = new ArrayList<>(tags);
        all.add(0, vlan);
        return new Frame(all, packet);
    }

    /** The same frame on another wire. */
    Frame tagged(List<Integer> others) {
        return new Frame(others, packet);
    }

    /** The same frame with its packet as it became. */
    Frame carrying(Packet changed) {
        return new Frame(tags, Optional.of(changed));
    }

    String tagging() {
        return tags.isEmpty() ? "untagged" : "tagged " + String.join(", ", tags.stream().map(String::valueOf).toList());
    }

    @Override
    public String toString() {
        return tagging() + packet.map(carried -> ", " + carried).orElse("");
    }
}
