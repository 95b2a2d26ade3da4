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
package io.chainstitch.shell.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What may be written behind a command. Options may stand anywhere, which Karaf allows only before the first argument.
 *
 * @param command its name
 * @param argument what its arguments are
 * @param least how many arguments it needs
 * @param most how many it takes
 * @param options its options; those with a value have a word for it, the others an empty one
 */
public record Usage(String command, String argument, int least, int most, Map<String, String> options) {
    /** Put before the words by {@code OptionsAnywhere}; no name of anything. */
    public static final String MARK = ".";
    private static final String JSON = "--json";

    /**
     * The usage of a command; {@code --json} is always an option.
     *
     * @param command its name
     * @param argument what its arguments are
     * @param least how many arguments it needs
     * @param most how many it takes
     * @param options each with a word for its value behind a blank, where it has one
     * @return the usage
     */
    public static Usage of(String command, String argument, int least, int most, String... options) {
        Map<String, String> all = new LinkedHashMap<>();
        Arrays.stream(options).map(option -> option.split(" ", 2))
            .forEach(parts -> all.put(parts[0], parts.length > 1 ? parts[1] : ""));
        all.put(JSON, "");
        return new Usage(command, argument, least, most, all);
    }

    /**
     * What was written behind a command.
     *
     * @param arguments in order
     * @param options by name, those without a value with an empty one
     */
    public record Given(List<String> arguments, Map<String, String> options) {

        /**
         * Tells about an option.
         *
         * @param name of the option
         * @return whether it was given
         */
        public boolean has(String name) {
            return options.containsKey(name);
        }

        /**
         * Tells the value of an option.
         *
         * @param name of the option
         * @return its value; empty when it was not given
         */
        public Optional<String> value(String name) {
            return Optional.ofNullable(options.get(name));
        }

        /** {@return the first argument, if any} */
        public Optional<String> first() {
            return arguments.stream().findFirst();
        }

        /** {@return whether the output is for a program} */
        public boolean json() {
            return has(JSON);
        }
    }

    /**
     * Reads the words behind the command.
     *
     * @param words as they were written
     * @return what they mean
     * @throws ShellFailure when they are wrong, with a sentence that says what to do
     */
    public Given read(List<String> words) {
        List<String> arguments = new ArrayList<>();
        Map<String, String> given = new LinkedHashMap<>();
        for (int index = 0; index < words.size(); index++) {
            String word = words.get(index);
            if (!word.startsWith("-")) {
                arguments.add(word);
                continue;
            }
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            if (!options.containsKey(name)) {
                throw wrong("has no option " + name);
            }
            boolean valued = !options.get(name).isEmpty();
            if (valued && equals < 0 && index + 1 == words.size()) {
                throw wrong("needs a value behind " + name);
            }
            if (!valued && equals >= 0) {
                throw wrong("takes no value behind " + name);
            }
            given.put(name, !valued ? "" : equals < 0 ? words.get(++index) : word.substring(equals + 1));
        }
        return checked(arguments, given);
    }

    private Given checked(List<String> arguments, Map<String, String> given) {
        if (arguments.size() < least) {
            throw wrong("needs a " + argument);
        }
        if (arguments.size() > most) {
            throw wrong("has no use for " + String.join(" ", arguments.subList(most, arguments.size())));
        }
        return new Given(List.copyOf(arguments), given);
    }

    /**
     * What may be offered to who is writing the next word.
     *
     * @param words that stand before it behind the command
     * @param begun what there is of it already
     * @return the options that were not given yet; empty where it is the value of an option, or a name can stand there
     */
    public Optional<List<String>> optionsBehind(List<String> words, String begun) {
        long names = 0;
        boolean value = false;
        for (String word : words) {
            boolean option = !value && word.startsWith("-");
            names += value || option ? 0 : 1;
            value = option && word.indexOf('=') < 0 && !options.getOrDefault(word, "").isEmpty();
        }
        return value || names < most && !begun.startsWith("-") ? Optional.empty()
            : Optional.of(options.keySet().stream().filter(name -> !words.contains(name)).toList());
    }

    /**
     * A failure that shows how the command is written.
     *
     * @param what is wrong, to be read behind the command's name
     * @return the failure
     */
    public ShellFailure wrong(String what) {
        return new ShellFailure("sfc:" + command + " " + Printable.of(what) + ", write: " + syntax());
    }

    private String syntax() {
        String arguments = most == 0 ? "" : least > 0 ? " " + argument
            : " [" + argument + (most > 1 ? "]..." : "]");
        return "sfc:" + command + arguments + options.entrySet().stream()
            .map(option -> " [" + option.getKey() + (option.getValue().isEmpty() ? "" : " " + option.getValue()) + "]")
            .collect(Collectors.joining());
    }
}
