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
package io.chainstitch.vpp.emulator;

import io.chainstitch.vpp.api.ApiMessage;
import io.chainstitch.vpp.model.IpFamily;
import java.util.ArrayList;
import java.util.List;

/** The SID lists of all policies, in one pool. What was freed can still be read, without its SIDs. */
final class SidLists {
    /** VPP's value for a weight that is not given. */
    private static final long DEFAULT_WEIGHT = 1;

    /**
     * A SID list.
     *
     * @param count as it was requested; VPP takes more than fit
     * @param sids 16, those beyond the count being zero
     * @param weight share of the traffic
     */
    record SidList(long count, List<Object> sids, long weight) {
        static SidList of(ApiMessage request) {
            ApiMessage list = request.struct("sids");
            List<Object> sids = new ArrayList<>(list.list("sids"));
            for (int i = (int) Math.min(list.number("num_sids"), sids.size()); i < sids.size(); i++) {
                sids.set(i, RoutePath.any(IpFamily.IPV6));
            }
            return new SidList(list.number("num_sids"), sids, weight(list.number("weight")));
        }

        private static long weight(long given) {
            return given == Handlers.NONE ? DEFAULT_WEIGHT : given;
        }
    }

    private final SlotPool slots = new SlotPool();
    private final List<SidList> memory = new ArrayList<>();

    int add(SidList list) {
        int slot = slots.take();
        if (slot == memory.size()) {
            memory.add(list);
        } else {
            memory.set(slot, list);
        }
        return slot;
    }

    SidList get(int slot) {
        return memory.get(slot);
    }

    void setWeight(int slot, long weight) {
        SidList old = memory.get(slot);
        memory.set(slot, new SidList(old.count, old.sids, weight));
    }

    /** Gives a list back; VPP does so even when it has been given back before, and then gives it out twice. */
    void free(int slot) {
        memory.set(slot, new SidList(0, List.of(), memory.get(slot).weight));
        slots.free(slot);
    }
}
