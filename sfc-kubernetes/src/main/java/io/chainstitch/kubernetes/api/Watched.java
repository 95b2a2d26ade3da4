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

import io.chainstitch.kubernetes.facts.ClusterFacts.Source;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One kind of resources, listed and watched, and what was made of each. It lists again by itself when the watch is lost
 * or too old.
 *
 * @param <T> type in the client library
 * @param <F> type of the facts
 */
final class Watched<T extends HasMetadata, F> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Watched.class);

    private final Source source;
    private final String resource;
    private final SharedIndexInformer<T> informer;
    private final Function<T, F> read;
    private final Runnable changed;
    private volatile String failure = "";
    private Map<String, Remembered<T, F>> remembered = Map.of();

    /**
     * What was made of an object.
     *
     * @param object the object
     * @param facts what was made of it
     */
    private record Remembered<T, F>(T object, F facts) {
    }

    Watched(Source source, String resource, SharedIndexInformer<T> informer, Function<T, F> read, Runnable changed) {
        this.source = source;
        this.resource = resource;
        this.informer = informer;
        this.read = read;
        this.changed = changed;
    }

    /** Begins; returns at once. */
    void start() {
        informer.exceptionHandler((started, cause) -> {
            failure = Denials.text("list and watch", resource, cause);
            changed.run();
            return true;
        });
        informer.addEventHandler(new ResourceEventHandler<T>() {
            @Override
            public void onAdd(T object) {
                news();
            }

            @Override
            public void onUpdate(T before, T after) {
                news();
            }

            @Override
            public void onDelete(T object, boolean finalStateUnknown) {
                news();
            }

            @Override
            public void onNothing() {
                news();
            }
        });
        informer.start().whenComplete((done, cause) -> news());
    }

    private void news() {
        changed.run();
    }

    Source source() {
        return source;
    }

    boolean isListed() {
        return informer.hasSynced();
    }

    /** What is wrong with it now, empty when nothing is known to be. */
    Optional<String> trouble() {
        if (isWatching()) {
            failure = "";
        }
        return failure.isEmpty() ? Optional.empty() : Optional.of(failure);
    }

    private boolean isWatching() {
        try {
            return informer.isWatching();
        } catch (RuntimeException ignored) {
            // The library stumbles when the watch is being renewed at this moment.
            return false;
        }
    }

    /** What is there. Objects that did not change are not read again. For one thread. */
    List<F> facts() {
        Map<String, Remembered<T, F>> next = new HashMap<>();
        for (T object : informer.getStore().list()) {
            String uid = object.getMetadata().getUid() == null
                ? object.getMetadata().getNamespace() + "/" + object.getMetadata().getName()
                : object.getMetadata().getUid();
            Remembered<T, F> before = remembered.get(uid);
            if (before != null && before.object() == object) {
                next.put(uid, before);
            } else {
                read(object, before).ifPresent(facts -> next.put(uid, new Remembered<>(object, facts)));
            }
        }
        remembered = next;
        return next.values().stream().map(Remembered::facts).toList();
    }

    /** A defect here must not hold up the other objects: what was known before stands. */
    private Optional<F> read(T object, Remembered<T, F> before) {
        try {
            return Optional.of(read.apply(object));
        } catch (RuntimeException e) {
            LOG.error("A defect: {} {}/{} cannot be read", resource, object.getMetadata().getNamespace(),
                object.getMetadata().getName(), e);
            return Optional.ofNullable(before).map(Remembered::facts);
        }
    }

    @Override
    public void close() {
        informer.stop();
    }
}
