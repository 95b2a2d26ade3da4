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
import io.chainstitch.vpp.model.IpFamily;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Classifiers: access list, policy and attachment, each when VPP has taken the one before. VPP ends when an unknown
 * policy is attached, an attached one is removed, or one that was added twice is touched; so it is asked first.
 */
final class ClassifierWriter implements ObjectWriter<Classifier> {
    private static final int NO_SUCH_ENTRY = -6;
    private static final int NO_SUCH_POLICY = -7;

    @Override
    public CompletableFuture<?> create(VppSession vpp, Classifier object) {
        return vpp.abf().thenCompose(abf -> abf.isTaken(object)
            ? CompletableFuture.<Void>failedFuture(new CallRefused("VPP has an ABF policy " + object.table()
                + " that Chainstitch did not make; remove that from VPP first")) : make(vpp, object));
    }

    private static CompletableFuture<Void> make(VppSession vpp, Classifier object) {
        return vpp.write("acl_add_replace", Map.of("acl_index", VppSession.NONE, "tag", ClassifierForm.tag(object), "r",
            ClassifierForm.rules(object))).thenApply(reply -> reply.number("acl_index"))
            .thenCompose(acl -> Withdrawal.unless(policy(vpp, object, acl), () -> removeAcl(vpp, acl)));
    }

    private static CompletableFuture<Void> policy(VppSession vpp, Classifier object, long acl) {
        List<Map<String, Object>> paths = List.of(ClassifierForm.path(object));
        return vpp.write("abf_policy_add_del", Map.of("is_add", true, "policy", Map.of("policy_id", object.table(),
            "acl_index", acl, "paths", paths))).thenCompose(made -> Withdrawal.unless(attach(vpp, object),
                () -> removePolicy(vpp, object.table(), paths)));
    }

    private static CompletableFuture<ApiMessage> attach(VppSession vpp, Classifier object) {
        return vpp.indexes().get(object.interfaceName()).thenCompose(index -> vpp.write("abf_itf_attach_add_del",
            Map.of("is_add", true, "attach", Map.of("policy_id", object.table(), "sw_if_index", index, "priority",
                ClassifierForm.PRIORITY, "is_ipv6", object.family() == IpFamily.IPV6))));
    }

    @Override
    public CompletableFuture<?> delete(VppSession vpp, Classifier object) {
        return vpp.abf().thenCompose(abf -> remove(vpp, abf, object));
    }

    /** Removes what is there of a classifier, be it whole or not. */
    private static CompletableFuture<Void> remove(VppSession vpp, Abf abf, Classifier object) {
        return abf.policy(object).map(found -> removePolicy(vpp, abf, found))
            .orElseGet(() -> CompletableFuture.completedFuture(null)).thenCompose(gone -> all(
                abf.tagged(ClassifierForm.tag(object)).stream().map(acl -> removeAcl(vpp, acl)).toList()));
    }

    private static CompletableFuture<Void> removePolicy(VppSession vpp, Abf abf, ApiMessage policy) {
        long id = policy.number("policy_id");
        List<CompletableFuture<?>> detached = new ArrayList<>();
        abf.attachments(id).forEach(attachment -> detached.add(vpp.write("abf_itf_attach_add_del",
            Map.of("is_add", false, "attach", attachment.fields()), NO_SUCH_ENTRY)));
        return all(detached).thenCompose(free -> policy.list("paths").isEmpty()
            ? CompletableFuture.<Void>failedFuture(new CallRefused("somebody added ABF policy " + id
                + " once more, after which VPP ends when it is touched; restart VPP"))
            : removePolicy(vpp, id, policy.list("paths")).thenApply(gone -> null));
    }

    /** VPP removes a policy with its last path, so it is told all of them. */
    private static CompletableFuture<ApiMessage> removePolicy(VppSession vpp, long id, List<?> paths) {
        return vpp.write("abf_policy_add_del", Map.of("is_add", false, "policy", Map.of("policy_id", id, "paths",
            paths)), NO_SUCH_POLICY);
    }

    private static CompletableFuture<ApiMessage> removeAcl(VppSession vpp, long index) {
        return vpp.write("acl_del", Map.of("acl_index", index), NO_SUCH_ENTRY);
    }

    private static CompletableFuture<Void> all(List<? extends CompletableFuture<?>> calls) {
        return CompletableFuture.allOf(calls.toArray(CompletableFuture<?>[]::new));
    }
}
