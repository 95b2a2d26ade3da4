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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Policies of ACL-based forwarding: an access list and the paths of what it permits. */
final class AbfPolicies implements Feature {

    /** A policy. */
    static final class Policy {
        final long id;
        final long acl;
        private final int slot;
        private List<RoutePath> paths = List.of();
        /** Whether VPP took its paths for no longer needed and freed them. */
        private boolean lost;
        private int attachments;

        private Policy(long id, long acl, int slot) {
            this.id = id;
            this.acl = acl;
            this.slot = slot;
        }

        /** {@return whether it was deleted and lives on only as it is attached} */
        private boolean deleted() {
            return paths.isEmpty() && !lost;
        }
    }

    private final Tables tables;
    private final PathChecks checks;
    private final Lookups lookups;
    private final SlotPool slots = new SlotPool();
    private final Map<Integer, Policy> bySlot = new TreeMap<>();
    private final Map<Long, Policy> byId = new HashMap<>();

    AbfPolicies(Tables tables, PathChecks checks, Lookups lookups) {
        this.tables = tables;
        this.checks = checks;
        this.lookups = lookups;
        tables.addUser(key -> bySlot.values().stream().flatMap(policy -> policy.paths.stream())
            .anyMatch(path -> path.looksUp() && path.lookup().equals(key)));
    }

    @Override
    public void register(Handlers handlers) {
        handlers.retval("abf_policy_add_del", this::addDel);
        handlers.dump("abf_policy_dump", "abf_policy_details", request -> bySlot.values().stream()
            .map(AbfPolicies::details).toList());
    }

    private int addDel(ApiMessage request) {
        ApiMessage asked = request.struct("policy");
        List<RoutePath> paths = asked.structs("paths").stream().map(RoutePath::of).toList();
        int refusal = paths.isEmpty() ? Refused.INVALID_VALUE : checks.check(paths, "abf_policy_add_del");
        Policy there = byId.get(asked.number("policy_id"));
        if (refusal == 0) {
            refusal = !request.flag("is_add") ? delete(there, paths) : there == null ? add(asked, paths)
                : extend(there, asked.number("acl_index"), paths);
        }
        tables.collect();
        return refusal;
    }

    private int add(ApiMessage asked, List<RoutePath> paths) {
        Policy made = new Policy(asked.number("policy_id"), asked.number("acl_index"), slots.take());
        setPaths(made, paths);
        bySlot.put(made.slot, made);
        byId.put(made.id, made);
        return 0;
    }

    /** A policy that gets no path it lacks loses all, unless another policy holds the same: VPP frees them. */
    private int extend(Policy policy, long acl, List<RoutePath> added) {
        if (policy.acl != acl) {
            return Refused.INVALID_VALUE;
        }
        if (policy.lost) {
            throw new VppCrash("abf_policy_add_del on the policy " + policy.id + ", which has lost its paths");
        }
        List<RoutePath> paths = new ArrayList<>(policy.paths);
        added.stream().filter(path -> paths.stream().noneMatch(path::sameTarget)).forEach(paths::add);
        if (paths.size() == policy.paths.size()) {
            policy.lost = bySlot.values().stream().noneMatch(other -> other != policy && other.paths.equals(paths));
        }
        setPaths(policy, policy.lost ? List.of() : paths);
        return 0;
    }

    private int delete(Policy policy, List<RoutePath> removed) {
        if (policy == null) {
            return Refused.INVALID_VALUE;
        }
        if (policy.paths.isEmpty()) {
            throw new VppCrash("abf_policy_add_del deletes the policy " + policy.id + ", which has no paths");
        }
        List<RoutePath> left = new ArrayList<>(policy.paths);
        removed.forEach(path -> left.stream().filter(path::sameTarget).findFirst().ifPresent(left::remove));
        setPaths(policy, left);
        if (left.isEmpty() && policy.attachments == 0) {
            destroy(policy);
        }
        return 0;
    }

    /**
     * Takes note of an attachment.
     *
     * @return the policy
     * @throws VppCrash when there is none, or it was deleted
     */
    Policy attach(long id) {
        Policy policy = byId.get(id);
        if (policy == null || policy.deleted()) {
            throw new VppCrash("abf_itf_attach_add_del of the unknown policy " + id);
        }
        policy.attachments++;
        return policy;
    }

    void detach(Policy policy) {
        policy.attachments--;
        if (policy.deleted() && policy.attachments == 0) {
            destroy(policy);
        }
    }

    private void setPaths(Policy policy, List<RoutePath> paths) {
        lookups.change(policy.paths, paths);
        policy.paths = paths.stream().sorted(RoutePath.ORDER).toList();
    }

    private void destroy(Policy policy) {
        bySlot.remove(policy.slot);
        byId.remove(policy.id);
        slots.free(policy.slot);
    }

    private static Map<String, Object> details(Policy policy) {
        if (policy.deleted()) {
            throw new VppCrash("abf_policy_dump shows the deleted policy " + policy.id);
        }
        return Handlers.values("policy", Handlers.values("policy_id", policy.id, "acl_index", policy.acl,
            "paths", policy.paths.stream().map(RoutePath::values).toList()));
    }
}
