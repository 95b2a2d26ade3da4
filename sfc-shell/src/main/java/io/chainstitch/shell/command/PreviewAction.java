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

import io.chainstitch.shell.facts.Preview;
import io.chainstitch.shell.northbound.Northbound;
import io.chainstitch.shell.view.PreviewView;
import io.chainstitch.shell.view.ShellFailure;
import io.chainstitch.shell.view.Usage;
import java.util.List;
import java.util.Set;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Parsing;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Previews a chain. */
@Service
@Command(scope = "sfc", name = "preview", description = "Shows what a declared chain would change now, changes nothing")
@Parsing(OptionsAnywhere.class)
public final class PreviewAction extends SfcAction {
    private static final Set<String> GOOD_STATES = Set.of("ready", "programming");

    @Argument(index = 0, name = "NAME", description = "Name of the chain", multiValued = true)
    @Completion(ChainNames.class)
    private List<String> name;

    @Override
    Usage usage() {
        return Usage.of("preview", "NAME", 1, 1);
    }

    @Override
    List<String> given() {
        return joined(name);
    }

    @Override
    int run(Usage.Given given) {
        Northbound northbound = northbound();
        String wanted = given.arguments().get(0);
        northbound.snapshot().chain(wanted).orElseThrow(noChain(wanted)).definition().orElseThrow(() ->
            new ShellFailure("Chain " + wanted + " was deleted and has no definition to preview: sfc:chain " + wanted
                + " tells what keeps it listed."));
        Preview preview = northbound.preview(wanted);
        show(given, preview, screen -> PreviewView.lines(preview, screen));
        return GOOD_STATES.contains(preview.state()) ? GOOD : NOT_GOOD;
    }
}
