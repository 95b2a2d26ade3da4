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
import io.chainstitch.kubernetes.desired.EntryKind;
import io.chainstitch.kubernetes.facts.ClusterFacts;
import io.chainstitch.kubernetes.facts.NodeFacts;
import io.chainstitch.kubernetes.facts.PodFacts;
import io.chainstitch.kubernetes.status.EventBudget;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells once what is wrong with pods and nodes: they have no conditions of ours, so events and the log have it. */
final class Findings {
    private static final Logger LOG = LoggerFactory.getLogger(Findings.class);

    private final Cluster cluster;
    private final EventBudget budget;
    private final Clock clock;
    private Map<EntryKey, List<String>> told = Map.of();

    Findings(Cluster cluster, EventBudget budget, Clock clock) {
        this.cluster = cluster;
        this.budget = budget;
        this.clock = clock;
    }

    void tell(ClusterFacts facts, Map<EntryKey, List<String>> problems) {
        Map<EntryKey, List<String>> news = new HashMap<>();
        problems.forEach((key, texts) -> {
            if (!texts.equals(told.get(key))) {
                news.put(key, texts);
                LOG.warn("Kubernetes, {}: {}", key, String.join(" ", texts));
            }
        });
        told = Map.copyOf(problems);
        if (news.keySet().stream().anyMatch(key -> key.kind() == EntryKind.POD)) {
            facts.pods().forEach(pod -> announce(pod, news.get(EntryKey.ofPod(pod.id()))));
        }
        if (news.keySet().stream().anyMatch(key -> key.kind() == EntryKind.NODE)) {
            facts.nodes().forEach(node -> announce(node, news.get(new EntryKey(EntryKind.NODE, node.name()))));
        }
    }

    private void announce(PodFacts pod, List<String> texts) {
        post(texts, new Announcement.Subject("v1", "Pod", pod.id().namespace(), pod.id().name(), pod.uid()));
    }

    private void announce(NodeFacts node, List<String> texts) {
        post(texts, new Announcement.Subject("v1", "Node", "", node.name(), node.uid()));
    }

    private void post(List<String> texts, Announcement.Subject subject) {
        if (texts != null && budget.take(subject.uid(), clock.instant())) {
            cluster.post(new Announcement(subject, true, "NotReflected", String.join(" ", texts)));
        }
    }
}
