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

import io.chainstitch.kubernetes.facts.CustomObject;
import io.chainstitch.kubernetes.reflect.Announcement;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes statuses and events, one after the other on a thread that may wait. */
final class ApiWriter {
    private static final Logger LOG = LoggerFactory.getLogger(ApiWriter.class);
    private static final int LONGEST_MESSAGE = 1_000;
    private static final int LONGEST_NAME = 220;
    private static final int MOST_MISSED = 1_000;
    private static final String COMPONENT = "chainstitch";
    private static final String EVENTS = "events";

    private final KubernetesClient client;
    private final ExecutorService executor;
    private final Clock clock;
    private final Runnable changed;
    /** By uid: the newest status, so that of several that wait only one is written. */
    private final Map<String, Map<String, Object>> newest = new ConcurrentHashMap<>();
    private final AtomicLong number = new AtomicLong();
    /** By what was to be written: why the last one was not. */
    private final Map<String, String> failures = new ConcurrentSkipListMap<>();
    /** Uids of resources that were not found once. Belongs to the executor's thread. */
    private final Set<String> missed = new HashSet<>();

    ApiWriter(KubernetesClient client, ExecutorService executor, Clock clock, Runnable changed) {
        this.changed = changed;
        this.client = client;
        this.executor = executor;
        this.clock = clock;
        this.number.set(clock.millis());
    }

    CompletionStage<Void> status(CustomObject object, Map<String, Object> status) {
        newest.put(object.uid(), status);
        try {
            return CompletableFuture.runAsync(() -> {
                if (newest.remove(object.uid(), status)) {
                    patch(object, status);
                }
            }, executor);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    /**
     * A resource that replaced this one under its name has another uid, and refuses the patch. One that is not found
     * may just have gone; one that is not found twice has a definition without a status.
     */
    private void patch(CustomObject object, Map<String, Object> status) {
        String resource = object.kind().plural() + "/status";
        try {
            client.genericKubernetesResources(ApiServer.context(object.kind())).inNamespace(object.id().namespace())
                .withName(object.id().name()).subresource("status").patch(PatchContext.of(PatchType.JSON),
                    Serialization.asJson(List.of(Map.of("op", "test", "path", "/metadata/uid", "value", object.uid()),
                        Map.of("op", "add", "path", "/status", "value", status))));
            succeed(resource);
            missed.remove(object.uid());
        } catch (RuntimeException e) {
            if (!Denials.isNotFound(e) || !miss(object.uid())) {
                complain(resource, Denials.text("patch", resource, e));
            }
            throw e;
        }
    }

    /** Whether it is the first time. */
    private boolean miss(String uid) {
        if (missed.size() >= MOST_MISSED) {
            missed.clear();
        }
        return missed.add(uid);
    }

    void post(Announcement announcement) {
        try {
            executor.execute(() -> {
                try {
                    Event event = event(announcement);
                    client.v1().events().inNamespace(event.getMetadata().getNamespace()).resource(event).create();
                    succeed(EVENTS);
                } catch (RuntimeException e) {
                    complain(EVENTS, Denials.text("create", EVENTS, e));
                }
            });
        } catch (RejectedExecutionException ignored) {
            LOG.debug("No events any more: the reflector stops");
        }
    }

    private Event event(Announcement announcement) {
        Announcement.Subject subject = announcement.subject();
        String now = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        String message = announcement.message();
        String name = subject.name().substring(0, Math.min(subject.name().length(), LONGEST_NAME)) + "."
            + Long.toHexString(number.incrementAndGet());
        return new EventBuilder()
            .withNewMetadata().withName(name)
            .withNamespace(subject.namespace().isEmpty() ? "default" : subject.namespace()).endMetadata()
            .withNewInvolvedObject().withApiVersion(subject.apiVersion()).withKind(subject.kind())
            .withNamespace(subject.namespace().isEmpty() ? null : subject.namespace()).withName(subject.name())
            .withUid(subject.uid()).endInvolvedObject()
            .withType(announcement.warning() ? "Warning" : "Normal").withReason(announcement.reason())
            .withMessage(message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE) + "…")
            .withFirstTimestamp(now).withLastTimestamp(now).withCount(1)
            .withNewSource().withComponent(COMPONENT).endSource().withReportingComponent(COMPONENT)
            .withReportingInstance(COMPONENT).build();
    }

    /** One line until it is well, or something else is wrong with it. */
    private void complain(String resource, String text) {
        if (!executor.isShutdown() && !text.equals(failures.put(resource, text))) {
            LOG.warn("Kubernetes: {}", text);
            changed.run();
        }
    }

    private void succeed(String resource) {
        if (failures.remove(resource) != null) {
            changed.run();
        }
    }

    /** What cannot be written and why, empty when all can. */
    String failure() {
        return failures.values().stream().findFirst().orElse("");
    }
}
