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
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
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
    private static final String COMPONENT = "chainstitch";

    private final KubernetesClient client;
    private final ExecutorService executor;
    private final Clock clock;
    /** By uid: the newest status, so that of several that wait only one is written. */
    private final Map<String, Map<String, Object>> newest = new ConcurrentHashMap<>();
    private final AtomicLong number = new AtomicLong();
    private volatile String failure = "";

    ApiWriter(KubernetesClient client, ExecutorService executor, Clock clock) {
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

    /** A resource that replaced this one under its name has another uid, and refuses the patch. */
    private void patch(CustomObject object, Map<String, Object> status) {
        try {
            client.genericKubernetesResources(ApiServer.context(object.kind())).inNamespace(object.id().namespace())
                .withName(object.id().name()).subresource("status").patch(PatchContext.of(PatchType.JSON),
                    Serialization.asJson(List.of(Map.of("op", "test", "path", "/metadata/uid", "value", object.uid()),
                        Map.of("op", "add", "path", "/status", "value", status))));
            failure = "";
        } catch (RuntimeException e) {
            if (!Denials.isNotFound(e)) {
                complain(Denials.text("patch", object.kind().plural() + "/status", e));
                throw e;
            }
        }
    }

    void post(Announcement announcement) {
        try {
            executor.execute(() -> {
                try {
                    Event event = event(announcement);
                    client.v1().events().inNamespace(event.getMetadata().getNamespace()).resource(event).create();
                } catch (RuntimeException e) {
                    complain(Denials.text("create", "events", e));
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

    /** One line until something else is wrong. */
    private void complain(String text) {
        if (!text.equals(failure) && !executor.isShutdown()) {
            failure = text;
            LOG.warn("Kubernetes: {}", text);
        }
    }

    String failure() {
        return failure;
    }
}
