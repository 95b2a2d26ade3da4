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

/**
 * An Ethernet frame, as far as cross-connects look at it.
 *
 * @param tags VLAN ids of its 802.1Q tags, the outermost first
 */
public record Frame(List<Integer> tags) {
    /** A frame without tags. */
    public static final Frame UNTAGGED = new Frame(List.of());

    public Frame {
        tags = List.copyOf(tags);
    }

    Frame popped() {
        return new Frame(tags.subList(1, tags.size()));
    }

    Frame pushed(int vlan) {
        List<Integer> all = new ArrayList<>(tags);
        all.add(0, vlan);
        return new Frame(all);
    }

    @Override
    public String toString() {
        return tags.isEmpty() ? "untagged" : "tagged " + String.join(", ", tags.stream().map(String::valueOf).toList());
    }
}
