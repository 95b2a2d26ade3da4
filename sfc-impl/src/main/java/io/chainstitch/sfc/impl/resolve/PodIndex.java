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
package io.chainstitch.sfc.impl.resolve;

import io.chainstitch.sfc.api.Inventory;
import io.chainstitch.sfc.api.Pod;
import io.chainstitch.sfc.api.Selection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the pods of a snapshot that a selector may match. The first chain that is resolved against a snapshot looks at
 * all pods for each of its functions when these are few; else, and when a second chain comes, because many more will
 * follow, pods are indexed by label.
 */
final class PodIndex {
    /** Up to so many functions it is cheaper to look at each pod for each of them than to index the pods. */
    private static final int FEW = 6;

    private record Label(String key, String value) {
    }

    private final Inventory inventory;
    private final Map<Label, List<Pod>> byLabel;

    private PodIndex(Inventory inventory, Map<Label, List<Pod>> byLabel) {
        this.inventory = inventory;
        this.byLabel = byLabel;
    }

    /**
     * The index to use for a resolution.
     *
     * @param previous what was used last, or null
     * @param inventory the snapshot
     * @param functions how many functions the chain has
     * @return the index of the snapshot
     */
    static PodIndex of(PodIndex previous, Inventory inventory, int functions) {
        if (previous == null || previous.inventory != inventory) {
            return new PodIndex(inventory, functions > FEW ? byLabel(inventory) : null);
        }
        return previous.byLabel != null ? previous : new PodIndex(inventory, byLabel(inventory));
    }

    /** Pods that have at least one of the labels; in any order, and more than those that match. */
    Collection<Pod> mayMatch(Selection.Pods selection) {
        if (byLabel == null) {
            return inventory.pods().values();
        }
        Collection<Pod> fewest = inventory.pods().values();
        for (Map.Entry<String, String> label : selection.labels().entrySet()) {
            List<Pod> pods = byLabel.getOrDefault(new Label(label.getKey(), label.getValue()), List.of());
            if (pods.size() < fewest.size()) {
                fewest = pods;
            }
        }
        return fewest;
    }

    private static Map<Label, List<Pod>> byLabel(Inventory inventory) {
        Map<Label, List<Pod>> index = new HashMap<>();
        inventory.pods().values().forEach(pod -> pod.labels().forEach((key, value) ->
            index.computeIfAbsent(new Label(key, value), label -> new ArrayList<>()).add(pod)));
        return index;
    }
}
