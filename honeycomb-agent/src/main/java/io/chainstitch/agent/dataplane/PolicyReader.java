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
package io.chainstitch.agent.dataplane;

import io.chainstitch.vpp.api.ApiMessage;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.Policy;
import io.chainstitch.vpp.model.SegmentList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Policies. Those that insert or duplicate, and lists that are longer than a message, have no object form. */
final class PolicyReader implements KindReader {

    @Override
    public CompletableFuture<List<Found>> read(VppSession vpp, Scene scene) {
        return vpp.dump("sr_policies_v2_dump", Map.of())
            .thenApply(details -> details.stream().map(PolicyReader::found).toList());
    }

    static Found found(ApiMessage policy) {
        IpAddress bsid = policy.address("bsid");
        return !policy.flag("is_encap") || policy.number("type") != 0 ? Found.opaque(Policy.keyOf(bsid))
            : Found.of(Policy.keyOf(bsid), () -> new Policy(bsid, table(policy), policy.address("encap_src"),
                policy.structs("sid_lists").stream().map(PolicyReader::list).toList()));
    }

    /** VPP keeps the number that it was given, where all ones mean table 0. */
    private static long table(ApiMessage policy) {
        long table = policy.number("fib_table");
        return table == VppSession.NONE ? 0 : table;
    }

    /** VPP tells how many segments a list has even when there are more than it can tell. */
    private static SegmentList list(ApiMessage list) {
        int count = list.bits("num_sids");
        if (count > SegmentList.MAX_SIDS) {
            throw new IllegalArgumentException("a list of " + count + " segments");
        }
        return new SegmentList(list.bits("weight"), list.list("sids").subList(0, count).stream()
            .map(IpAddress.class::cast).toList());
    }
}
