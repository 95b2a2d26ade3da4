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
package io.chainstitch.kubernetes.desired;

import io.chainstitch.kubernetes.desired.FieldReader.Form;
import io.chainstitch.kubernetes.facts.PodFacts;
import io.chainstitch.vpp.model.IpAddress;
import java.util.List;
import java.util.Optional;

/** Reads a pod. A wrong annotation costs the pod the interface that it is about, and nothing else. */
final class PodTranslation {
    private PodTranslation() {
    }

    /** Empty when the pod is on its way out: its chains leave it while it still can be reached. */
    static Optional<Entry> read(PodFacts pod, List<String> problems) {
        if (pod.leaving()) {
            return Optional.empty();
        }
        return Optional.of(new Entry.OfPod(pod.id(), pod.node().filter(Form.NODE::fits),
            pod.address().flatMap(PodTranslation::address), pod.hostNetwork(), pod.ready(), pod.labels(),
            new PodInterfaces(pod, problems).read()));
    }

    private static Optional<String> address(String text) {
        try {
            return Optional.of(IpAddress.of(text).toString());
        } catch (IllegalArgumentException ignored) {
            return Optional.empty();
        }
    }
}
