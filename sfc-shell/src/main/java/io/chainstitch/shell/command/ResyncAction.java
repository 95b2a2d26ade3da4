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

import io.chainstitch.shell.facts.Resync;
import io.chainstitch.shell.northbound.Northbound;
import io.chainstitch.shell.view.SyncView;
import io.chainstitch.shell.view.Usage;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.Parsing;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Pushes to nodes what they lack. */
@Service
@Command(scope = "sfc", name = "resync", description = "Pushes to nodes what they lack of their plan")
@Parsing(OptionsAnywhere.class)
public final class ResyncAction extends SfcAction {
    private static final String IN_SYNC = "in-sync";
    private static final String FORGET = "--forget";

    @Option(name = FORGET, description = "Give up a node that was deleted from the inventory and cannot be cleaned")
    private boolean forget;

    @Argument(index = 0, name = "NODE", description = "Name of the node; all when it is left out", multiValued = true)
    @Completion(NodeNames.class)
    private List<String> node;

    @Override
    Usage usage() {
        return Usage.of("resync", "NODE", 0, 1, FORGET);
    }

    @Override
    List<String> given() {
        return joined(flag(FORGET, forget), node);
    }

    @Override
    int run(Usage.Given given) {
        if (given.has(FORGET) && given.first().isEmpty()) {
            throw usage().wrong("forgets one node at a time and needs its name");
        }
        Northbound northbound = northbound();
        given.first().ifPresent(name -> northbound.snapshot().node(name).orElseThrow(noNode(name)));
        List<Resync> nodes = northbound.resync(given.first(), given.has(FORGET));
        show(given, nodes, screen -> SyncView.synchronised(nodes, screen));
        return nodes.stream().allMatch(one -> one.sync().equals(IN_SYNC)) ? GOOD : NOT_GOOD;
    }
}
