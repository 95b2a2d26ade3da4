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
package io.chainstitch.vpp.emulator;

import io.chainstitch.vpp.api.ApiMessage;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The few commands of VPP's CLI that are understood. Commands must be spelt in full. */
final class CliFeature implements Feature {

    /** A command. */
    @FunctionalInterface
    interface Command {
        /**
         * Carries it out.
         *
         * @param input what follows the words of the command
         * @param output what it prints
         * @return what it complains about
         */
        Optional<String> run(CliInput input, StringBuilder output);
    }

    /** Those whose messages and behaviors the emulator knows. */
    private static final List<String> PLUGINS =
        List.of("abf", "acl", "af_packet", "memif", "srv6ad", "tap", "vxlan");

    private static final double NANOS = 1e9;

    private final Map<String, Command> commands;

    CliFeature(Interfaces interfaces, LocalSids sids, RouteCommand route) {
        LocalSidText text = new LocalSidText(interfaces, sids);
        long started = System.nanoTime();
        commands = Map.of(
            "show version", printing(() -> "vpp v" + SystemFeature.VERSION + " built by emulator\n"),
            "show clock", printing(() -> clock(System.nanoTime() - started)),
            "show plugins", printing(CliFeature::plugins),
            "show interface", new InterfaceText(interfaces),
            "show sr localsids", printing(text::all),
            "sr localsid", new LocalSidCommand(interfaces, sids),
            "ip route", route);
    }

    /** VPP writes no zero before the point. */
    private static String clock(long uptimeNanos) {
        String seconds = String.format(Locale.ROOT, "%.6f", uptimeNanos / NANOS).replaceFirst("^0", "");
        return "Time now " + seconds + ", Mon, 1 Jan 2024 00:00:00 GMT\n";
    }

    private static String plugins() {
        StringBuilder list = new StringBuilder(" Plugin path is: none, plugins shown in load order\n\n"
            + "     Plugin                                   Version                          Description\n");
        for (int i = 0; i < PLUGINS.size(); i++) {
            list.append(String.format("%3d. %-40s %s%n", i + 1, PLUGINS.get(i) + "_plugin.so", SystemFeature.VERSION));
        }
        return list.toString();
    }

    private static Command printing(java.util.function.Supplier<String> text) {
        return (input, output) -> {
            output.append(text.get());
            return Optional.empty();
        };
    }

    @Override
    public void register(Handlers handlers) {
        handlers.reply("cli_inband", this::run);
    }

    /** What follows a command is the next command. */
    private Map<String, Object> run(ApiMessage request) {
        CliInput input = new CliInput(request.text("cmd"));
        StringBuilder output = new StringBuilder();
        Optional<String> complaint;
        do {
            complaint = runOne(input, output);
        } while (complaint.isEmpty() && !input.atEnd());
        complaint.ifPresent(text -> output.append(text).append('\n'));
        return Handlers.values("retval", complaint.isPresent() ? (long) Refused.UNSPECIFIED : 0L,
            "reply", output.toString());
    }

    private Optional<String> runOne(CliInput input, StringBuilder output) {
        String path = "";
        while (!commands.containsKey(path)) {
            String parent = path.isEmpty() ? "" : path + " ";
            Optional<String> word = commands.keySet().stream().filter(name -> name.startsWith(parent))
                .map(name -> name.substring(parent.length()).split(" ")[0]).filter(input::takeWord).findFirst();
            if (word.isEmpty()) {
                return Optional.of((path.isEmpty() ? "" : path + ": ") + input.unknown());
            }
            path = parent + word.get();
        }
        String command = path;
        return commands.get(command).run(input, output).map(complaint -> command + ": " + complaint);
    }
}
