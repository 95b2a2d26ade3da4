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
import static org.hamcrest.CoreMatchers.startsWith;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.chainstitch.it.harness.Controller;
import io.chainstitch.it.harness.Lab;
import io.chainstitch.it.harness.Places;
import io.chainstitch.it.harness.Sfc;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;

/** Metrics, health and the page's headers, on the distribution's HTTP server. */
public final class MetricsIT {
    @ClassRule
    public static final Lab LAB = Lab.rule();

    private static final int QUICK_MILLIS = 2_000;

    private final Sfc sfc = LAB.sfc();
    private final HttpClient http = HttpClient.newHttpClient();

    @Before
    public void clear() {
        LAB.clear();
    }

    private HttpResponse<String> get(String path, String login) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(LAB.controller().address(path)))
            .timeout(Duration.ofSeconds(30));
        if (!login.isEmpty()) {
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(login.getBytes()));
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private void awaitMetric(String line) {
        Sfc.await(line, JsonObject::new, ignored -> {
            try {
                assertThat(get("/chainstitch/metrics/", "admin:admin").body(), containsString("\n" + line + "\n"));
            } catch (IOException | InterruptedException e) {
                throw new AssertionError(e);
            }
        });
    }

    @Test
    public void metricsFollowAChainAndWantALogin() throws Exception {
        assertEquals(401, get("/chainstitch/metrics/", "").statusCode());
        assertEquals(401, get("/chainstitch/metrics/", "admin:wrong").statusCode());
        assertEquals(401, get("/chainstitch/metrics/x", "").statusCode());
        assertEquals(302, get("/chainstitch/metrics", "").statusCode());
        LAB.putInventory(Pods.A0, Pods.F0, Pods.G0, Pods.B0);
        sfc.put(Pods.overFAndG("measured"));
        sfc.awaitState("measured", "ready");
        awaitMetric("chainstitch_chains{state=\"ready\"} 1.0");
        awaitMetric("chainstitch_node_connected{node=\"n2\"} 1.0");
        awaitMetric("chainstitch_controller_active 1.0");
        awaitMetric("chainstitch_queue_depth 0.0");
        awaitMetric("chainstitch_hop_packets_total{chain=\"measured\",direction=\"forward\",function=\"b\",hop=\"3\","
            + "node=\"n3\",path=\"1\"} 0.0");
        awaitMetric("chainstitch_hop_bytes_total{chain=\"measured\",direction=\"reverse\",function=\"f\",hop=\"2\","
            + "node=\"n2\",path=\"1\"} 0.0");
        HttpResponse<String> scrape = get("/chainstitch/metrics/", "admin:admin");
        assertThat(scrape.headers().firstValue("Content-Type").orElse(""), startsWith("text/plain"));
        assertThat(scrape.body(), containsString("chainstitch_chain_programming_seconds_bucket"));
        assertThat(scrape.body(), containsString("jvm_memory_used_bytes"));
    }

    /** The manifest in deploy/kubernetes asks for what the distribution answers, without a login. */
    @Test
    public void probesOfTheStatefulSetAreAnswered() throws Exception {
        Matcher path = Pattern.compile("httpGet:\\s+path: (\\S+)")
            .matcher(Files.readString(Places.project().resolve("deploy/kubernetes/controller.yaml")));
        int probes = 0;
        for (; path.find(); probes++) {
            assertEquals(path.group(1), 200, get(path.group(1), "").statusCode());
        }
        assertEquals(3, probes);
    }

    @Test
    public void nodeThatHangsHoldsUpNoScrapeAndIsOneLineInTheLog() throws Exception {
        LAB.putInventory(Pods.A0, Pods.F0, Pods.G0, Pods.B0);
        sfc.put(Pods.overFAndG("measured"));
        sfc.awaitState("measured", "ready");
        int before = log().size();
        long pid = LAB.node("n2").agent().program().pid();
        assertEquals(0, new ProcessBuilder("kill", "-STOP", Long.toString(pid)).start().waitFor());
        try {
            long began = System.nanoTime();
            assertEquals(200, get("/chainstitch/metrics/", "admin:admin").statusCode());
            assertEquals(200, get("/chainstitch/health/ready", "").statusCode());
            assertTrue(Duration.ofNanos(System.nanoTime() - began).toMillis() < QUICK_MILLIS);
            awaitMetric("chainstitch_node_connected{node=\"n2\"} 0.0");
            awaitMetric("chainstitch_chain_not_ready{chain=\"measured\",reason=\"node-unreachable\","
                + "state=\"degraded\"} 1.0");
        } finally {
            assertEquals(0, new ProcessBuilder("kill", "-CONT", Long.toString(pid)).start().waitFor());
        }
        sfc.awaitInSync("n2");
        sfc.awaitState("measured", "ready");
        List<String> lines = log().subList(before, log().size());
        assertEquals(lines.toString(), 1,
            lines.stream().filter(line -> line.contains("Node n2 is unreachable")).count());
        assertEquals(lines.toString(), 0, lines.stream().filter(line -> line.startsWith("\tat ")).count());
    }

    private List<String> log() throws IOException {
        return Files.readAllLines(LAB.controller().karafLog());
    }

    @Test
    public void healthIsOpenAndNamesNothing() throws Exception {
        HttpResponse<String> ready = get("/chainstitch/health/ready", "");
        assertEquals(ready.body(), 200, ready.statusCode());
        assertTrue(JsonParser.parseString(ready.body()).getAsJsonObject().get("ok").getAsBoolean());
        assertEquals(200, get("/chainstitch/health/live", "").statusCode());
        assertEquals(404, get("/chainstitch/health/other", "").statusCode());
    }

    /**
     * The HTTP server listens long before there is a datastore, some 15 seconds on an idle machine, so health is asked
     * many times while it cannot be well; a connection that is refused is no answer.
     */
    @Test
    public void controllerThatStartsIsNotReadyBeforeItIs() throws Exception {
        Controller other = Controller.prepare(Places.fresh("health").resolve("controller"));
        HttpRequest question = HttpRequest.newBuilder(URI.create(other.address("/chainstitch/health/ready")))
            .timeout(Duration.ofSeconds(10)).build();
        List<Integer> notReady = new ArrayList<>();
        List<String> tooEarly = new ArrayList<>();
        other.start();
        try {
            Sfc.await("a controller that is ready", JsonObject::new, ignored -> {
                HttpResponse<String> answer = ask(question);
                if (answer.statusCode() != HttpURLConnection.HTTP_OK) {
                    notReady.add(answer.statusCode());
                } else if (!other.restconf().serves()) {
                    tooEarly.add(answer.body());
                }
                assertEquals(answer.body(), HttpURLConnection.HTTP_OK, answer.statusCode());
            });
        } finally {
            other.stop();
        }
        assertEquals("RESTCONF answers when health says so", List.of(), tooEarly);
        assertFalse("health was first asked when all was well", notReady.isEmpty());
    }

    private HttpResponse<String> ask(HttpRequest question) {
        try {
            return http.send(question, HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    public void pageWantsALoginAndForbidsForeignCode() throws Exception {
        assertEquals(401, get("/chainstitch/", "").statusCode());
        HttpResponse<String> page = get("/chainstitch/", "admin:admin");
        assertEquals(200, page.statusCode());
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""), startsWith("default-src 'self'"));
        assertEquals(404, get("/chainstitch/none.html", "admin:admin").statusCode());
        assertTrue("the slash is added",
            List.of(301, 302).contains(get("/chainstitch", "admin:admin").statusCode()));
    }
}
