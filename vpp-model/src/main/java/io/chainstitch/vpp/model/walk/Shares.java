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
import io.chainstitch.vpp.model.Policy;
import io.chainstitch.vpp.model.SegmentList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How VPP shares the flows of a policy out over its segment lists.
 *
 * @param options the different lists
 * @param fault why it does not do as the policy says
 */
record Shares(List<Share> options, Optional<String> fault) {

    /**
     * One list, however often the policy has it.
     *
     * @param sids its segments
     * @param weight its weight
     * @param total the sum of all weights
     */
    record Share(List<IpAddress> sids, long weight, long total) {
        double part() {
            return (double) weight / total;
        }
    }

    /** Packets go by weight; for frames each list counts once, and the index is made by masking. */
    static Shares of(Policy policy, boolean frames) {
        Map<List<IpAddress>, Long> weights = new LinkedHashMap<>();
        for (SegmentList list : policy.segmentLists()) {
            weights.merge(list.sids(), frames ? 1L : list.weight(), Long::sum);
        }
        long total = weights.values().stream().mapToLong(Long::longValue).sum();
        List<Share> options = weights.entrySet().stream()
            .map(entry -> new Share(entry.getKey(), entry.getValue(), total)).toList();
        return new Shares(options, frames ? starved(policy) : Optional.empty());
    }

    /** VPP takes the list whose index is the flow's hash, masked with their number less one. */
    private static Optional<String> starved(Policy policy) {
        int count = policy.segmentLists().size();
        int reached = 1 << Integer.bitCount(count - 1);
        return reached == count ? Optional.empty() : Optional.of("policy " + policy.bsid() + " has " + count
            + " segment lists for frames, which is no power of two: " + (count - reached) + " of them get none");
    }
}
