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

import io.chainstitch.shell.facts.Snapshot;
import io.chainstitch.shell.northbound.Northbound;
import io.chainstitch.shell.view.ShellFailure;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.ArgumentCommandLine;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.RpcService;

/**
 * Completes names that the northbound data has. Karaf completes options only before the first name; ours may also stand
 * behind it, so they are offered here, too.
 */
abstract class Names implements Completer {
    /** Who presses TAB does not want to wait. */
    private static final Duration LIMIT = Duration.ofSeconds(2);

    private final Function<Snapshot, List<String>> names;

    @Reference
    private DataBroker broker;
    @Reference
    private RpcService rpcs;

    Names(Function<Snapshot, List<String>> names) {
        this.names = names;
    }

    @Override
    public final int complete(Session session, CommandLine line, List<String> candidates) {
        if (line instanceof ArgumentCommandLine) {
            // Karaf asks whether a word before the cursor is right: the command itself will tell.
            candidates.add(line.getCursorArgument());
            return 0;
        }
        StringsCompleter found = new StringsCompleter();
        Optional<List<String>> options = options(line);
        try {
            found.getStrings().addAll(options.isPresent() ? options.get()
                : names.apply(new Northbound(broker, rpcs).snapshot(LIMIT)));
        } catch (ShellFailure e) {
            return -1; // Nothing to offer; the command itself will say why.
        }
        return found.complete(session, line, candidates);
    }

    /** The options that may follow; empty where a name or the value of an option is due. */
    private static Optional<List<String>> options(CommandLine line) {
        List<String> words = Arrays.asList(line.getArguments());
        int cursor = line.getCursorArgumentIndex();
        String begun = cursor < words.size() ? words.get(cursor).substring(0, line.getArgumentPosition()) : "";
        return Usages.of(words.get(0))
            .flatMap(usage -> usage.optionsBehind(words.subList(1, Math.max(1, cursor)), begun));
    }
}
