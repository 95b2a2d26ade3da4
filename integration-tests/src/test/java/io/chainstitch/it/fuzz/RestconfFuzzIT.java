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
package io.chainstitch.it.fuzz;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.chainstitch.it.harness.Lab;
import io.chainstitch.it.harness.Places;
import io.chainstitch.it.harness.Restconf;
import io.chainstitch.vpp.api.testing.Fuzz;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.After;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;

/** Bad requests to RESTCONF, see docs/bad-input.md. */
public final class RestconfFuzzIT {
    @ClassRule
    public static final Lab LAB = Lab.rule();
    private static final int BATCH = 250;
    /** Long enough for an answer, where none is expected. */
    private static final Duration AWHILE = Duration.ofSeconds(5);
    /** What would belong into the corpus when it is found. */
    private static final int MOST_SHOWN = 20;

    private final HttpUser user = new HttpUser(LAB.controller().address("/rests/"));
    private Canary canary;

    @Before
    public void canary() throws IOException {
        LAB.clear();
        canary = new Canary(LAB);
    }

    @After
    public void clear() {
        LAB.clear();
    }

    @Test
    public void badRequestsAreAnsweredAndHarmNobody() throws IOException {
        Fuzz fuzz = Fuzz.run("requests to RESTCONF", 500, 100_000);
        Requests requests = new Requests(fuzz.random());
        Map<String, Integer> answers = new TreeMap<>();
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < fuzz.count(); i++) {
            Request request = requests.next();
            Restconf.Answer answer = user.send(request, HttpUser.LIMIT);
            answers.merge(answer.status() + " " + answer.errorTag(), 1, Integer::sum);
            note(request, answer, wrong);
            if ((i + 1) % BATCH == 0 || i + 1 == fuzz.count()) {
                canary.check(fuzz + ", before number " + (i + 1));
                System.out.println("fuzz: requests to RESTCONF: " + (i + 1) + " sent, so far " + answers);
            }
        }
        assertEquals(fuzz + ": " + wrong.size() + " wrong answers, the first ones:\n"
            + String.join("\n\n", wrong.subList(0, Math.min(MOST_SHOWN, wrong.size()))), 0, wrong.size());
        assertTrue("some requests must be taken: " + answers, answers.containsKey("201 "));
    }

    private static void note(Request request, Restconf.Answer answer, List<String> wrong) {
        if (!PlatformAnswers.isGood(request, answer) || answer.text().contains("\tat ")) {
            wrong.add(request + "\n-> " + answer);
            System.out.println("fuzz: wrong: " + wrong.get(wrong.size() - 1));
        }
    }

    @Test
    public void requestsThatOnceWentWrongAreAnsweredAndHarmNobody() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (String text : Files.readString(Path.of("src/test/resources/fuzz/requests.txt")).split("(?m)^###.*\\R")) {
            if (!text.isBlank()) {
                Request request = Request.parse(text);
                note(request, user.send(request, HttpUser.LIMIT), wrong);
            }
        }
        canary.check("the corpus");
        assertEquals(String.join("\n\n", wrong), 0, wrong.size());
    }

    @Test
    public void oddAnswersOfThePlatformAreThoseOfTheDocs() throws IOException {
        String docs = Files.readString(Places.project().resolve("docs/restconf-answers.md"));
        for (PlatformAnswer odd : PlatformAnswers.ALL) {
            assertTrue("docs/restconf-answers.md lacks: " + odd.row(), docs.contains(odd.row()));
            Restconf.Answer answer = null;
            for (Request request : odd.example()) {
                answer = user.send(request, odd.status() == 0 ? AWHILE : HttpUser.LIMIT);
            }
            assertTrue(odd.what() + ": " + answer, odd.covers(odd.example().get(odd.example().size() - 1), answer));
        }
        canary.check("the platform's answers");
    }
}
