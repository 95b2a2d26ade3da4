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
package io.chainstitch.renderer.srv6;

import io.chainstitch.sfc.api.Layer;

/**
 * How many segments a list may have. VPP's binary API carries 16, but VPP writes the outer headers into the room that
 * it keeps in front of each packet and does not look whether they fit: what does not overwrites its own memory. With 11
 * segments packets went astray, with 14 it crashed.
 */
final class SegmentLimit {
    /** Bytes that VPP keeps in front of a packet. */
    private static final int ROOM = 128;
    private static final int ETHERNET = 14;
    private static final int IPV6 = 40;
    /** The routing header without its segments. */
    private static final int ROUTING = 8;
    private static final int SEGMENT = 16;

    private SegmentLimit() {
    }

    /**
     * The limit for what a chain carries. A frame is carried with its own Ethernet header, whose place the outer one
     * cannot take.
     */
    static int of(Layer layer) {
        return layer == Layer.L2 ? fitting(ROOM - ETHERNET) : fitting(ROOM);
    }

    private static int fitting(int room) {
        return (room - IPV6 - ROUTING) / SEGMENT;
    }
}
