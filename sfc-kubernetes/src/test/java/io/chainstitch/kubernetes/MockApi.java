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
package io.chainstitch.kubernetes;

import io.chainstitch.kubernetes.api.ApiSettings.Way;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesCrudDispatcher;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import io.fabric8.mockwebserver.http.Dispatcher;
import io.fabric8.mockwebserver.http.MockResponse;
import io.fabric8.mockwebserver.http.RecordedRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.awaitility.Awaitility;

/** An API server that keeps what it is told and can be stopped, emptied and made to refuse. */
final class MockApi implements Api {
    private static final Function<String, Optional<Integer>> WELL = request -> Optional.empty();

    /** It tells of each request. */
    private static final Logger CHATTER = Logger.getLogger("io.fabric8.mockwebserver");
    private static final Duration DELAY = Duration.ofSeconds(8);

    private final int port = freePort();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile Function<String, Optional<Integer>> fault = WELL;
    private volatile Function<String, Optional<MockResponse>> instead = request -> Optional.empty();
    private volatile Predicate<String> slow = request -> false;
    private KubernetesMockServer server;
    private KubernetesClient client;

    MockApi() {
        CHATTER.setLevel(Level.WARNING);
        start();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts with nothing in it. */
    void start() {
        Awaitility.await("a free port").ignoreExceptions().until(() -> {
            server = new KubernetesMockServer(new Context(Serialization.jsonMapper()), new MockWebServer(),
                new HashMap<>(), new Gate(new KubernetesCrudDispatcher()), false);
            server.init(InetAddress.getLoopbackAddress(), port);
            return true;
        });
        client = server.createClient();
    }

    void stop() {
        client.close();
        try {
            server.destroy();
        } catch (IllegalStateException ignored) {
            // On a busy machine it does not wait long enough for its own end.
        }
    }

    /** From now on answers those requests, METHOD PATH, with a status for which one is given. */
    void refuse(Function<String, Optional<Integer>> requestsToStatus) {
        fault = requestsToStatus;
    }

    void refuseNothing() {
        fault = WELL;
    }

    /** From now on answers those requests, METHOD PATH, eight seconds later. */
    void delay(Predicate<String> which) {
        slow = which;
    }

    /** From now on answers those requests, METHOD PATH, so. */
    void answer(Function<String, Optional<MockResponse>> requestsToAnswer) {
        instead = requestsToAnswer;
    }

    /** All requests so far, as METHOD PATH. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    /** How many requests began so. */
    long count(String method, String part) {
        return requests.stream().filter(request -> request.startsWith(method + " ") && request.contains(part)).count();
    }

    @Override
    public KubernetesClient kubectl() {
        return client;
    }

    @Override
    public Way way() {
        return new Way.Address("http://127.0.0.1:" + port + "/");
    }

    @Override
    public void close() {
        stop();
    }

    private final class Gate extends Dispatcher {
        private final Dispatcher behind;

        Gate(Dispatcher behind) {
            this.behind = behind;
        }

        @Override
        public MockResponse dispatch(RecordedRequest request) {
            String text = request.getMethod() + " " + request.getPath();
            requests.add(text);
            Optional<MockResponse> given = instead.apply(text);
            if (given.isPresent()) {
                return given.get();
            }
            Optional<Integer> status = fault.apply(text);
            MockResponse response = status.isPresent() ? new MockResponse().setResponseCode(status.get()).setBody(
                "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Failure\",\"message\":\"s3cr3t\",\"code\":"
                    + status.get() + "}") : behind.dispatch(request);
            return slow.test(text) ? response.setBodyDelay(DELAY) : response;
        }
    }
}
