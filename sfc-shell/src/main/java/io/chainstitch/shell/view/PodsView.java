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
package io.chainstitch.shell.view;

import io.chainstitch.shell.facts.Pod;
import java.util.List;

/** Shows pods, one on a line. */
public final class PodsView {
    private PodsView() {
    }

    /**
     * Shows pods.
     *
     * @param pods what to show
     * @param filtered whether some were left out
     * @param screen where
     * @return the lines
     */
    public static List<String> lines(List<Pod> pods, boolean filtered, Screen screen) {
        if (pods.isEmpty()) {
            return List.of(filtered ? "No pod is like that." : "No pod is declared.");
        }
        return table(pods).lines(screen);
    }

    static Table table(List<Pod> pods) {
        Table table = new Table("NAMESPACE", "NAME", "NODE", "READY", "INTERFACES", "LABELS", "CHAINS");
        pods.forEach(pod -> table.row(Cell.of(pod.namespace()), Cell.of(pod.name()), Cell.of(pod.node()),
            pod.ready() ? Cell.of("yes") : new Cell("no", Tone.BUSY),
            Cell.of(pod.hostNetwork() ? "host network"
                : String.join(",", pod.interfaces().stream().map(Pod.Interface::name).toList())),
            Cell.of(Phrases.pairs(pod.labels())), Cell.of(String.join(",", pod.chains()))));
        return table;
    }
}
