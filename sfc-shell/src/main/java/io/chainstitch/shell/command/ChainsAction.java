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

import io.chainstitch.shell.facts.ChainLine;
import io.chainstitch.shell.facts.Snapshot;
import io.chainstitch.shell.view.ChainsView;
import io.chainstitch.shell.view.Usage;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.Parsing;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Lists chains. */
@Service
@Command(scope = "sfc", name = "chains", description = "Lists chains with their state, paths and nodes")
@Parsing(OptionsAnywhere.class)
public final class ChainsAction extends SfcAction {
    private static final String LONG = "--long";

    @Option(name = LONG, description = "Show what each chain carries too, and the sentence to its state")
    private boolean detailed;

    @Argument(index = 0, name = "NAME", description = "Names of the chains to list; all when there is none",
        multiValued = true)
    @Completion(ChainNames.class)
    private List<String> names;

    @Override
    Usage usage() {
        return Usage.of("chains", "NAME", 0, Integer.MAX_VALUE, LONG);
    }

    @Override
    List<String> given() {
        return joined(flag(LONG, detailed), names);
    }

    @Override
    int run(Usage.Given given) {
        Snapshot snapshot = northbound().snapshot();
        given.arguments().forEach(name -> known(snapshot, name));
        List<ChainLine> chains = snapshot.chains().stream()
            .filter(chain -> given.arguments().isEmpty() || given.arguments().contains(chain.name()))
            .map(ChainLine::of).toList();
        show(given, chains, screen -> ChainsView.lines(chains, given.has(LONG), screen, now()));
        return GOOD;
    }
}
