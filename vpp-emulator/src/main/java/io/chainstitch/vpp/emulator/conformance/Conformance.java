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

import io.chainstitch.vpp.api.ApiMessage;
import io.chainstitch.vpp.api.MessageDefinition;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Runs the rows of {@code conformance.rows} against a VPP. */
public final class Conformance {
    /** How the names of the Linux interfaces begin that rows attach to; a digit follows. */
    public static final String HOST_PREFIX = "cfmhost";

    /**
     * How a row went.
     *
     * @param row its name
     * @param proven whether it was seen to pass on a real VPP
     * @param failure what was other than the row says; empty when it passed or was skipped
     * @param skipped whether it was not run, for want of host interfaces
     */
    public record Result(String row, boolean proven, Optional<String> failure, boolean skipped) {
        @Override
        public String toString() {
            String verdict = skipped ? "SKIPPED" : failure.isPresent() ? "FAILED" : "ok";
            return (proven ? "proven   " : "UNPROVEN ") + verdict + " " + row + failure.map(f -> ": " + f).orElse("");
        }
    }

    private static final class Mismatch extends Exception {
        private static final long serialVersionUID = 1L;

        Mismatch(String message) {
            super(message);
        }
    }

    private final VppUnderTest factory;
    private VppUnderTest.Instance instance;

    private Conformance(VppUnderTest factory) {
        this.factory = factory;
    }

    /**
     * Runs all rows. A row that may leave anything behind gets a VPP of its own.
     *
     * @param factory starts the VPPs
     * @return the results in the order of the rows
     * @throws IOException when a VPP does not start or does not answer
     */
    public static List<Result> run(VppUnderTest factory) throws IOException {
        List<Result> results = new ArrayList<>();
        Conformance conformance = new Conformance(factory);
        try {
            for (Row row : rows()) {
                results.add(conformance.run(row));
            }
        } finally {
            conformance.discard();
        }
        return results;
    }

    /**
     * Counts results.
     *
     * @param results of a run
     * @return one line: rows, proven, UNPROVEN, failed, skipped
     */
    public static String summary(List<Result> results) {
        return results.size() + " rows: " + results.stream().filter(Result::proven).count() + " proven, "
            + results.stream().filter(result -> !result.proven).count() + " UNPROVEN, "
            + results.stream().filter(result -> result.failure.isPresent()).count() + " failed, "
            + results.stream().filter(Result::skipped).count() + " skipped";
    }

    /** {@return the names of the requests that a row is about, or that it dumps with} */
    public static Set<String> requests() {
        Set<String> names = new TreeSet<>();
        rows().forEach(row -> {
            names.add(row.when().message());
            row.after().forEach(dump -> names.add(dump.call().message()));
        });
        return names;
    }

    private static List<Row> rows() {
        return RowReader.read("conformance.rows");
    }

    private Result run(Row row) throws IOException {
        if (row.needsHost() && !factory.hasHosts()) {
            return new Result(row.name(), row.proven(), Optional.empty(), true);
        }
        Optional<String> failure = Optional.empty();
        if (instance == null) {
            instance = factory.start();
        }
        try (PlainClient client = new PlainClient(instance.socket());
                PlainClient listener = new PlainClient(instance.socket())) {
            run(row, client, listener);
        } catch (Mismatch e) {
            failure = Optional.of(e.getMessage());
        } catch (EOFException e) {
            failure = Optional.of("VPP crashed");
        }
        if (failure.isPresent() || !row.leavesNothing()) {
            discard();
        }
        return new Result(row.name(), row.proven(), failure, false);
    }

    private void discard() throws IOException {
        if (instance != null) {
            instance.close();
            instance = null;
        }
    }

    private static void run(Row row, PlainClient client, PlainClient listener) throws IOException, Mismatch {
        for (Row.Call call : row.given()) {
            List<ApiMessage> replies = ask(client, call);
            if (replies.size() != 1 || replies.get(0).retval() != 0) {
                throw new Mismatch("the preparation " + call.message() + " gave " + replies);
            }
        }
        if (!row.heard().isEmpty()) {
            listener.ask("want_interface_events", Map.of("enable_disable", 1L, "pid", 1L));
        }
        answer(row, client);
        if (!row.heard().isEmpty()) {
            List<ApiMessage> events = listener.events(row.heard().size());
            compareInOrder(row.heard(), events);
        }
        for (Row.Dump dump : row.after()) {
            compare(dump, ask(client, dump.call()));
        }
    }

    private static void answer(Row row, PlainClient client) throws IOException, Mismatch {
        List<ApiMessage> replies;
        try {
            replies = ask(client, row.when());
        } catch (EOFException e) {
            if (row.answer().outcome() == Row.Outcome.CRASH) {
                return;
            }
            throw e;
        }
        if (row.answer().outcome() == Row.Outcome.CRASH) {
            throw new Mismatch("no crash, but " + replies);
        }
        int expected = row.answer().outcome() == Row.Outcome.NOTHING ? 0 : 1;
        if (replies.size() != expected || expected == 1 && !fits(row.answer().fields(), replies.get(0))) {
            throw new Mismatch("expected " + row.answer() + ", got " + replies);
        }
    }

    private static List<ApiMessage> ask(PlainClient client, Row.Call call) throws IOException {
        MessageDefinition definition = PlainClient.definition(call.message());
        return client.ask(call.message(), FieldText.values(definition, call.fields()));
    }

    private static void compareInOrder(List<List<FieldText>> expected, List<ApiMessage> actual) throws Mismatch {
        boolean same = expected.size() == actual.size();
        for (int i = 0; same && i < expected.size(); i++) {
            same = fits(expected.get(i), actual.get(i));
        }
        if (!same) {
            throw new Mismatch("expected the events " + expected + ", got " + actual);
        }
    }

    private static void compare(Row.Dump dump, List<ApiMessage> entries) throws Mismatch {
        List<ApiMessage> left = new ArrayList<>(entries);
        boolean exact = dump.lines().stream()
            .allMatch(line -> line.match() == Row.Match.HAS || line.match() == Row.Match.MAY);
        for (Row.Line line : dump.lines()) {
            Optional<ApiMessage> entry = left.stream().filter(candidate -> fits(line.fields(), candidate)).findFirst();
            if (line.match() != Row.Match.MAY && entry.isPresent() == (line.match() == Row.Match.NONE)) {
                throw new Mismatch(dump.call().message() + ": " + line.match() + " " + line.fields() + " is not so in "
                    + shown(entries));
            }
            entry.ifPresent(left::remove);
        }
        if (exact && !left.isEmpty()) {
            throw new Mismatch(dump.call().message() + " shows more than the row: " + shown(left));
        }
    }

    private static String shown(List<ApiMessage> entries) {
        return entries.stream().map(ApiMessage::fields).map(Object::toString).collect(Collectors.joining("; "));
    }

    private static boolean fits(List<FieldText> fields, ApiMessage message) {
        MessageDefinition definition = PlainClient.definition(message.name());
        return fields.stream().allMatch(field -> field.matches(definition, message.fields()));
    }
}
