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
import java.util.List;
import java.util.function.Function;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.RpcService;

/** Completes names that the northbound data has. */
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
        StringsCompleter found = new StringsCompleter();
        try {
            found.getStrings().addAll(names.apply(new Northbound(broker, rpcs).snapshot(LIMIT)));
        } catch (ShellFailure e) {
            return -1; // Nothing to offer; the command itself will say why.
        }
        return found.complete(session, line, candidates);
    }
}
