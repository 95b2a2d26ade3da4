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
package io.chainstitch.it.harness;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.rules.ExternalResource;

/** The page in a browser that logs in as a user does, for all tests of a class; skipped where there is no Chromium. */
public final class WebPage extends ExternalResource {
    private final String folder;
    private final UnaryOperator<String> addresses;
    private Path pictures;
    private Browser browser;

    /**
     * A page.
     *
     * @param folder name of the folder for what the browser leaves and for its pictures
     * @param addresses makes an address out of a path at the controller
     */
    public WebPage(String folder, UnaryOperator<String> addresses) {
        this.folder = folder;
        this.addresses = addresses;
    }

    @Override
    protected void before() throws IOException, InterruptedException {
        Equipment.needs("no chromium: install it (Debian: apt-get install chromium)", Browser.found().isPresent());
        pictures = Places.fresh(folder);
        browser = Browser.start(pictures.resolve("browser"), "admin", "admin");
    }

    @Override
    protected void after() {
        if (browser != null) {
            browser.close();
            browser = null;
        }
    }

    /** {@return the browser} */
    public Browser browser() {
        return browser;
    }

    /** A window of the usual size, in light colours, about which nothing was complained. */
    public void freshen() {
        browser.look(1500, 900, "light");
        browser.takeComplaints();
    }

    /**
     * Opens the page and waits until it shows what the controller says.
     *
     * @param fragment what follows its address
     */
    public void open(String fragment) {
        browser.open(addresses.apply("/chainstitch/" + fragment));
        browser.await("the page to be live", "document.getElementById('pulse')?.textContent.startsWith('live')");
    }

    /**
     * The texts of elements.
     *
     * @param selector of the elements
     * @return their texts, with bars between them
     */
    public String text(String selector) {
        return browser.run("[...document.querySelectorAll('" + selector
            + "')].map(one => one.textContent).join('|')").getAsString();
    }

    /**
     * How many elements there are.
     *
     * @param selector of the elements
     * @return their number
     */
    public int count(String selector) {
        return browser.run("document.querySelectorAll('" + selector + "').length").getAsInt();
    }

    /**
     * Clicks a button.
     *
     * @param button its text
     */
    public void press(String button) {
        browser.run("[...document.querySelectorAll('button')].find(one => one.textContent === '" + button
            + "').click()");
    }

    /**
     * Keeps a picture of the window beside the logs.
     *
     * @param name of the file
     * @throws IOException when it cannot be written
     */
    public void picture(String name) throws IOException {
        browser.picture(pictures.resolve(name));
    }

    /** {@return what was amiss since the last call, but for answers that are expected: no login yet, no such entry} */
    public List<String> takeComplaints() {
        return browser.takeComplaints().stream()
            .filter(line -> !line.contains("status of 401") && !line.contains("status of 409")).toList();
    }
}
