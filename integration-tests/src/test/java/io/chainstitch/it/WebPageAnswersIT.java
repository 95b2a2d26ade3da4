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
package io.chainstitch.it;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.chainstitch.it.harness.Browser;
import io.chainstitch.it.harness.Lab;
import io.chainstitch.it.harness.WebPage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.After;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;

/**
 * The page with answers that are made up in the browser: more than a test can install, and late when the test wants it.
 * The page itself, its policy and its first answers come from the controller.
 */
public final class WebPageAnswersIT {
    @ClassRule
    public static final Lab LAB = Lab.rule();

    @ClassRule
    public static final WebPage PAGE = new WebPage("web-page-answers", path -> LAB.controller().address(path));

    private Browser browser;

    @Before
    public void freshen() {
        PAGE.freshen();
        browser = PAGE.browser();
    }

    @After
    public void nothingWasAmiss() {
        assertEquals(List.of(),
            PAGE.takeComplaints().stream().filter(line -> !line.contains("status of 400")).toList());
    }

    /** Opens the page and lets it have the answers of web/answers.js. */
    private void openMany() throws IOException {
        PAGE.open("");
        try (InputStream script = getClass().getResourceAsStream("/web/answers.js")) {
            browser.run(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }
        browser.await("the first eight of many", "document.getElementById('count').textContent === '1,000 chains'"
            + " && document.querySelectorAll('#legend .key').length === 8");
    }

    private void address(String hash) {
        browser.run("location.hash = '" + hash + "'");
        browser.await(hash, "document.querySelector('#detail h2')?.textContent === '" + hash + "'");
    }

    private void awaitPaths(int number) {
        browser.await(number + " paths", "document.querySelectorAll('.path').length === " + number);
    }

    /** Lets the page do all that it can do without a further event. */
    private void settle() {
        browser.run("new Promise(resolve => setTimeout(resolve, 0))");
    }

    @Test
    public void pictureOfEightChainsOnEightyOfTwoHundredNodesIsDrawn() throws Exception {
        openMany();

        assertEquals("bands", 80, PAGE.count("#picture .lane"));
        assertEquals("instances", 80, PAGE.count("#picture .card"));
        assertEquals("links", 96, PAGE.count("#picture .link"));
        assertEquals(200, PAGE.count("#nodes .node"));
        assertTrue(PAGE.count("*") + " elements are in the document", PAGE.count("*") < 2_000);
        PAGE.picture("eight.png");
        browser.look(1500, 900, "dark");
        PAGE.picture("eight-dark.png");
    }

    @Test
    public void chainIsShownAsListedUntilItsOwnAnswerComes() throws Exception {
        openMany();
        browser.run("answers.still(); answers.held = ['chain-0050']");
        address("chain-0050");

        assertEquals("ready", PAGE.text("#detail .pill"));
        assertThat(PAGE.text("#detail"), not(containsString("has not said anything")));
        assertEquals("Asking the controller \u2026", PAGE.text("#picture"));
        assertEquals("chain-0050", PAGE.text(".row[aria-selected=true] .name"));

        browser.run("answers.release()");
        awaitPaths(8);
        assertThat(PAGE.text("#detail h3"), containsString("Last transactions"));
    }

    @Test
    public void answerThatComesAfterThatOfALaterQuestionIsDropped() throws Exception {
        openMany();
        browser.run("answers.still(); answers.held = ['chain-0100']");
        address("chain-0100");
        address("chain-0200");
        awaitPaths(8);

        browser.run("answers.release()");
        settle();
        assertEquals("chain-0200", PAGE.text("#detail h2"));
        assertEquals(8, PAGE.count(".path"));
    }

    @Test
    public void searchAsksWhenTheFingersRest() throws Exception {
        openMany();
        browser.run("answers.still()");
        settle();
        browser.run("{ answers.asked.length = 0; const find = document.getElementById('find');"
            + " for (const text of ['c', 'ch', 'cha', 'chain-01', 'chain-012']) { find.value = text;"
            + " find.dispatchEvent(new Event('input')); } }");

        assertEquals("10 of 1,000 chains", PAGE.text("#count"));
        browser.await("the answers", "document.querySelector('#legend .key')?.textContent === 'chain-0120'");
        assertEquals("two questions for each of eight chains", 16,
            browser.run("answers.asked.filter(one => one.includes('chain=')).length").getAsInt());
    }

    @Test
    public void addressThatNamesNoChainSaysSo() {
        for (String hash : List.of("nosuch", "100%")) {
            PAGE.open("#" + hash);
            assertEquals("There is no chain " + hash + ".", PAGE.text("#detail .message"));
            assertEquals("There is no chain " + hash + ".", PAGE.text("#picture"));
        }
        address("other");
        browser.await("the sentence", "document.querySelector('#detail .message').textContent"
            + " === 'There is no chain other.'");

        browser.run("document.querySelector('.skip').click()");
        assertEquals("other", PAGE.text("#detail h2"));
        assertEquals("chains", browser.run("document.activeElement.id").getAsString());
    }

    @Test
    public void nodeThatIsChosenLeavesNoChainInTheAddress() throws Exception {
        openMany();
        address("chain-0003");
        browser.run("document.querySelector('[data-node=node-7]').click()");

        assertEquals("node-7", PAGE.text("#detail h2"));
        assertEquals("", browser.run("location.hash").getAsString());
    }

    @Test
    public void listOfPathsEndsAfterFiftyOfEachDirection() throws Exception {
        openMany();
        address("chain-0009");
        awaitPaths(100);

        assertThat(PAGE.text(".paths"), containsString("and 40 more"));
    }

    @Test
    public void focusStaysOnWhatIsDrawnAnew() throws Exception {
        openMany();
        for (String button : List.of("#summary [data-key=ready]", "#legend .key:nth-child(2)")) {
            browser.run("{ globalThis.former = document.querySelector('" + button + "'); former.focus(); }");
            browser.look(button.startsWith("#legend") ? 1300 : 1500, 900, "light");
            browser.run("document.dispatchEvent(new Event('visibilitychange'))");
            browser.await(button + " to be drawn anew", "!former.isConnected");
            assertEquals(browser.run("former.textContent"), browser.run("document.activeElement.textContent"));
        }
    }

    @Test
    public void editorKeepsTextCaretAndFocusWhenThePreviewComes() throws Exception {
        openMany();
        address("chain-0000");
        awaitPaths(8);
        PAGE.press("Preview a change");
        browser.run("document.getElementById('definition').setSelectionRange(1, 1)");
        browser.press(" ");
        PAGE.press("Preview");
        browser.await("the differences", "document.querySelectorAll('.objects li').length === 4");
        PAGE.picture("preview.png");
        assertEquals("by kind and key", "interface b|interface z|policy a|policy b", browser.run(
            "[...document.querySelectorAll('.objects li')].map(one => one.querySelector('b').textContent + ' '"
                + " + one.querySelector('code').textContent).join('|')").getAsString());

        browser.press("Escape");
        assertEquals("definition 2", browser.run(
            "document.activeElement.id + ' ' + document.activeElement.selectionStart").getAsString());
        assertEquals("{ ", browser.run("document.getElementById('definition').value.slice(0, 2)").getAsString());

        PAGE.press("Back");
        awaitPaths(8);
        PAGE.press("Preview a change");
        browser.press("Escape");
        awaitPaths(8);
    }
}
