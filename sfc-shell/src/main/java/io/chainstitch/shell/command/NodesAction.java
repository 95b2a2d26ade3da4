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

import io.chainstitch.shell.facts.NodeLine;
import io.chainstitch.shell.facts.Snapshot;
import io.chainstitch.shell.view.NodesView;
import io.chainstitch.shell.view.Usage;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Parsing;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Lists nodes. */
@Service
@Command(scope = "sfc", name = "nodes", description = "Lists nodes with their connection and how they hold their plan")
@Parsing(OptionsAnywhere.class)
public final class NodesAction extends SfcAction {
    @Argument(index = 0, name = "NAME", description = "Names of the nodes to list; all when there is none",
        multiValued = true)
    @Completion(NodeNames.class)
    private List<String> names;

    @Override
    Usage usage() {
        return Usage.of("nodes", "NAME", 0, Integer.MAX_VALUE);
    }

    @Override
    List<String> given() {
        return joined(names);
    }

    @Override
    int run(Usage.Given given) {
        Snapshot snapshot = northbound().snapshot();
        given.arguments().forEach(name -> snapshot.node(name).orElseThrow(noNode(name)));
        List<NodeLine> nodes = snapshot.nodes().stream()
            .filter(node -> given.arguments().isEmpty() || given.arguments().contains(node.name()))
            .map(node -> NodeLine.of(node, snapshot)).toList();
        show(given, nodes, screen -> NodesView.lines(nodes, screen, now()));
        return GOOD;
    }
}
