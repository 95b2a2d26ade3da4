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

import io.chainstitch.vpp.model.InterfaceAddress;
import io.chainstitch.vpp.model.MacAddress;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.Set;

/** Reads the lines of an interfaces file. */
final class InterfacesFile {
    private static final int LONGEST_NAME = 63;
    private static final int LONGEST_HOST_NAME = 15;
    private static final int HIGHEST_MTU = 65535;
    private static final int LOWEST_MTU = 64;

    private final Set<String> hosts = new HashSet<>();
    private final Set<String> taps = new HashSet<>();
    private final List<EmulatorConfig.Given> interfaces = new ArrayList<>();

    private InterfacesFile() {
    }

    static EmulatorConfig read(Path file) throws IOException {
        InterfacesFile parsed = new InterfacesFile();
        List<String> lines = lines(file);
        for (int i = 0; i < lines.size(); i++) {
            try {
                parsed.line(lines.get(i));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(file + " line " + (i + 1) + ": " + e.getMessage(), e);
            }
        }
        return new EmulatorConfig(parsed.hosts, parsed.taps, parsed.interfaces);
    }

    private static List<String> lines(Path file) throws IOException {
        try {
            return Files.readAllLines(file);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(file + " is no text in UTF-8", e);
        }
    }

    private void line(String line) {
        Queue<String> words = new ArrayDeque<>(List.of(line.replaceAll("#.*", "").strip().split("\\s+")));
        String directive = words.remove();
        switch (directive) {
            case "" -> { }
            case "host" -> only(words, hosts);
            case "tap" -> only(words, taps);
            case "interface" -> given(words);
            default -> throw new IllegalArgumentException("'" + directive
                + "' is none of host, tap and interface");
        }
    }

    private static void only(Queue<String> words, Set<String> names) {
        names.add(name(words, LONGEST_HOST_NAME));
        if (!words.isEmpty()) {
            throw new IllegalArgumentException("'" + words.peek() + "' follows the name, only a name is expected");
        }
    }

    private void given(Queue<String> words) {
        String name = name(words, LONGEST_NAME);
        if (name.equals("local0") || interfaces.stream().anyMatch(other -> other.name().equals(name))) {
            throw new IllegalArgumentException("there is an interface " + name + " already");
        }
        Optional<MacAddress> mac = Optional.empty();
        OptionalInt mtu = OptionalInt.empty();
        boolean up = false;
        List<InterfaceAddress> addresses = new ArrayList<>();
        while (!words.isEmpty()) {
            String word = words.remove();
            switch (word) {
                case "mac" -> mac = Optional.of(new MacAddress(value(words, word)));
                case "mtu" -> mtu = OptionalInt.of(mtu(value(words, word)));
                case "up" -> up = true;
                case "address" -> addresses.add(InterfaceAddress.of(value(words, word)));
                default -> throw new IllegalArgumentException("'" + word + "' is none of mac, mtu, up and address");
            }
        }
        interfaces.add(new EmulatorConfig.Given(name, mac, mtu, up, addresses));
    }

    private static String name(Queue<String> words, int longest) {
        String name = value(words, "the directive");
        if (name.length() > longest) {
            throw new IllegalArgumentException("the name " + name + " is longer than " + longest + " characters");
        }
        return name;
    }

    private static int mtu(String text) {
        int mtu = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
        if (mtu < LOWEST_MTU || mtu > HIGHEST_MTU) {
            throw new IllegalArgumentException("the MTU " + text + " is outside " + LOWEST_MTU + ".." + HIGHEST_MTU);
        }
        return mtu;
    }

    private static String value(Queue<String> words, String before) {
        if (words.isEmpty()) {
            throw new IllegalArgumentException("a value is missing after " + before);
        }
        return words.remove();
    }
}
