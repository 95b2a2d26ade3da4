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
package io.chainstitch.it.faults;

import static org.junit.Assert.assertEquals;

import io.chainstitch.it.harness.Lab;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.AfterClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;

/**
 * Every fault, with all programs as processes: each once with a seed that is printed, or as often as the system
 * property {@code chainstitch.faults} says, see docs/faults.md.
 */
@RunWith(Parameterized.class)
public final class FaultsIT {
    @ClassRule
    public static final Lab LAB = Lab.rule();
    private static final Journal JOURNAL = Journal.configured();
    /** A run counts when this part of its edits was really applied, in percent. */
    private static final int COUNTS = 80;

    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    private final Fault fault;
    /** What is to be said of the last violation. */
    private String evidence = "";

    public FaultsIT(Fault fault) {
        this.fault = fault;
    }

    @Parameterized.Parameters(name = "{0}")
    public static List<Fault> faults() {
        return Plan.faults();
    }

    /** Leaves the lab to other classes as it was found. */
    @AfterClass
    public static void restore() throws IOException {
        Scene.leave(LAB);
    }

    @Test
    public void systemKeepsWhatItPromises() throws IOException {
        List<String> violations = new ArrayList<>();
        for (long seed : Plan.of(Plan.text(), JOURNAL.done()).get(fault.id())) {
            Journal.Run run = run(seed);
            JOURNAL.add(run);
            System.out.println(run);
            if (run.verdict().equals("violation")) {
                violations.add(fault.id() + "@" + seed + ": " + run.notes());
                Scene.forget();
                LAB.putAside(fault.id() + "@" + seed + "-" + run.start().format(NAME), evidence);
            }
        }
        assertEquals("violations", List.of(), violations);
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() instanceof AssertionError || root.getCause() instanceof ConditionTimeoutException) {
            root = root.getCause();
        }
        return root;
    }

    private Journal.Run run(long seed) throws IOException {
        LocalDateTime start = LocalDateTime.now();
        Scene scene = Scene.begin(LAB, seed);
        int planned = 0;
        int applied = 0;
        long ended = System.nanoTime();
        long rest = 0;
        String verdict = "violation";
        try {
            fault.body().run(scene);
            ended = System.nanoTime();
            planned = scene.planned();
            applied = scene.load.applied();
            scene.invariants.atRest(Scene.REST);
            verdict = applied * 100 < planned * COUNTS ? "not-counted" : "ok";
            rest = System.nanoTime() - ended;
            scene.end();
        } catch (Exception | AssertionError e) {
            rest = System.nanoTime() - ended;
            verdict = "violation";
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            evidence = fault + "@" + seed + " " + scene.notes() + "\n" + trace;
            System.out.println(evidence);
            evidence += scene.invariants.evidence();
            scene.note(rootOf(e).toString());
        }
        String notes = scene.load.refusals().isEmpty() ? scene.notes() : scene.notes() + "; " + scene.load.refusals();
        return new Journal.Run(fault.id(), seed, start, planned, applied, Duration.ofNanos(rest), verdict, notes);
    }
}
