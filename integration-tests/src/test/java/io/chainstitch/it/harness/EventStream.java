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
package io.chainstitch.it.harness;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;

/** Events that a server sends (text/event-stream), each with an object of JSON as its data. */
public final class EventStream implements AutoCloseable {
    private static final String DATA = "data:";
    private static final int OK = 200;

    private final List<JsonObject> events = new CopyOnWriteArrayList<>();
    private final CompletableFuture<?> response;

    EventStream(HttpClient http, HttpRequest request) {
        CompletableFuture<Integer> status = new CompletableFuture<>();
        response = http.sendAsync(request, head -> {
            status.complete(head.statusCode());
            return HttpResponse.BodySubscribers.fromLineSubscriber(new Lines());
        });
        response.exceptionally(failure -> {
            status.completeExceptionally(failure);
            return null;
        });
        if (status.join() != OK) {
            throw new AssertionError(request.uri() + " was answered with " + status.join());
        }
    }

    /** {@return what has come so far} */
    public List<JsonObject> events() {
        return List.copyOf(events);
    }

    @Override
    public void close() {
        response.cancel(true);
    }

    private final class Lines implements Flow.Subscriber<String> {
        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(String line) {
            if (line.startsWith(DATA)) {
                events.add(JsonParser.parseString(line.substring(DATA.length())).getAsJsonObject());
            }
        }

        @Override
        public void onError(Throwable failure) {
            // The stream was closed.
        }

        @Override
        public void onComplete() {
            // The stream was closed.
        }
    }
}
