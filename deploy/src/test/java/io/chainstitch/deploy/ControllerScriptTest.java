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
package io.chainstitch.deploy;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What {@code deploy/bin/chainstitch-controller} prepares, with a distribution whose Karaf only tells what it got. */
public class ControllerScriptTest {
    private static final String FEATURES = "org.apache.karaf.features.cfg";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final Map<String, String> environment = new HashMap<>();
    private Path home;
    private Path data;
    private Path config;

    @Before
    public void distribution() throws IOException {
        home = folder.newFolder("home").toPath();
        data = folder.getRoot().toPath().resolve("data");
        config = folder.newFolder("config").toPath();
        karaf("echo \"$1 $KARAF_BASE $KARAF_ETC $KARAF_OPTS\"");
        write(home.resolve("etc").resolve(FEATURES), "# Features\nfeaturesRepositories = file:a.xml\n"
            + "featuresBoot = abc\nfeaturesBootAsynchronous=false\n");
        write(home.resolve("etc/org.apache.karaf.shell.cfg"), "sshPort = 8101\nsshHost = 0.0.0.0\n");
        write(home.resolve("etc/users.properties"), "karaf = karaf\n");
        write(home.resolve("etc/jetty.xml"), "<Configure/>\n");
        write(home.resolve("configuration/context.xml"), "<Context/>\n");
        write(home.resolve("system/io/chainstitch/chainstitch-extra/1/chainstitch-extra-1-features.xml"), "<f/>");
        write(home.resolve("lib/boot.jar"), "1");
        environment.put("CHAINSTITCH_HOME", home.toString());
        environment.put("CHAINSTITCH_DATA", data.toString());
        environment.put("CHAINSTITCH_CONFIG", config.toString());
    }

    private void karaf(String script) throws IOException {
        write(home.resolve("bin/karaf"), "#!/bin/sh\n" + script + "\n");
        assertTrue(home.resolve("bin/karaf").toFile().setExecutable(true));
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private String etc(String file) throws IOException {
        return Files.readString(data.resolve("etc").resolve(file));
    }

    private String run(int code) throws IOException, InterruptedException {
        File output = folder.newFile();
        ProcessBuilder builder = new ProcessBuilder(Manifests.deploy("bin/chainstitch-controller").toString())
            .redirectErrorStream(true).redirectOutput(output);
        builder.environment().putAll(environment);
        int ended = builder.start().waitFor();
        String text = Files.readString(output.toPath());
        assertEquals(text, code, ended);
        return text;
    }

    @Test
    public void karafRunsInTheFolderOfTheDataAndTheDistributionStaysAsItIs() throws Exception {
        environment.put("KARAF_OPTS", "-Dx=y");
        assertEquals("daemon " + data + " " + data + "/etc -Dkaraf.instances=" + data + "/instances -Dx=y\n", run(0));
        assertEquals("sshPort = 8101\nsshHost = 0.0.0.0\n", etc("org.apache.karaf.shell.cfg"));
        assertTrue(Files.exists(data.resolve("configuration/context.xml")));
        assertEquals(List.of("bin", "configuration", "etc", "lib", "system"),
            List.of(home.toFile().list()).stream().sorted().toList());
    }

    @Test
    public void keysOfTheOwnConfigurationWinAndTheirOthersStay() throws Exception {
        write(config.resolve("org.apache.karaf.shell.cfg"), "# Only here\nsshHost = 127.0.0.1\n");
        write(config.resolve("io.chainstitch.kubernetes.cfg"), "agent-secret-name = a\n");
        write(config.resolve("jetty.xml"), "<Own/>\n");
        write(config.resolve("akka.conf"), "x {}\n");
        for (int start = 0; start < 2; start++) {
            run(0);
            assertEquals("sshPort = 8101\n# Only here\nsshHost = 127.0.0.1\n", etc("org.apache.karaf.shell.cfg"));
            assertEquals("agent-secret-name = a\n", etc("io.chainstitch.kubernetes.cfg"));
            assertEquals("<Own/>\n", etc("jetty.xml"));
            assertEquals("x {}\n", Files.readString(data.resolve("configuration/initial/akka.conf")));
        }
    }

    @Test
    public void furtherFeaturesBootWithTheRepositoryOfOurs() throws Exception {
        environment.put("CHAINSTITCH_FEATURES", "chainstitch-extra,scr");
        run(0);
        assertEquals("# Features\n"
            + "featuresRepositories = file:a.xml, mvn:io.chainstitch/chainstitch-extra/1/xml/features\n"
            + "featuresBoot = abc, chainstitch-extra, scr\nfeaturesBootAsynchronous=false\n", etc(FEATURES));
    }

    @Test
    public void cacheGoesWithAnotherBuildOrOtherFeaturesAndTheRestStays() throws Exception {
        run(0);
        write(data.resolve("data/cache/bundle"), "old");
        write(data.resolve("data/idmlight.db.mv.db"), "users");
        write(data.resolve("segmented-journal/x"), "journal");
        write(data.resolve("etc/host.key"), "key");
        write(data.resolve("etc/users.properties"), "karaf = changed\n");
        run(0);
        assertTrue("the same build", Files.exists(data.resolve("data/cache/bundle")));
        environment.put("CHAINSTITCH_FEATURES", "scr");
        run(0);
        assertFalse("other features", Files.exists(data.resolve("data/cache/bundle")));
        write(data.resolve("data/cache/bundle"), "old");
        write(data.resolve("etc/of-the-old-build.xml"), "<old/>");
        write(home.resolve("lib/boot.jar"), "12");
        run(0);
        assertFalse("another build", Files.exists(data.resolve("data/cache/bundle")));
        assertFalse(Files.exists(data.resolve("etc/of-the-old-build.xml")));
        assertEquals("users", Files.readString(data.resolve("data/idmlight.db.mv.db")));
        assertEquals("journal", Files.readString(data.resolve("segmented-journal/x")));
        assertEquals("key", etc("host.key"));
        assertEquals("karaf = changed\n", etc("users.properties"));
    }

    @Test
    public void whatIsMissingIsSaidInOneLine() throws Exception {
        environment.put("CHAINSTITCH_ADMIN_PASSWORD_FILE", folder.newFile("empty").toString());
        assertTrue(run(1).matches("chainstitch-controller: the password file .*empty has no password .*\n"));
        environment.put("CHAINSTITCH_ADMIN_PASSWORD_FILE", "/no/such/file");
        assertEquals("chainstitch-controller: cannot read the password file /no/such/file\n", run(1));
        environment.put("CHAINSTITCH_HOME", "/no/such/home");
        assertEquals("chainstitch-controller: no distribution in /no/such/home: set CHAINSTITCH_HOME\n", run(1));
    }

    @Test
    public void theDefaultPasswordIsReplacedOnceByThatOfTheFile() throws Exception {
        String password = "a \"b\\c";
        Users users = new Users();
        try {
            write(folder.getRoot().toPath().resolve("password"), password + "\nsecond line\n");
            environment.put("CHAINSTITCH_ADMIN_PASSWORD_FILE", folder.getRoot() + "/password");
            environment.put("CHAINSTITCH_HTTP_PORT", Integer.toString(users.port()));
            karaf("read line <" + folder.getRoot() + "/end; echo ended");
            Process fifo = new ProcessBuilder("mkfifo", folder.getRoot() + "/end").start();
            assertEquals(0, fifo.waitFor());
            ProcessBuilder builder = new ProcessBuilder(Manifests.deploy("bin/chainstitch-controller").toString())
                .redirectErrorStream(true);
            builder.environment().putAll(environment);
            Process process = builder.start();
            assertEquals("admin is to log in with " + password, password, users.changes.poll(1, TimeUnit.MINUTES));
            String said = process.inputReader().readLine();
            Files.writeString(folder.getRoot().toPath().resolve("end"), "now\n");
            assertEquals(0, process.waitFor());
            assertTrue(said, said.contains("the password of admin is the one of"));
            assertFalse(said, said.contains(password));
        } finally {
            users.server.stop(0);
        }
    }

    /** A controller that refuses everything the first times, as one does that starts. */
    private static final class Users {
        private final LinkedBlockingQueue<String> changes = new LinkedBlockingQueue<>();
        private final HttpServer server;
        private String password = "admin";
        private int refusals = 2;

        Users() throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/auth/v1/users/admin@sdn", this::answer);
            server.start();
        }

        int port() {
            return server.getAddress().getPort();
        }

        private void answer(HttpExchange exchange) throws IOException {
            String login = new String(Base64.getDecoder().decode(exchange.getRequestHeaders()
                .getFirst("Authorization").substring("Basic ".length())), StandardCharsets.UTF_8);
            boolean right = login.equals("admin:" + password) && refusals-- <= 0;
            if (right && exchange.getRequestMethod().equals("PUT")) {
                password = new ObjectMapper().readTree(exchange.getRequestBody()).get("password").asText();
                changes.add(password);
            }
            exchange.sendResponseHeaders(right ? 200 : 401, -1);
            exchange.close();
        }
    }
}
