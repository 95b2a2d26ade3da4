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
package io.chainstitch.kubernetes.reflect;

import io.chainstitch.kubernetes.desired.EntryKey;
import io.chainstitch.kubernetes.facts.ClusterFacts;
import io.chainstitch.kubernetes.facts.CustomObject;
import io.chainstitch.kubernetes.facts.Login;
import io.chainstitch.kubernetes.facts.NodeFacts;
import io.chainstitch.kubernetes.facts.PodFacts;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * An API server in memory. Statuses that were written are read back only when it is told to deliver them. What is made
 * anew under the name of something that was removed gets another uid, and hears nothing of what was written to that.
 */
final class FakeCluster implements Cluster {
    final Map<EntryKey, CustomObject> custom = new TreeMap<>();
    final Map<EntryKey, PodFacts> pods = new TreeMap<>();
    final Map<String, NodeFacts> nodes = new TreeMap<>();
    final List<Announcement> announcements = new ArrayList<>();
    /** By uid. */
    final Map<String, Object> written = new HashMap<>();
    private final Set<String> uids = new HashSet<>();
    int writes;
    boolean refusesWrites;
    Access access = new Access(Access.State.CONNECTED, "");
    EnumSet<ClusterFacts.Source> known = EnumSet.allOf(ClusterFacts.Source.class);

    void put(CustomObject object) {
        CustomObject before = custom.get(EntryKey.of(object));
        custom.put(EntryKey.of(object), before == null
            ? new CustomObject(object.kind(), object.id(), freshUid(object.uid()), 1, object.spec(), null)
            : new CustomObject(object.kind(), object.id(), before.uid(), before.generation() + 1, object.spec(),
                before.status()));
    }

    private String freshUid(String wanted) {
        String uid = wanted;
        while (!uids.add(uid)) {
            uid += "'";
        }
        return uid;
    }

    void put(PodFacts pod) {
        pods.put(EntryKey.ofPod(pod.id()), pod);
    }

    /** Statuses that were written become visible. */
    void deliver() {
        custom.replaceAll((key, object) -> written.containsKey(object.uid())
            ? new CustomObject(object.kind(), object.id(), object.uid(), object.generation(), object.spec(),
                written.get(object.uid()))
            : object);
        written.clear();
    }

    /** The status of a custom resource, by its name, as the API server has it. */
    Map<?, ?> status(CustomObject object) {
        CustomObject now = custom.get(EntryKey.of(object));
        Object status = written.getOrDefault(now.uid(), now.status());
        return status == null ? Map.of() : (Map<?, ?>) status;
    }

    @Override
    public ClusterFacts facts() {
        return new ClusterFacts(known, custom.values(), pods.values(), nodes.values(),
            Optional.of(new Login("admin", "s3cr3t")));
    }

    @Override
    public Access access() {
        return access;
    }

    @Override
    public CompletionStage<Void> write(CustomObject object, Map<String, Object> status) {
        writes++;
        if (refusesWrites) {
            return CompletableFuture.failedStage(new IllegalStateException("refused"));
        }
        CustomObject now = custom.get(EntryKey.of(object));
        if (now != null && now.uid().equals(object.uid())) {
            written.put(object.uid(), status);
        }
        return CompletableFuture.completedStage(null);
    }

    @Override
    public void post(Announcement announcement) {
        announcements.add(announcement);
    }
}
