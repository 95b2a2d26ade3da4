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
package io.chainstitch.vpp.model;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A list of segments with its share of the traffic of a policy.
 *
 * @param weight its share beside the other lists of the policy, 1..65535
 * @param sids the segments in the order in which they are visited, 1..16
 */
public record SegmentList(int weight, List<IpAddress> sids) implements Comparable<SegmentList> {
    /** How many segments VPP's binary API carries; it reads garbage after them. */
    public static final int MAX_SIDS = 16;
    /** The largest weight. */
    public static final int MAX_WEIGHT = 65_535;
    private static final Comparator<SegmentList> ORDER =
        Comparator.comparing(SegmentList::sids, SegmentList::compareSids).thenComparing(SegmentList::weight);

    public SegmentList {
        sids = List.copyOf(sids);
        if (sids.isEmpty() || sids.size() > MAX_SIDS) {
            throw new IllegalArgumentException("a segment list has 1 to " + MAX_SIDS + " SIDs, not " + sids.size());
        }
        if (weight < 1 || weight > MAX_WEIGHT) {
            throw new IllegalArgumentException("weight " + weight + " is outside 1.." + MAX_WEIGHT);
        }
        sids.stream().filter(sid -> sid.family() != IpFamily.IPV6).findFirst().ifPresent(sid -> {
            throw new IllegalArgumentException("a SID is an IPv6 address, not " + sid);
        });
    }

    /**
     * Reads the weight and the SIDs, separated by blanks.
     *
     * @param text as {@link #toString} gives it
     * @return the list
     * @throws IllegalArgumentException when it is malformed or a value is out of its range
     */
    public static SegmentList of(String text) {
        String[] words = text.trim().split(" +");
        try {
            return new SegmentList(Integer.parseInt(words[0]),
                List.of(words).subList(1, words.length).stream().map(IpAddress::of).toList());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' does not begin with a weight", e);
        }
    }

    private static int compareSids(List<IpAddress> one, List<IpAddress> other) {
        for (int index = 0; index < Math.min(one.size(), other.size()); index++) {
            int compared = one.get(index).compareTo(other.get(index));
            if (compared != 0) {
                return compared;
            }
        }
        return Integer.compare(one.size(), other.size());
    }

    @Override
    public int compareTo(SegmentList other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return weight + " " + sids.stream().map(IpAddress::toString).collect(Collectors.joining(" "));
    }
}
