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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** An API server in memory. Statuses that were written are read back only when it is told to deliver them. */
final class FakeCluster implements Cluster {
    final Map<EntryKey, CustomObject> custom = new TreeMap<>();
    final Map<EntryKey, PodFacts> pods = new TreeMap<>();
    final Map<String, NodeFacts> nodes = new TreeMap<>();
    final List<Announcement> announcements = new ArrayList<>();
    final Map<EntryKey, Object> written = new TreeMap<>();
    int writes;
    boolean refusesWrites;
    Access access = new Access(Access.State.CONNECTED, "");
    EnumSet<ClusterFacts.Source> known = EnumSet.allOf(ClusterFacts.Source.class);

    void put(CustomObject object) {
        CustomObject before = custom.get(EntryKey.of(object));
        boolean same = before != null && before.uid().equals(object.uid());
        custom.put(EntryKey.of(object), new CustomObject(object.kind(), object.id(), object.uid(),
            same ? before.generation() + 1 : 1, object.spec(), same ? before.status() : null));
    }

    void put(PodFacts pod) {
        pods.put(EntryKey.ofPod(pod.id()), pod);
    }

    /** Statuses that were written become visible. */
    void deliver() {
        written.forEach((key, status) -> custom.computeIfPresent(key, (ignored, object) -> new CustomObject(
            object.kind(), object.id(), object.uid(), object.generation(), object.spec(), status)));
        written.clear();
    }

    /** The status of a custom resource as the API server has it. */
    Map<?, ?> status(CustomObject object) {
        EntryKey key = EntryKey.of(object);
        Object status = written.containsKey(key) ? written.get(key) : custom.get(key).status();
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
        if (custom.containsKey(EntryKey.of(object))) {
            written.put(EntryKey.of(object), status);
        }
        return CompletableFuture.completedStage(null);
    }

    @Override
    public void post(Announcement announcement) {
        announcements.add(announcement);
    }
}
