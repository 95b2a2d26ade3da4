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
package io.chainstitch.vpp.emulator.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Reads the file of rows; its head describes the form. */
final class RowReader {
    private static final Pattern WORD = Pattern.compile("[^\\s\"]+\"[^\"]*\"|\\S+");

    private final List<Row> rows = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private String name;
    private boolean proven;
    private List<Row.Call> given = new ArrayList<>();
    private Row.Call when;
    private Row.Answer answer;
    private List<List<FieldText>> heard = new ArrayList<>();
    private List<Row.Dump> after = new ArrayList<>();

    private RowReader() {
    }

    static List<Row> read(String resource) {
        try (InputStream in = RowReader.class.getResourceAsStream(resource)) {
            return new RowReader().parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Row> parse(String text) {
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            try {
                take(line.strip());
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("conformance.rows line " + number + ": " + e.getMessage(), e);
            }
        }
        finish();
        return List.copyOf(rows);
    }

    private void take(String line) {
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        }
        List<String> words = words(line);
        List<String> rest = words.subList(1, words.size());
        switch (words.get(0)) {
            case "row" -> begin(rest);
            case "given" -> given.add(call(rest));
            case "when" -> when = call(rest);
            case "gives" -> answer = answer(rest);
            case "hears" -> heard.add(fields(rest));
            case "dump" -> after.add(new Row.Dump(call(rest), new ArrayList<>()));
            case "has" -> line(Row.Match.HAS, rest);
            case "some" -> line(Row.Match.SOME, rest);
            case "none" -> line(Row.Match.NONE, rest);
            case "may" -> line(Row.Match.MAY, rest);
            default -> throw new IllegalArgumentException("unknown word " + words.get(0));
        }
    }

    private static List<String> words(String line) {
        return WORD.matcher(line).results().map(MatchResult::group)
            .map(word -> word.endsWith("\"") ? word.replaceFirst("\"", "").replaceFirst("\"$", "").translateEscapes()
                : word).toList();
    }

    private void begin(List<String> words) {
        finish();
        name = words.get(0);
        if (!names.add(name)) {
            throw new IllegalArgumentException("there are two rows named " + name);
        }
        if (!words.get(1).equals("proven") && !words.get(1).equals("unproven")) {
            throw new IllegalArgumentException("row " + name + " is neither proven nor unproven");
        }
        proven = words.get(1).equals("proven");
    }

    private void finish() {
        if (name == null) {
            return;
        }
        if (when == null || answer == null) {
            throw new IllegalArgumentException("row " + name + " lacks 'when' or 'gives'");
        }
        rows.add(new Row(name, proven, given, when, answer, heard, after));
        given = new ArrayList<>();
        when = null;
        answer = null;
        heard = new ArrayList<>();
        after = new ArrayList<>();
    }

    private void line(Row.Match match, List<String> words) {
        if (after.isEmpty()) {
            throw new IllegalArgumentException("row " + name + " says what a dump shows, without a dump");
        }
        after.get(after.size() - 1).lines().add(new Row.Line(match, fields(words)));
    }

    private static Row.Answer answer(List<String> words) {
        List<FieldText> fields = new ArrayList<>(fields(words.subList(1, words.size())));
        if (words.get(0).equals("crash")) {
            return new Row.Answer(Row.Outcome.CRASH, fields);
        }
        if (words.get(0).equals("nothing")) {
            return new Row.Answer(Row.Outcome.NOTHING, fields);
        }
        fields.add(new FieldText("retval", words.get(0)));
        return new Row.Answer(Row.Outcome.REPLY, fields);
    }

    private static Row.Call call(List<String> words) {
        return new Row.Call(words.get(0), fields(words.subList(1, words.size())));
    }

    private static List<FieldText> fields(List<String> words) {
        return words.stream().map(FieldText::of).toList();
    }
}
