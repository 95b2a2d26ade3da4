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
package io.chainstitch.vpp.api;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.awaitility.Awaitility;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Connecting again and again. */
public class VppConnectorTest {
    @Rule
    public final TemporaryFolder directory = TemporaryFolder.builder().parentFolder(new File("/tmp")).build();

    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    private final List<String> told = new CopyOnWriteArrayList<>();
    private Path socket;
    private VppConnector connector;
    private volatile boolean failing;

    @Before
    public void prepare() {
        socket = directory.getRoot().toPath().resolve("s");
        connector = new VppConnector(socket, "test", ApiDefinitions.builtIn(), VppClientOptions.defaults(), scheduler,
            new VppConnector.Listener() {
                @Override
                public void onConnected(VppClient client) {
                    told.add("connected");
                    if (failing) {
                        throw new IllegalStateException("cannot use this one");
                    }
                }

                @Override
                public void onLost(String cause) {
                    told.add(cause);
                }

                @Override
                public void onUnreachable(String cause) {
                    told.add("unreachable");
                }
            });
    }

    @After
    public void stop() {
        connector.close();
        scheduler.shutdownNow();
    }

    private FakeVpp serve() throws IOException {
        return new FakeVpp(socket, (connection, request) -> {
            if (request.name().equals("sockclnt_create")) {
                connection.welcome(request);
            } else {
                connection.send(request.name() + "_reply", Map.of("context", request.number("context")));
            }
        });
    }

    @Test
    public void vppThatComesAndGoesIsFoundEachTime() throws Exception {
        connector.start();
        Awaitility.await().until(() -> told.equals(List.of("unreachable")));
        try (FakeVpp first = serve()) {
            Awaitility.await().until(() -> told.size() == 2);
        }
        Awaitility.await().until(() -> told.size() == 4);
        try (FakeVpp second = serve()) {
            Awaitility.await().until(() -> told.size() == 5);
        }
        assertEquals(List.of("unreachable", "connected", "VPP closed the connection", "unreachable", "connected"),
            List.copyOf(told).subList(0, 5));
    }

    @Test
    public void closeEndsConnectionAndAttempts() throws Exception {
        try (FakeVpp vpp = serve()) {
            connector.start();
            Awaitility.await().until(() -> told.equals(List.of("connected")));
            connector.close();
            Awaitility.await().until(() -> told.size() == 2);
            assertTrue(told.get(1), told.get(1).startsWith("this program closed"));
            scheduler.shutdown();
            Awaitility.await().until(scheduler::isTerminated);
            assertEquals(2, told.size());
        }
    }

    @Test
    public void listenerThatFailsLosesItsConnectionAndGetsAnother() throws Exception {
        failing = true;
        try (FakeVpp vpp = serve()) {
            connector.start();
            Awaitility.await().until(() -> told.size() >= 2);
            failing = false;
            Awaitility.await().until(() -> told.size() >= 3 && told.get(told.size() - 1).equals("connected"));
        }
    }
}
