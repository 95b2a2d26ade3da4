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
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One kind of resources, listed and watched, and what was made of each. The library lists again when it is told that a
 * watch is too old. It is not always told, so here everything is listed anew when the server was away, when a watch
 * does not come back, and now and then.
 *
 * @param <T> type in the client library
 * @param <F> type of the facts
 */
final class Watched<T extends HasMetadata, F> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Watched.class);
    /** So many looks in a row without a watch are too many. */
    private static final int STUCK = 3;
    /** After so many looks everything is listed anew, whatever it looks like. */
    private static final int OLD = 600;

    private final Source source;
    private final String resource;
    private final Supplier<SharedIndexInformer<T>> informers;
    private final Function<T, F> read;
    private final Runnable changed;
    private volatile SharedIndexInformer<T> informer;
    private volatile String failure = "";
    private SharedIndexInformer<T> next;
    private boolean closed;
    private int looks;
    private int looksWithoutWatch;
    private volatile boolean disturbed;
    private Map<String, Remembered<T, F>> remembered = Map.of();

    /**
     * What was made of an object.
     *
     * @param object the object
     * @param facts what was made of it
     */
    private record Remembered<T, F>(T object, F facts) {
    }

    Watched(Source source, String resource, Supplier<SharedIndexInformer<T>> informers, Function<T, F> read,
        Runnable changed) {
        this.source = source;
        this.resource = resource;
        this.informers = informers;
        this.informer = informers.get();
        this.read = read;
        this.changed = changed;
    }

    /** Begins; returns at once. */
    void start() {
        start(informer).whenComplete((done, cause) -> news());
    }

    private CompletionStage<Void> start(SharedIndexInformer<T> begun) {
        begun.exceptionHandler((started, cause) -> {
            failure = Denials.text("list and watch", resource, cause);
            disturbed = true;
            changed.run();
            return true;
        });
        begun.addEventHandler(new ResourceEventHandler<T>() {
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
        });
        return begun.start();
    }

    /** Looks after the watch; to be called every few seconds while the server answers. */
    synchronized void look(boolean wasAway) {
        looks++;
        boolean watching = isWatching();
        looksWithoutWatch = watching ? 0 : looksWithoutWatch + 1;
        boolean cameBack = watching && disturbed || wasAway;
        disturbed = !watching;
        if (isListed() && next == null && !closed && (cameBack || looksWithoutWatch >= STUCK || looks >= OLD)) {
            renew();
        }
    }

    /** What is known stands until the new list is complete. */
    private void renew() {
        LOG.debug("{} are listed anew", resource);
        looks = 0;
        looksWithoutWatch = 0;
        SharedIndexInformer<T> begun = informers.get();
        next = begun;
        start(begun).whenComplete((done, cause) -> {
            SharedIndexInformer<T> last = replaced(begun, cause == null);
            last.stop();
            news();
        });
    }

    private synchronized SharedIndexInformer<T> replaced(SharedIndexInformer<T> begun, boolean listed) {
        SharedIndexInformer<T> last = listed && !closed ? informer : begun;
        if (last == informer) {
            informer = begun;
        }
        next = null;
        return last;
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
    public synchronized void close() {
        closed = true;
        informer.stop();
        if (next != null) {
            next.stop();
        }
    }
}
