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

import io.chainstitch.vpp.model.IpFamily;
import io.chainstitch.vpp.model.Policy;
import io.chainstitch.vpp.model.SegmentList;
import io.chainstitch.vpp.model.TableRef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Policies that encapsulate. The lists after the first one follow when VPP has taken the first, since they would go
 * into the policy of somebody else with the same binding SID.
 */
final class PolicyWriter implements ObjectWriter<Policy> {
    private static final int OPERATION_ADD = 1;
    private static final int NO_SUCH_POLICY = -1;

    @Override
    public CompletableFuture<?> create(VppSession vpp, Policy policy) {
        List<SegmentList> lists = policy.segmentLists();
        Map<String, Object> first = fields(policy, lists.get(0));
        first.put("is_encap", true);
        return vpp.write("sr_policy_add_v2", first).thenCompose(made -> Withdrawal.unless(CompletableFuture.allOf(
            lists.subList(1, lists.size()).stream().map(list -> add(vpp, policy, list))
                .toArray(CompletableFuture<?>[]::new)), () -> remove(vpp, policy)));
    }

    private static CompletableFuture<?> add(VppSession vpp, Policy policy, SegmentList list) {
        Map<String, Object> fields = fields(policy, list);
        fields.put("sr_policy_index", VppSession.NONE);
        fields.put("operation", OPERATION_ADD);
        return vpp.write("sr_policy_mod_v2", fields);
    }

    /** VPP puts the source of its own choice into the policy when a later list comes without one. */
    private static Map<String, Object> fields(Policy policy, SegmentList list) {
        return new HashMap<>(Map.of("bsid_addr", policy.bsid(), "fib_table", policy.table(), "encap_src",
            policy.encapSource(), "sids", Map.of("num_sids", list.sids().size(), "weight", list.weight(), "sids",
                list.sids())));
    }

    @Override
    public CompletableFuture<?> delete(VppSession vpp, Policy policy) {
        return NeededTables.remove(vpp, new TableRef(IpFamily.IPV6, policy.table()), () -> remove(vpp, policy));
    }

    private static CompletableFuture<?> remove(VppSession vpp, Policy policy) {
        return vpp.write("sr_policy_del", Map.of("bsid_addr", policy.bsid(), "sr_policy_index", VppSession.NONE),
            NO_SUCH_POLICY);
    }
}
