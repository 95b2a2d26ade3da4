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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Which policies of ACL-based forwarding hold for what comes in by which interface. They outlive the interface. */
final class AbfAttachments implements Feature {

    /** A policy is attached once to an interface, whatever the family. */
    private record Key(long policy, long sw) {
    }

    /** Where VPP looks access lists up. */
    private record Context(boolean six, long sw) {
    }

    private record Attachment(Key key, Context context, AbfPolicies.Policy policy, long priority) {
    }

    private final AbfPolicies policies;
    private final AclFeature acls;
    private final SlotPool slots = new SlotPool();
    private final Map<Integer, Attachment> bySlot = new TreeMap<>();
    private final Map<Key, Integer> byKey = new HashMap<>();
    private final Map<Context, Set<Long>> lookedUp = new HashMap<>();

    AbfAttachments(AbfPolicies policies, AclFeature acls) {
        this.policies = policies;
        this.acls = acls;
        acls.usedBy(index -> lookedUp.values().stream().anyMatch(used -> used.contains((long) index)));
    }

    @Override
    public void register(Handlers handlers) {
        handlers.retval("abf_itf_attach_add_del", this::addDel);
        handlers.dump("abf_itf_attach_dump", "abf_itf_attach_details",
            request -> bySlot.values().stream().map(AbfAttachments::details).toList());
    }

    private int addDel(ApiMessage request) {
        ApiMessage asked = request.struct("attach");
        Key key = new Key(asked.number("policy_id"), asked.number("sw_if_index"));
        Context context = new Context(asked.flag("is_ipv6"), key.sw);
        return request.flag("is_add") ? attach(key, context, asked.number("priority")) : detach(key, context);
    }

    private int attach(Key key, Context context, long priority) {
        if (byKey.containsKey(key)) {
            return Refused.ENTRY_ALREADY_EXISTS;
        }
        AbfPolicies.Policy policy = policies.attach(key.policy);
        if (key.sw == Handlers.NONE) {
            throw new VppCrash("abf_itf_attach_add_del to no interface");
        }
        int slot = slots.take();
        bySlot.put(slot, new Attachment(key, context, policy, priority));
        byKey.put(key, slot);
        refresh(context);
        return 0;
    }

    private int detach(Key key, Context context) {
        Integer slot = byKey.get(key);
        if (slot == null) {
            return Refused.NO_SUCH_ENTRY;
        }
        if (attachments(context).isEmpty()) {
            throw new VppCrash("abf_itf_attach_add_del detaches from a family that nothing is attached to");
        }
        Attachment attachment = bySlot.remove(slot);
        byKey.remove(key);
        slots.free(slot);
        policies.detach(attachment.policy);
        refresh(attachment.context);
        return 0;
    }

    /** VPP looks up what it did before when one of the access lists is missing. */
    private void refresh(Context context) {
        List<Attachment> attached = attachments(context);
        if (attached.isEmpty()) {
            lookedUp.remove(context);
        } else if (attached.stream().allMatch(attachment -> acls.has(attachment.policy.acl))) {
            Set<Long> used = new HashSet<>();
            attached.forEach(attachment -> used.add(attachment.policy.acl));
            lookedUp.put(context, used);
        }
    }

    private List<Attachment> attachments(Context context) {
        return bySlot.values().stream().filter(attachment -> attachment.context.equals(context)).toList();
    }

    private static Map<String, Object> details(Attachment attachment) {
        return Handlers.values("attach", Handlers.values("policy_id", attachment.key.policy,
            "sw_if_index", attachment.key.sw, "priority", attachment.priority, "is_ipv6", attachment.context.six));
    }
}
