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
package io.chainstitch.agent;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads flags and environment variables. */
final class CommandLine {
    private static final Pattern NODE_NAME = Pattern.compile("[A-Za-z0-9][-A-Za-z0-9._]{0,252}");

    private final Map<Flag, String> values = new EnumMap<>(Flag.class);

    private CommandLine() {
    }

    /**
     * Reads the arguments.
     *
     * @param arguments flags as {@code --flag value} or {@code --flag=value}
     * @param environment used for flags that are not given
     * @return the options; empty when help is asked for
     * @throws UsageException names the flag that is unknown, missing or malformed
     */
    static Optional<AgentOptions> parse(List<String> arguments, Map<String, String> environment)
            throws UsageException {
        if (arguments.contains("--help") || arguments.contains("-h")) {
            return Optional.empty();
        }
        CommandLine line = new CommandLine();
        line.readArguments(arguments);
        for (Flag flag : Flag.values()) {
            String value = environment.get(flag.variable());
            if (value != null && !value.isEmpty()) {
                line.values.putIfAbsent(flag, value);
            }
        }
        return Optional.of(line.options());
    }

    /** {@return the help text} */
    static String help() {
        return Arrays.stream(Flag.values()).map(Flag::help).collect(Collectors.joining("\n",
            "usage: honeycomb-agent --name NAME --listen ADDRESS:PORT [--restconf-listen ADDRESS:PORT]\n"
                + "           --vpp-api-socket PATH|emulator:[FILE] [--vpp-api-definitions DIR] --data-dir DIR\n"
                + "           --username USER --password-file FILE\n\n"
                + "A NETCONF server that keeps one VPP as it is configured.\n\n",
            "\n\nEach flag is also read from the environment: --data-dir from CHAINSTITCH_AGENT_DATA_DIR and so on.\n"
                + "Exit codes: 1 = cannot start, 2 = wrong usage.\n"));
    }

    private void readArguments(List<String> arguments) throws UsageException {
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            int equals = argument.indexOf('=');
            Flag flag = flag(equals < 0 ? argument : argument.substring(0, equals));
            String value;
            if (equals >= 0) {
                value = argument.substring(equals + 1);
            } else if (++i < arguments.size() && !arguments.get(i).startsWith("--")) {
                value = arguments.get(i);
            } else {
                throw new UsageException("flag " + flag.text() + " needs a value");
            }
            if (value.isEmpty()) {
                throw new UsageException("flag " + flag.text() + " needs a value");
            }
            if (values.put(flag, value) != null) {
                throw new UsageException("flag " + flag.text() + " is given twice");
            }
        }
    }

    private static Flag flag(String text) throws UsageException {
        return Arrays.stream(Flag.values()).filter(flag -> flag.text().equals(text)).findFirst()
            .orElseThrow(() -> new UsageException("unknown flag '" + text + "'; see --help"));
    }

    private AgentOptions options() throws UsageException {
        String name = required(Flag.NAME, Function.identity());
        if (!NODE_NAME.matcher(name).matches()) {
            throw new UsageException("flag --name: '" + name
                + "' is no name: 1 to 253 letters, digits, '-', '.', '_', a letter or digit first");
        }
        return new AgentOptions(name,
            required(Flag.LISTEN, ListenAddress::parse),
            optional(Flag.RESTCONF_LISTEN, ListenAddress::parse),
            required(Flag.VPP_API_SOCKET, VppLocation::parse),
            optional(Flag.VPP_API_DEFINITIONS, Path::of),
            required(Flag.DATA_DIR, Path::of),
            required(Flag.USERNAME, Function.identity()),
            required(Flag.PASSWORD_FILE, Path::of));
    }

    private <T> T required(Flag flag, Function<String, T> reader) throws UsageException {
        return optional(flag, reader).orElseThrow(() -> new UsageException("flag " + flag.text() + " is missing (or "
            + flag.variable() + " in the environment); see --help"));
    }

    private <T> Optional<T> optional(Flag flag, Function<String, T> reader) throws UsageException {
        String value = values.get(flag);
        if (value == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(reader.apply(value));
        } catch (InvalidPathException e) {
            throw new UsageException("flag " + flag.text() + ": not a path: " + e.getReason());
        } catch (IllegalArgumentException e) {
            throw new UsageException("flag " + flag.text() + ": " + e.getMessage());
        }
    }
}
