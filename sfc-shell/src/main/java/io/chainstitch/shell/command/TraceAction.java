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

import io.chainstitch.shell.facts.Trace;
import io.chainstitch.shell.northbound.Northbound;
import io.chainstitch.shell.view.TraceView;
import io.chainstitch.shell.view.Usage;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.Parsing;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Traces a chain. */
@Service
@Command(scope = "sfc", name = "trace", description = "Follows a packet through what the agents read back from VPP")
@Parsing(OptionsAnywhere.class)
public final class TraceAction extends SfcAction {
    private static final String REVERSE = "--reverse";
    private static final String PATH = "--path";
    /** YANG's type of a path's number. */
    private static final String NUMBER = "[0-9]{1,9}";

    @Option(name = REVERSE, description = "Follow the way back")
    private boolean reverse;

    @Option(name = PATH, description = "Number of the path, as sfc:chain shows it; the first one when it is left out")
    private String path;

    @Argument(index = 0, name = "NAME", description = "Name of the chain", multiValued = true)
    @Completion(ChainNames.class)
    private List<String> name;

    @Override
    Usage usage() {
        return Usage.of("trace", "NAME", 1, 1, REVERSE, PATH + " N");
    }

    @Override
    List<String> given() {
        return joined(flag(REVERSE, reverse), valued(PATH, path), name);
    }

    @Override
    int run(Usage.Given given) {
        OptionalLong number = number(given.value(PATH));
        Northbound northbound = northbound();
        String chain = known(northbound.snapshot(), given.arguments().get(0));
        Trace trace = northbound.trace(chain, given.has(REVERSE), number);
        show(given, trace, screen -> TraceView.lines(trace, screen));
        return trace.isOk() ? GOOD : NOT_GOOD;
    }

    private OptionalLong number(Optional<String> text) {
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        if (!text.get().matches(NUMBER)) {
            throw usage().wrong("takes a number behind " + PATH + " and not " + text.get());
        }
        return OptionalLong.of(Long.parseLong(text.get()));
    }
}
