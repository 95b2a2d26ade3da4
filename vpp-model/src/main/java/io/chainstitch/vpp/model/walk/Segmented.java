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

import io.chainstitch.vpp.model.IpAddress;
import java.util.List;

/**
 * A frame or packet within the outer header of a policy. With one segment there is no segment routing header.
 *
 * @param source source of the outer header
 * @param segments the segments in the order in which they are visited
 * @param left segments left after the present one
 * @param hopLimit hop limit of the outer header
 * @param inner what is carried; only its packet unless {@code frames}
 * @param frames whether the whole frame is carried
 */
record Segmented(IpAddress source, List<IpAddress> segments, int left, int hopLimit, Frame inner, boolean frames) {
    private static final int HEADER = 40;
    private static final int ETHERNET = 14;

    static Segmented of(IpAddress source, List<IpAddress> segments, Frame inner, boolean frames) {
        return new Segmented(source, segments, segments.size() - 1, Packet.INITIAL_TTL, inner, frames);
    }

    IpAddress destination() {
        return segments.get(segments.size() - 1 - left);
    }

    /** The present segment and those after it. */
    List<IpAddress> rest() {
        return segments.subList(segments.size() - 1 - left, segments.size());
    }

    boolean hasRoutingHeader() {
        return segments.size() > 1;
    }

    Segmented next() {
        return new Segmented(source, segments, left - 1, hopLimit, inner, frames);
    }

    Segmented aged() {
        return new Segmented(source, segments, left, hopLimit - 1, inner, frames);
    }

    Segmented carrying(Frame other) {
        return new Segmented(source, segments, left, hopLimit, other, frames);
    }

    /** Bytes that it adds to a packet on the wire. */
    int overhead() {
        return HEADER + (hasRoutingHeader() ? 8 + 16 * segments.size() : 0) + (frames ? ETHERNET : 0);
    }

    String contents() {
        return frames ? "a frame" : inner.packet().map(packet -> "an " + Packet.named(packet.family()) + " packet")
            .orElse("nothing");
    }

    @Override
    public String toString() {
        return "to " + destination() + (hasRoutingHeader() ? ", segments left " + left + " of " + segments : "")
            + ", hop limit " + hopLimit;
    }
}
