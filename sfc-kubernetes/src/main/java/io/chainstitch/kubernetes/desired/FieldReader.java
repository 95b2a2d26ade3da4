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
package io.chainstitch.kubernetes.desired;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Reads fields of a document of which nothing is certain. What cannot be used is absent and leaves a problem behind
 * that names the field.
 */
final class FieldReader {
    /** More problems of one resource than these help nobody. */
    static final int MOST_PROBLEMS = 20;
    private static final int SHOWN = 80;
    private static final int SHOWN_SENTENCE = 200;
    private static final Set<Integer> CONFUSING = Set.of((int) Character.CONTROL, (int) Character.FORMAT,
        (int) Character.LINE_SEPARATOR, (int) Character.PARAGRAPH_SEPARATOR, (int) Character.SURROGATE);

    private final String path;
    private final Map<?, ?> fields;
    private final List<String> problems;

    private FieldReader(String path, Map<?, ?> fields, List<String> problems) {
        this.path = path;
        this.fields = fields;
        this.problems = problems;
    }

    /** Reads a whole document; one that is no object reads as empty. */
    static FieldReader of(String path, Object document, List<String> problems) {
        if (document instanceof Map<?, ?> map) {
            return new FieldReader(path, map, problems);
        }
        if (document != null) {
            add(problems, path + " is no object: write its fields below it.");
        }
        return new FieldReader(path, Map.of(), problems);
    }

    /** Where a field is, for messages. */
    String at(String field) {
        return path.isEmpty() ? field : path + "." + field;
    }

    void problem(String field, String rest) {
        add(problems, at(field) + " " + rest);
    }

    /** Adds a problem, unless there are enough of them. */
    static void add(List<String> problems, String text) {
        if (problems.size() < MOST_PROBLEMS && !problems.contains(text)) {
            problems.add(text);
        }
    }

    boolean has(String field) {
        return fields.get(field) != null;
    }

    /** A text that is not empty. */
    Optional<String> text(String field) {
        Object value = fields.get(field);
        if (value == null || "".equals(value)) {
            return Optional.empty();
        }
        if (value instanceof String text) {
            return Optional.of(text);
        }
        problem(field, "is " + shown(value) + ": write a text, in quotes if it looks like a number.");
        return Optional.empty();
    }

    /** A text of a form. */
    Optional<String> text(String field, Form form) {
        return text(field).filter(value -> {
            boolean fits = form.fits(value);
            if (!fits) {
                problem(field, "is " + shown(value) + ": write " + form.wanted() + ".");
            }
            return fits;
        });
    }

    /** A text that a parser takes, as that writes it. */
    Optional<String> parsed(String field, Function<String, ?> parser) {
        return text(field).flatMap(value -> parse(field, value, parser));
    }

    private Optional<String> parse(String field, String value, Function<String, ?> parser) {
        try {
            return Optional.of(parser.apply(value).toString());
        } catch (IllegalArgumentException e) {
            problem(field, "is " + shown(value) + ": " + clean(String.valueOf(e.getMessage()), SHOWN_SENTENCE) + ".");
            return Optional.empty();
        }
    }

    boolean flag(String field, boolean absent) {
        Object value = fields.get(field);
        if (value == null || value instanceof Boolean) {
            return value == null ? absent : (Boolean) value;
        }
        problem(field, "is " + shown(value) + ": write true or false.");
        return absent;
    }

    OptionalInt number(String field, int lowest, int highest) {
        Optional<Long> found = wide(field, lowest, highest);
        return found.isPresent() ? OptionalInt.of(found.get().intValue()) : OptionalInt.empty();
    }

    Optional<Long> wide(String field, long lowest, long highest) {
        Object value = fields.get(field);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof Number number && number.doubleValue() == Math.rint(number.doubleValue())
            && number.doubleValue() >= lowest && number.doubleValue() <= highest) {
            return Optional.of(number.longValue());
        }
        problem(field, "is " + shown(value) + ": write a whole number from " + lowest + " to " + highest + ".");
        return Optional.empty();
    }

    /** A list of objects. */
    List<FieldReader> objects(String field) {
        List<FieldReader> readers = new ArrayList<>();
        for (Object item : list(field)) {
            readers.add(of(at(field) + "[" + readers.size() + "]", item == null ? Map.of() : item, problems));
        }
        return readers;
    }

    /** A list of texts that a parser takes, or one such text. */
    List<String> parsedList(String field, Function<String, ?> parser) {
        if (fields.get(field) instanceof String) {
            return parsed(field, parser).stream().toList();
        }
        List<String> values = new ArrayList<>();
        int index = 0;
        for (Object item : list(field)) {
            String one = field + "[" + index + "]";
            if (item instanceof String text) {
                parse(one, text, parser).filter(value -> !values.contains(value)).ifPresent(values::add);
            } else {
                problem(one, "is " + shown(item) + ": write a text.");
            }
            index++;
        }
        return values;
    }

    private List<?> list(String field) {
        Object value = fields.get(field);
        if (value == null || value instanceof List) {
            return value == null ? List.of() : (List<?>) value;
        }
        problem(field, "is " + shown(value) + ": write a list.");
        return List.of();
    }

    Optional<FieldReader> object(String field) {
        return has(field) ? Optional.of(of(at(field), fields.get(field), problems)) : Optional.empty();
    }

    /** An object whose values are texts. */
    Map<String, String> texts(String field, int longestKey, int longestValue) {
        Map<String, String> texts = new TreeMap<>();
        object(field).ifPresent(reader -> reader.fields.forEach((key, value) -> {
            if (!(value instanceof String text)) {
                reader.problem(shown(key), "is " + shown(value)
                    + ": write a text, in quotes if it looks like a number or a boolean.");
            } else if (String.valueOf(key).isEmpty() || String.valueOf(key).length() > longestKey
                || text.length() > longestValue) {
                reader.problem(shown(key), "is too long: a key has 1 to " + longestKey + " characters, a value "
                    + longestValue + " at the most.");
            } else {
                texts.put(String.valueOf(key), text);
            }
        }));
        return texts;
    }

    /** A value in a message: short, and without what could confuse a terminal. */
    static String shown(Object value) {
        String text = value instanceof Map ? "an object" : value instanceof List ? "a list"
            : value instanceof String ? "'" + value + "'" : String.valueOf(value);
        return clean(text, SHOWN);
    }

    /** Messages of parsers quote what they were given. */
    private static String clean(String text, int longest) {
        String clean = text.codePoints().limit(longest)
            .map(point -> CONFUSING.contains(Character.getType(point)) ? '?' : point)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
        return text.codePointCount(0, text.length()) <= longest ? clean : clean + "…" + (text.endsWith("'") ? "'" : "");
    }

    /** The forms of names. They are those of the northbound model. */
    enum Form {
        /** A name of a node. */
        NODE("[A-Za-z0-9]([-A-Za-z0-9._]*)", 253, "a name of letters, digits, hyphens, dots and underscores"),
        /** A name that an orchestrator gives. */
        RESOURCE("[^/\\s\\p{Cc}]+", 253, "a name of at most 253 characters without slashes and blanks"),
        /** A name of an interface. */
        INTERFACE("[^\\s\\p{Cc}]+", 63, "a name of at most 63 characters without blanks"),
        /** A name of a Linux interface. */
        HOST_INTERFACE("[^/\\s\\p{Cc}]+", 15, "a name of at most 15 characters without slashes and blanks"),
        /** A file of a socket. */
        SOCKET("[^\\p{Cc}]+", 108, "a path of at most 108 characters"),
        /** A network namespace. */
        NETWORK_NAMESPACE("[^\\s\\p{Cc}]+", 255, "a name of at most 255 characters without blanks"),
        /** A renderer. */
        RENDERER("[a-z0-9]([-a-z0-9]*)", 63, "the name of a renderer, for example srv6 or l2xconn"),
        /** A namespace of Kubernetes. */
        NAMESPACE("[a-z0-9]([-a-z0-9]*[a-z0-9])?", 63, "the name of a namespace"),
        /** An address or a DNS name. */
        HOST("([A-Za-z0-9]|[A-Za-z0-9_][-A-Za-z0-9_]{0,61}[A-Za-z0-9])(\\.([A-Za-z0-9]|[A-Za-z0-9_][-A-Za-z0-9_]{0,61}"
            + "[A-Za-z0-9]))*", 253, "an IP address or a DNS name");

        private final Pattern pattern;
        private final int longest;
        private final String wanted;

        Form(String pattern, int longest, String wanted) {
            this.pattern = Pattern.compile(pattern);
            this.longest = longest;
            this.wanted = wanted;
        }

        boolean fits(String value) {
            return value.length() <= longest && pattern.matcher(value).matches();
        }

        String wanted() {
            return wanted;
        }
    }
}
