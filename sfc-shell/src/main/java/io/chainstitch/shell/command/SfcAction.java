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
import io.chainstitch.shell.view.Json;
import io.chainstitch.shell.view.Screen;
import io.chainstitch.shell.view.ShellFailure;
import io.chainstitch.shell.view.Usage;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.felix.service.command.Process;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.console.Session;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.RpcService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What all commands do alike. A command returns its exit code, which ssh hands on: 0 = done, and what was found is
 * good; 1 = not done, a sentence says why; 2 = done, and what was found is not good.
 */
abstract class SfcAction implements Action {
    static final int GOOD = 0;
    static final int NOT_DONE = 1;
    static final int NOT_GOOD = 2;
    private static final String JSON = "--json";
    private static final Logger LOG = LoggerFactory.getLogger(SfcAction.class);
    private static final int OUTPUT = 1;

    @Option(name = JSON, description = "Print JSON, for programs")
    private boolean json;

    @Reference
    private Session session;
    @Reference
    private DataBroker broker;
    @Reference
    private RpcService rpcs;

    @Override
    public final Object execute() {
        List<String> words = words();
        try {
            return run(usage().read(words));
        } catch (ShellFailure e) {
            return fail(words, e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("A command of the shell failed", e);
            return fail(words, "The command failed, which is a defect: the log tells where, see log:tail, and please"
                + " report it.");
        }
    }

    /** On the output like the rest: what Karaf's ssh server gets on the error stream is lost when a command ends. */
    private int fail(List<String> words, String sentence) {
        print(words.contains(JSON) ? Json.of(Map.of("error", sentence)) : sentence);
        return NOT_DONE;
    }

    /** How the command is written. */
    abstract Usage usage();

    /** The options that Karaf recognised itself, as words, and then all the other words. */
    abstract List<String> given();

    /** Does it and returns the exit code. */
    abstract int run(Usage.Given given);

    private List<String> words() {
        List<String> words = new ArrayList<>(json ? List.of(JSON) : List.of());
        words.addAll(given());
        words.remove(Usage.MARK);
        return words;
    }

    static List<String> flag(String name, boolean given) {
        return given ? List.of(name) : List.of();
    }

    static List<String> valued(String name, String value) {
        return value == null ? List.of() : List.of(name, value);
    }

    @SafeVarargs
    static List<String> joined(List<String>... parts) {
        List<String> all = new ArrayList<>();
        for (List<String> part : parts) {
            if (part != null) {
                all.addAll(part);
            }
        }
        return all;
    }

    final Northbound northbound() {
        return new Northbound(broker, rpcs);
    }

    static Supplier<ShellFailure> noChain(String name) {
        return () -> new ShellFailure("There is no chain " + name + ": sfc:chains lists those that are declared.");
    }

    static Supplier<ShellFailure> noNode(String name) {
        return () -> new ShellFailure("There is no node " + name + ": sfc:nodes lists those that are declared.");
    }

    /** Insists that a chain of that name is there, since the operations only say that it is not. */
    static String known(Snapshot snapshot, String chain) {
        return snapshot.chain(chain).orElseThrow(noChain(chain)).name();
    }

    final Instant now() {
        return Instant.now();
    }

    /** Prints facts as a program or as a person wants to read them. */
    final void show(Usage.Given given, Object facts, Function<Screen, List<String>> lines) {
        print(given.json() ? Json.of(facts) : String.join("\n", lines.apply(screen())));
    }

    /** Colours and width only where the output goes to a terminal: not into a pipe, nor back to an ssh without one. */
    private Screen screen() {
        return session.getTerminal() != null && Process.Utils.current().isTty(OUTPUT)
            ? Screen.terminal(session.getTerminal().getWidth()) : Screen.NONE;
    }

    /** Always UTF-8: the default of a JVM that was started without a locale has no arrows. */
    private void print(String text) {
        PrintStream stream = Process.Utils.current().out();
        byte[] bytes = (text + "\n").getBytes(StandardCharsets.UTF_8);
        stream.write(bytes, 0, bytes.length);
        stream.flush();
        session.getConsole().flush();
    }
}
