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

import io.chainstitch.shell.facts.Chain;
import io.chainstitch.shell.facts.ChainStory;
import io.chainstitch.shell.facts.Preview;
import io.chainstitch.shell.facts.Snapshot;
import io.chainstitch.shell.view.ChainPage;
import io.chainstitch.shell.view.ShellFailure;
import io.chainstitch.shell.view.Usage;
import java.util.List;
import java.util.Optional;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Parsing;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Explains a chain. */
@Service
@Command(scope = "sfc", name = "chain", description = "Explains a chain: definition, state, paths, objects, changes")
@Parsing(OptionsAnywhere.class)
public final class ChainAction extends SfcAction {
    @Argument(index = 0, name = "NAME", description = "Name of the chain", multiValued = true)
    @Completion(ChainNames.class)
    private List<String> name;

    @Override
    Usage usage() {
        return Usage.of("chain", "NAME", 1, 1);
    }

    @Override
    List<String> given() {
        return joined(name);
    }

    @Override
    int run(Usage.Given given) {
        Snapshot snapshot = northbound().snapshot();
        String wanted = given.arguments().get(0);
        Chain chain = snapshot.chain(wanted).orElseThrow(noChain(wanted));
        ChainStory story = ChainStory.of(chain, snapshot, objects(chain));
        show(given, story, screen -> ChainPage.lines(story, screen, now()));
        return GOOD;
    }

    /** The rest of the page is worth showing without them. */
    private Optional<List<Preview.Change>> objects(Chain chain) {
        if (chain.definition().isPresent() && chain.paths().isEmpty()) {
            return Optional.of(List.of());
        }
        try {
            return northbound().objects(chain.name());
        } catch (ShellFailure e) {
            return Optional.empty();
        }
    }
}
