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
import io.chainstitch.vpp.model.Classifier;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * The access lists of VPP at one moment and what its ACL-based forwarding (ABF) does with them.
 *
 * @param acls access lists by index
 * @param policies ABF policies by id
 * @param attached what is attached to interfaces, by policy id
 */
record Abf(Map<Long, ApiMessage> acls, Map<Long, ApiMessage> policies, Map<Long, List<ApiMessage>> attached) {

    static CompletableFuture<Abf> read(VppSession vpp) {
        CompletableFuture<List<ApiMessage>> acls = vpp.dump("acl_dump", Map.of("acl_index", VppSession.NONE));
        CompletableFuture<List<ApiMessage>> policies = vpp.dump("abf_policy_dump", Map.of());
        CompletableFuture<List<ApiMessage>> attachments = vpp.dump("abf_itf_attach_dump", Map.of());
        return CompletableFuture.allOf(acls, policies, attachments).thenApply(done -> {
            Map<Long, ApiMessage> acl = new HashMap<>();
            acls.join().forEach(each -> acl.put(each.number("acl_index"), each));
            Map<Long, ApiMessage> policy = new HashMap<>();
            policies.join().stream().map(each -> each.struct("policy"))
                .forEach(each -> policy.put(each.number("policy_id"), each));
            return new Abf(acl, policy, attachments.join().stream().map(each -> each.struct("attach"))
                .collect(Collectors.groupingBy(each -> each.number("policy_id"))));
        });
    }

    /** The access list of a policy. */
    Optional<ApiMessage> acl(ApiMessage policy) {
        return Optional.ofNullable(acls.get(policy.number("acl_index")));
    }

    List<ApiMessage> attachments(long policy) {
        return attached.getOrDefault(policy, List.of());
    }

    /** The indexes of the access lists with a tag. */
    List<Long> tagged(String tag) {
        return acls.values().stream().filter(acl -> acl.text("tag").equals(tag))
            .map(acl -> acl.number("acl_index")).toList();
    }

    /** Whether the policy id that a classifier needs is in use. */
    boolean isTaken(Classifier classifier) {
        return policies.containsKey(classifier.table());
    }

    /** The policy with the id of a classifier, unless its access list tells that it is somebody else's. */
    Optional<ApiMessage> policy(Classifier classifier) {
        return Optional.ofNullable(policies.get(classifier.table())).filter(policy -> acl(policy)
            .map(acl -> acl.text("tag").equals(ClassifierForm.tag(classifier))).orElse(true));
    }
}
