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
import io.chainstitch.vpp.model.ObjectKey;
import io.chainstitch.vpp.model.ObjectKind;
import io.chainstitch.vpp.model.VppObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * Classifiers. What carries the tag of one of ours and is no whole classifier, or not on its interface, is a spoiled
 * one; policies of others stand on the interfaces that they are attached to.
 */
final class ClassifierReader implements KindReader {

    @Override
    public CompletableFuture<List<Found>> read(VppSession vpp, Scene scene) {
        Map<String, ObjectKey> ours = new HashMap<>();
        vpp.ledger().all(ObjectKind.CLASSIFIER).map(Classifier.class::cast)
            .forEach(classifier -> ours.put(ClassifierForm.tag(classifier), classifier.key()));
        return Abf.read(vpp).thenApply(abf -> found(abf, scene.names(), ours));
    }

    private static List<Found> found(Abf abf, NameView names, Map<String, ObjectKey> ours) {
        List<Found> found = new ArrayList<>();
        Set<ObjectKey> whole = new HashSet<>();
        for (ApiMessage policy : abf.policies().values()) {
            Optional<VppObject> classifier = classifier(abf, policy, names);
            if (classifier.isPresent() && ours.getOrDefault(tag(abf, policy), classifier.get().key())
                    .equals(classifier.get().key())) {
                whole.add(classifier.get().key());
                found.add(Found.of(classifier.get()));
            } else if (!ours.containsKey(tag(abf, policy))) {
                abf.attachments(policy.number("policy_id")).forEach(each -> found.add(Found.opaque(
                    key(names.name(each.number("sw_if_index")), policy))));
            }
        }
        tags(abf).map(ours::get).filter(key -> key != null && !whole.contains(key)).distinct()
            .forEach(key -> found.add(Found.opaque(key)));
        return found;
    }

    private static Stream<String> tags(Abf abf) {
        return abf.acls().values().stream().map(acl -> acl.text("tag")).filter(ClassifierForm::isTag);
    }

    private static String tag(Abf abf, ApiMessage policy) {
        return abf.acl(policy).map(acl -> acl.text("tag")).orElse("");
    }

    private static ObjectKey key(String interfaceName, ApiMessage policy) {
        return new ObjectKey(ObjectKind.CLASSIFIER, interfaceName + " " + policy.number("policy_id"));
    }

    private static Optional<VppObject> classifier(Abf abf, ApiMessage policy, NameView names) {
        List<ApiMessage> attachments = abf.attachments(policy.number("policy_id"));
        Optional<List<Classifier.Match>> matches = abf.acl(policy).flatMap(ClassifierForm::matches);
        if (attachments.size() != 1 || matches.isEmpty()) {
            return Optional.empty();
        }
        IpFamily family = matches.get().get(0).source().family();
        long table = policy.number("policy_id");
        boolean exact = tag(abf, policy).equals(ClassifierForm.tag(family, table))
            && ClassifierForm.looksUp(policy, family) && ClassifierForm.isAttached(attachments.get(0), family);
        String name = names.name(attachments.get(0).number("sw_if_index"));
        return exact ? Found.of(key(name, policy), () -> new Classifier(name, table, matches.get())).object()
            : Optional.empty();
    }
}
