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
package io.chainstitch.kubernetes.api;

import static org.junit.Assert.assertEquals;

import io.chainstitch.kubernetes.facts.ClusterFacts.Source;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.Test;

public final class WatchedTest {
    private final List<String> stopped = new ArrayList<>();
    private int made;

    /** One that has listed everything, watches nothing and never ends its start. */
    @SuppressWarnings("unchecked")
    private SharedIndexInformer<Pod> informer() {
        String name = "informer " + made++;
        return (SharedIndexInformer<Pod>) Proxy.newProxyInstance(WatchedTest.class.getClassLoader(),
            new Class<?>[] {SharedIndexInformer.class}, (proxy, method, arguments) -> switch (method.getName()) {
                case "start" -> new CompletableFuture<Void>();
                case "hasSynced" -> true;
                case "isWatching" -> false;
                case "stop" -> {
                    stopped.add(name);
                    yield null;
                }
                default -> proxy;
            });
    }

    @Test
    public void whatIsStillListingWhenItEndsIsStoppedToo() {
        Watched<Pod, String> watched = new Watched<>(Source.PODS, "pods", this::informer, pod -> "", () -> { });
        watched.start();
        watched.look(true);
        assertEquals(2, made);
        watched.close();
        assertEquals(List.of("informer 0", "informer 1"), stopped);
    }
}
