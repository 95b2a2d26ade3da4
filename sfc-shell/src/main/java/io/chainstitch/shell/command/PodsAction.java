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
package io.chainstitch.shell.command;

import io.chainstitch.shell.facts.Pod;
import io.chainstitch.shell.facts.Snapshot;
import io.chainstitch.shell.view.PodsView;
import io.chainstitch.shell.view.ShellFailure;
import io.chainstitch.shell.view.Usage;
import java.util.List;
import java.util.Optional;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.Parsing;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Lists pods. */
@Service
@Command(scope = "sfc", name = "pods", description = "Lists pods with the chains that pass through them")
@Parsing(OptionsAnywhere.class)
public final class PodsAction extends SfcAction {
    private static final String LABEL = "--label";

    @Option(name = LABEL, description = "Only pods with this label, written KEY=VALUE")
    @Completion(PodLabels.class)
    private String label;

    @Argument(index = 0, name = "POD", description = "Pods to list, written NAMESPACE/NAME; all when there is none",
        multiValued = true)
    @Completion(PodNames.class)
    private List<String> names;

    @Override
    Usage usage() {
        return Usage.of("pods", "NAMESPACE/NAME", 0, Integer.MAX_VALUE, LABEL + " KEY=VALUE");
    }

    @Override
    List<String> given() {
        return joined(valued(LABEL, label), names);
    }

    @Override
    int run(Usage.Given given) {
        Optional<String> wanted = given.value(LABEL);
        if (wanted.filter(text -> text.indexOf('=') < 1).isPresent()) {
            throw usage().wrong("takes KEY=VALUE behind " + LABEL + " and not " + wanted.get());
        }
        Snapshot snapshot = northbound().snapshot();
        given.arguments().forEach(name -> known(snapshot.pods(), name));
        List<Pod> pods = snapshot.pods().stream()
            .filter(pod -> given.arguments().isEmpty() || given.arguments().contains(pod.id()))
            .filter(pod -> wanted.isEmpty() || has(pod, wanted.get())).toList();
        show(given, pods, screen -> PodsView.lines(pods, wanted.isPresent(), screen));
        return GOOD;
    }

    private static void known(List<Pod> pods, String name) {
        if (pods.stream().noneMatch(pod -> pod.id().equals(name))) {
            throw new ShellFailure("There is no pod " + name
                + ": sfc:pods lists those that are declared, write NAMESPACE/NAME.");
        }
    }

    private static boolean has(Pod pod, String label) {
        return pod.labels().entrySet().stream()
            .anyMatch(entry -> label.equals(entry.getKey() + "=" + entry.getValue()));
    }
}
