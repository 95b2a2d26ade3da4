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

import io.chainstitch.vpp.api.testing.Fuzz;
import io.chainstitch.vpp.api.testing.Octets;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** A VPP, or what listens in its place, that answers with spoilt messages. */
public class HostileVppTest {
    /** Less than a spoilt length makes the client wait for, more than a machine with other work needs. */
    private static final VppClientOptions OPTIONS =
        VppClientOptions.defaults().withTimeout(Duration.ofMillis(300));
    /** For requests of which most are never answered. */
    private static final VppClientOptions HASTY = OPTIONS.withTimeout(Duration.ofMillis(100));
    private static final List<String> EVENTS = List.of("sw_interface_event", "memclnt_keepalive");

    @Rule
    public final TemporaryFolder directory = TemporaryFolder.builder().parentFolder(new File("/tmp")).build();

    /** What a server says first, and then to each request. */
    private final class Spoiler implements FakeVpp.Behaviour {
        private final Random random;
        private final boolean handshakeToo;

        Spoiler(long seed, boolean handshakeToo) {
            this.random = new Random(seed);
            this.handshakeToo = handshakeToo;
        }

        @Override
        public synchronized void request(FakeVpp.Connection connection, ApiMessage request) throws IOException {
            boolean first = request.name().equals("sockclnt_create");
            if (first && !handshakeToo) {
                connection.welcome(request);
                return;
            }
            ByteBuffer good = first ? connection.welcomeFrame(request) : answer(connection, request);
            connection.raw(ByteBuffer.wrap(Octets.mutated(random, good.array())));
            if (random.nextBoolean()) {
                connection.close();
            }
        }

        private ByteBuffer answer(FakeVpp.Connection connection, ApiMessage request) {
            List<MessageDefinition> all = List.copyOf(ApiDefinitions.builtIn().messages());
            String name = switch (random.nextInt(4)) {
                case 0 -> all.get(random.nextInt(all.size())).name();
                case 1 -> EVENTS.get(random.nextInt(EVENTS.size()));
                default -> MessageTable.replyName(request.name());
            };
            MessageDefinition definition = ApiDefinitions.builtIn().message(name).orElse(all.get(0));
            Map<String, Object> values = new RandomValues(random.nextLong()).fields(definition.fields());
            if (definition.has("context") && random.nextInt(4) > 0) {
                values.put("context", request.number("context"));
            }
            return connection.frame(definition.name(), values);
        }
    }

    @Test
    public void requestsEndWithAnAnswerOrATypedError() throws Exception {
        Fuzz fuzz = Fuzz.run("answers of a hostile VPP, each a connection", 20, 5_000);
        Path socket = directory.getRoot().toPath().resolve("s");
        int[] ends = new int[3];
        for (int i = 0; i < fuzz.count(); i++) {
            long seed = fuzz.random().nextLong();
            try (FakeVpp vpp = new FakeVpp(socket, new Spoiler(seed, i % 3 == 0))) {
                ends[connection(socket, fuzz + " case " + i)]++;
            }
        }
        assertTrue("no handshake was refused", ends[0] > 0);
        assertTrue("no request failed", ends[1] > 0);
    }

    /** Returns 0 = no connection, 1 = a request failed, 2 = all were answered. */
    private static int connection(Path socket, String input) throws InterruptedException {
        try (VppClient client = VppClient.connect(socket, "test", ApiDefinitions.builtIn(), HASTY)) {
            int end = 2;
            client.onEvent(event -> { });
            for (int requests = 0; requests < 3; requests++) {
                end = Math.min(end, answered(client, input) ? 2 : 1);
            }
            return end;
        } catch (VppApiException e) {
            assertTrue(input + ": " + e, e.getMessage() != null && !e.getMessage().isBlank());
            return 0;
        } catch (IOException | RuntimeException e) {
            throw new AssertionError(input, e);
        }
    }

    private static boolean answered(VppClient client, String input) throws InterruptedException {
        try {
            client.request("show_version", Map.of()).get(20, TimeUnit.SECONDS);
            client.dump("sw_interface_dump", Map.of()).get(20, TimeUnit.SECONDS);
            return true;
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof VppApiException)) {
                throw new AssertionError(input, e);
            }
            return false;
        } catch (java.util.concurrent.TimeoutException e) {
            throw new AssertionError(input + ": neither an answer nor an error", e);
        }
    }

    @Test
    public void connectionIsRenewedHoweverItEnded() throws Exception {
        Fuzz fuzz = Fuzz.run("connections to a hostile VPP that becomes a good one", 2, 100);
        Path socket = directory.getRoot().toPath().resolve("s");
        for (int i = 0; i < fuzz.count(); i++) {
            ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
            AtomicInteger good = new AtomicInteger();
            VppConnector connector = new VppConnector(socket, "test", ApiDefinitions.builtIn(), OPTIONS, scheduler,
                listener(good));
            try {
                try (FakeVpp bad = new FakeVpp(socket, new Spoiler(fuzz.random().nextLong(), true))) {
                    connector.start();
                    Awaitility.await(fuzz.toString()).until(() -> bad.connections() > 1);
                }
                good.set(0);
                try (FakeVpp vpp = new FakeVpp(socket, HostileVppTest::behave)) {
                    Awaitility.await(fuzz.toString()).until(() -> good.get() > 0);
                }
            } finally {
                connector.close();
                scheduler.shutdownNow();
            }
        }
    }

    private static VppConnector.Listener listener(AtomicInteger good) {
        return new VppConnector.Listener() {
            @Override
            public void onConnected(VppClient client) {
                client.request("show_version", Map.of()).whenComplete((answer, error) -> {
                    if (error == null && answer.text("version").equals("good")) {
                        good.incrementAndGet();
                    } else {
                        client.close();
                    }
                });
            }

            @Override
            public void onLost(String cause) {
                assertEquals(1, cause.lines().count());
            }
        };
    }

    private static void behave(FakeVpp.Connection connection, ApiMessage request) throws IOException {
        if (request.name().equals("sockclnt_create")) {
            connection.welcome(request);
        } else {
            connection.send(request.name() + "_reply", request.name().equals("show_version")
                ? Map.of("context", request.number("context"), "version", "good")
                : Map.of("context", request.number("context")));
        }
    }
}
