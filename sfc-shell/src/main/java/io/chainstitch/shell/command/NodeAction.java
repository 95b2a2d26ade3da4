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

import io.chainstitch.shell.facts.NodeStory;
import io.chainstitch.shell.facts.Snapshot;
import io.chainstitch.shell.view.NodesView;
import io.chainstitch.shell.view.Usage;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Parsing;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Explains a node. */
@Service
@Command(scope = "sfc", name = "node", description = "Explains a node: connection, chains, pods, last changes")
@Parsing(OptionsAnywhere.class)
public final class NodeAction extends SfcAction {
    @Argument(index = 0, name = "NAME", description = "Name of the node", multiValued = true)
    @Completion(NodeNames.class)
    private List<String> name;

    @Override
    Usage usage() {
        return Usage.of("node", "NAME", 1, 1);
    }

    @Override
    List<String> given() {
        return joined(name);
    }

    @Override
    int run(Usage.Given given) {
        Snapshot snapshot = northbound().snapshot();
        String wanted = given.arguments().get(0);
        NodeStory story = NodeStory.of(snapshot.node(wanted).orElseThrow(noNode(wanted)), snapshot);
        show(given, story, screen -> NodesView.page(story, screen, now()));
        return GOOD;
    }
}
