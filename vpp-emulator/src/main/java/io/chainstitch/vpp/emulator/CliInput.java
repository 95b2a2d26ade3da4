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
import io.chainstitch.vpp.model.IpAddress;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command line as VPP reads it: word by word from a position, and what follows a command is the next command. A word
 * is taken when the line goes on with its letters, even if more letters follow.
 */
final class CliInput {
    private static final Pattern WORD = Pattern.compile("\\S+");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
    private static final Pattern IPV4 = Pattern.compile("[0-9]+(?:\\.[0-9]+){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:]*:[0-9a-fA-F:]*");
    private static final int SHOWN = 30;

    private final String line;
    private int position;

    CliInput(String line) {
        this.line = line;
        skipSpace();
    }

    boolean atEnd() {
        return position == line.length();
    }

    /** {@return whether the line goes on with these words; then they are taken} */
    boolean take(String words) {
        int before = position;
        for (String word : words.split(" ")) {
            if (!line.startsWith(word, position)) {
                position = before;
                return false;
            }
            position += word.length();
            skipSpace();
        }
        return true;
    }

    /** {@return whether the next word is this one, to its end; then it is taken} */
    boolean takeWord(String word) {
        int before = position;
        if (word().filter(word::equals).isPresent()) {
            return true;
        }
        position = before;
        return false;
    }

    /** {@return the value that follows the words; when there is none, nothing is taken} */
    <T> Optional<T> after(String words, Function<CliInput, Optional<T>> value) {
        int before = position;
        Optional<T> taken = take(words) ? value.apply(this) : Optional.empty();
        if (taken.isEmpty()) {
            position = before;
        }
        return taken;
    }

    Optional<String> word() {
        return matching(WORD);
    }

    Optional<Long> number() {
        return matching(NUMBER).map(digits -> Long.parseLong(digits) & Handlers.NONE);
    }

    Optional<IpAddress> ipv4() {
        return matching(IPV4).flatMap(CliInput::address);
    }

    Optional<IpAddress> ipv6() {
        return matching(IPV6).flatMap(CliInput::address);
    }

    /** {@return an address with a prefix length} */
    Optional<InterfaceAddress> prefix() {
        int before = position;
        Optional<InterfaceAddress> prefix = ipv4().or(this::ipv6)
            .flatMap(address -> after("/", CliInput::number)
                .filter(length -> length <= address.family().bits())
                .map(length -> new InterfaceAddress(address, length.intValue())));
        if (prefix.isEmpty()) {
            position = before;
        }
        return prefix;
    }

    /** {@return the complaint about what the line goes on with} */
    String unknown() {
        String rest = line.substring(position);
        String shown = rest.length() > SHOWN ? rest.substring(0, SHOWN) : rest.stripTrailing();
        return "unknown input `" + shown.replace("\r", "\\r").replace("\n", "\\n").replace("\t", "\\t")
            + (rest.length() > SHOWN ? "...'" : "'");
    }

    private Optional<String> matching(Pattern pattern) {
        Matcher matcher = pattern.matcher(line).region(position, line.length());
        if (!matcher.lookingAt()) {
            return Optional.empty();
        }
        position = matcher.end();
        skipSpace();
        return Optional.of(matcher.group());
    }

    private static Optional<IpAddress> address(String text) {
        try {
            return Optional.of(IpAddress.of(text));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private void skipSpace() {
        while (position < line.length() && Character.isWhitespace(line.charAt(position))) {
            position++;
        }
    }
}
