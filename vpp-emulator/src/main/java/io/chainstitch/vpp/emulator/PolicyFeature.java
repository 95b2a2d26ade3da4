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
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.IpFamily;
import java.util.List;
import java.util.Map;

/** The messages of segment-routing policies, and the source address they encapsulate with. */
final class PolicyFeature implements Feature {
    private static final int ADD_LIST = 1;
    private static final int DELETE_LIST = 2;
    private static final int CHANGE_WEIGHT = 3;
    private static final int UNKNOWN_OPERATION = -1;

    private final Policies policies;
    private final SidLists lists;
    private IpAddress source = RoutePath.any(IpFamily.IPV6);

    PolicyFeature(Policies policies, SidLists lists) {
        this.policies = policies;
        this.lists = lists;
    }

    @Override
    public void register(Handlers handlers) {
        handlers.retval("sr_set_encap_source", request -> {
            source = request.address("encaps_source");
            return 0;
        });
        handlers.retval("sr_policy_add_v2", this::add);
        handlers.retval("sr_policy_mod_v2", this::modify);
        handlers.retval("sr_policy_del", request -> policies.delete(request.address("bsid_addr")));
        handlers.dump("sr_policies_v2_dump", "sr_policies_v2_details",
            request -> policies.all().stream().map(this::details).toList());
        handlers.dump("sr_policies_with_sl_index_dump", "sr_policies_with_sl_index_details",
            request -> policies.all().stream().map(this::detailsWithIndex).toList());
    }

    private int add(ApiMessage request) {
        Policies.Policy policy = new Policies.Policy(request.address("bsid_addr"), request.number("type"),
            request.flag("is_encap"), request.number("fib_table"));
        return policies.add(policy, SidLists.SidList.of(request), source(request));
    }

    private int modify(ApiMessage request) {
        Integer slot = policies.slot(request.address("bsid_addr")).orElse(null);
        if (slot == null) {
            return Policies.NO_SUCH_POLICY;
        }
        Policies.Policy policy = policies.get(slot);
        return switch (request.bits("operation")) {
            case ADD_LIST -> policies.addList(policy, SidLists.SidList.of(request), source(request));
            case DELETE_LIST -> policies.deleteList(policy, request.number("sl_index"));
            // The weight beside the list is not looked at.
            case CHANGE_WEIGHT -> policies.changeWeight(policy, request.number("sl_index"),
                request.struct("sids").number("weight"));
            default -> UNKNOWN_OPERATION;
        };
    }

    private IpAddress source(ApiMessage request) {
        IpAddress given = request.address("encap_src");
        return Prefixes.zero(given) ? source : given;
    }

    private Map<String, Object> details(Policies.Policy policy) {
        List<Map<String, Object>> shown = policy.lists.numbers().stream().map(lists::get).map(PolicyFeature::list)
            .toList();
        return Handlers.values("bsid", policy.bsid, "encap_src", policy.source, "type", policy.type,
            "is_encap", policy.encap, "fib_table", policy.table, "sid_lists", shown);
    }

    private Map<String, Object> detailsWithIndex(Policies.Policy policy) {
        List<Map<String, Object>> shown = policy.lists.numbers().stream().map(index -> {
            Map<String, Object> list = list(lists.get(index));
            list.put("sl_index", (long) index);
            return list;
        }).toList();
        return Handlers.values("bsid", policy.bsid, "is_spray", policy.type != 0, "is_encap", policy.encap,
            "fib_table", policy.table, "sid_lists", shown);
    }

    private static Map<String, Object> list(SidLists.SidList list) {
        return Handlers.values("num_sids", list.count(), "weight", list.weight(), "sids", list.sids());
    }
}
