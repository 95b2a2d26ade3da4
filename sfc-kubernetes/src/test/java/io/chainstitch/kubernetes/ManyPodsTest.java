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

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;

import io.chainstitch.kubernetes.facts.CustomKind;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodListBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.fabric8.mockwebserver.http.MockResponse;
import io.fabric8.mockwebserver.http.Response;
import io.fabric8.mockwebserver.http.WebSocket;
import io.fabric8.mockwebserver.http.WebSocketListener;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.Test;
import org.opendaylight.mdsal.binding.api.DataTreeChangeListener;
import org.opendaylight.mdsal.binding.api.DataTreeIdentifier;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.Inventory;
import org.opendaylight.yangtools.concepts.Registration;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;

/** 5 000 pods, of which one moves every 20 ms for ten seconds, by informers into the datastore. */
public class ManyPodsTest extends ReflectionLab {
    private static final int PODS = 5_000;
    private static final int EVENTS = 500;
    private static final long EVENT_MILLIS = 20;

    private final Map<Integer, Pod> pods = new TreeMap<>();
    private final List<WebSocket> watches = new CopyOnWriteArrayList<>();
    private MockApi mock;
    private long version;

    /** The mock looks through all that it has for each request, which is too slow for so many. */
    @Override
    Api open() {
        mock = new MockApi();
        mock.answer(request -> !request.startsWith("GET /api/v1/pods?") ? Optional.empty()
            : Optional.of(request.contains("watch=true") ? watch() : list()));
        return mock;
    }

    private synchronized MockResponse list() {
        return new MockResponse().setResponseCode(200).addHeader("Content-Type", "application/json").setBody(
            Serialization.asJson(new PodListBuilder().withNewMetadata().withResourceVersion(String.valueOf(version))
                .endMetadata().addAllToItems(pods.values()).build()));
    }

    private MockResponse watch() {
        return new MockResponse().withWebSocketUpgrade(new WebSocketListener() {
            @Override
            public void onOpen(WebSocket socket, Response response) {
                watches.add(socket);
            }

            @Override
            public void onClosed(WebSocket socket, int code, String reason) {
                watches.remove(socket);
            }
        });
    }

    private synchronized void put(int number, String node) {
        String revision = String.valueOf(++version);
        Pod pod = new PodBuilder().withNewMetadata().withName("p" + number).withNamespace(Manifests.NAMESPACE)
            .withUid("uid-" + number).withResourceVersion(revision).addToLabels("app", "p" + number)
            .addToAnnotations("contivpp.io/custom-if", "eth1/veth/stub").endMetadata().withNewSpec().withNodeName(node)
            .endSpec().withNewStatus().withPodIP("10.1.0.9").addNewCondition().withType("Ready").withStatus("True")
            .endCondition().endStatus().build();
        pods.put(number, pod);
        String event = "{\"type\":\"MODIFIED\",\"object\":" + Serialization.asJson(pod) + "}";
        watches.forEach(watch -> watch.send(event));
    }

    private static int moved(int event) {
        return event * 7;
    }

    @Test
    public void ofThousandsOfPodsOnlyThoseThatMoveAreWritten() throws ExecutionException, InterruptedException {
        AtomicInteger written = new AtomicInteger();
        DataTreeChangeListener<org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.Pod> counter =
            changes -> written.addAndGet(changes.size());
        IntStream.range(0, PODS).forEach(number -> put(number, "cs-test-n1"));
        manifests.apply(Manifests.chain("web", Manifests.element("p0"), Manifests.element("p1")));
        try (Registration ignored = getDataBroker().registerTreeChangeListener(DataTreeIdentifier.of(
            LogicalDatastoreType.CONFIGURATION, InstanceIdentifier.create(Inventory.class).child(
                org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.Pod.class)), counter)) {
            start();
            await(() -> {
                assertEquals(PODS, written.get());
                assertFalse(watches.isEmpty());
                assertEquals("ready", manifests.status(CustomKind.SERVICE_FUNCTION_CHAIN, "web").get("state"));
            });
            long statuses = mock.count("PATCH", "/status");
            move();
            await(() -> assertEquals("cs-test-n2", pod("p" + moved(EVENTS - 1)).getNode().getValue()));
            for (int event = 0; event < EVENTS; event++) {
                assertEquals("cs-test-n2", pod("p" + moved(event)).getNode().getValue());
            }
            assertNotNull(pod("p1"));
            await(() -> assertEquals("each that moved, once", PODS + EVENTS, written.get()));
            assertEquals("nothing to say of the chain", statuses, mock.count("PATCH", "/status"));
        }
    }

    private void move() throws ExecutionException, InterruptedException {
        ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
        try {
            List<? extends ScheduledFuture<?>> events = IntStream.range(0, EVENTS).mapToObj(event ->
                executor.schedule(() -> put(moved(event), "cs-test-n2"), event * EVENT_MILLIS,
                    TimeUnit.MILLISECONDS)).toList();
            for (ScheduledFuture<?> event : events) {
                event.get();
            }
        } finally {
            executor.shutdownNow();
        }
    }
}
