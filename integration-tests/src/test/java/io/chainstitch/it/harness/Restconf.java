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

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonSyntaxException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** A client of RESTCONF (RFC 8040) with JSON bodies. Paths begin with {@code data/} or {@code operations/}. */
public final class Restconf {
    private static final String JSON = "application/yang-data+json";
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int OK = 200;
    private static final int DATA_MISSING = 409;

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(Duration.ofSeconds(5)).build();
    private final String root;
    private final String credentials;

    /**
     * A client.
     *
     * @param port of 127.0.0.1
     * @param user who asks
     * @param password of the user
     */
    public Restconf(int port, String user, String password) {
        root = "http://127.0.0.1:" + port + "/rests/";
        credentials = "Basic " + Base64.getEncoder()
            .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * What was answered.
     *
     * @param status of HTTP
     * @param text the body
     */
    public record Answer(int status, String text) {

        /** {@return whether it is a success} */
        public boolean isOk() {
            return status / 100 == 2;
        }

        /** {@return the body; an empty object where there is none} */
        public JsonObject json() {
            return text.isBlank() ? new JsonObject() : JsonParser.parseString(text).getAsJsonObject();
        }

        /** {@return the error-tag of the first error; empty when the body has none} */
        public String errorTag() {
            return error("error-tag");
        }

        /** {@return the error-message of the first error; empty when the body has none} */
        public String errorMessage() {
            return error("error-message");
        }

        private String error(String leaf) {
            try {
                JsonElement found = json().getAsJsonObject("errors").getAsJsonArray("error").get(0).getAsJsonObject()
                    .get(leaf);
                return found == null ? "" : found.getAsString();
            } catch (JsonSyntaxException | NullPointerException | IllegalStateException e) {
                return "";
            }
        }

        /**
         * Insists on success.
         *
         * @return this answer
         */
        public Answer expectOk() {
            if (!isOk()) {
                throw new AssertionError("RESTCONF answered " + status + " " + text);
            }
            return this;
        }

        @Override
        public String toString() {
            return status + " " + text;
        }
    }

    /** {@return whether our own data can be read} */
    public boolean serves() {
        try {
            int status = get("data/chainstitch-sfc:sfc?content=config").status();
            return status == OK || status == DATA_MISSING;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    /**
     * GET.
     *
     * @param path of the resource
     * @return the answer, whatever it is
     */
    public Answer get(String path) {
        return send("GET", path, null);
    }

    /**
     * PUT.
     *
     * @param path of the resource
     * @param content its new content
     * @return the answer, whatever it is
     */
    public Answer put(String path, JsonObject content) {
        return send("PUT", path, content.toString());
    }

    /**
     * PATCH, the plain one: merge.
     *
     * @param path of the resource
     * @param content what is merged into it
     * @return the answer, whatever it is
     */
    public Answer patch(String path, JsonObject content) {
        return send("PATCH", path, content.toString());
    }

    /**
     * DELETE.
     *
     * @param path of the resource
     * @return the answer, whatever it is
     */
    public Answer delete(String path) {
        return send("DELETE", path, null);
    }

    /**
     * Calls an operation of the module chainstitch-sfc.
     *
     * @param operation its name
     * @param input its input
     * @return the output
     */
    public JsonObject call(String operation, JsonObject input) {
        JsonObject body = new JsonObject();
        body.add("chainstitch-sfc:input", input);
        JsonObject output = send("POST", "operations/chainstitch-sfc:" + operation, body.toString()).expectOk().json();
        return output.has("chainstitch-sfc:output") ? output.getAsJsonObject("chainstitch-sfc:output")
            : new JsonObject();
    }

    /**
     * Any request.
     *
     * @param method of HTTP
     * @param path of the resource
     * @param body as it is sent; null for none
     * @return the answer, whatever it is
     */
    public Answer send(String method, String path, String body) {
        return send(method, path, body, JSON, JSON);
    }

    /**
     * Many edits at once, as RFC 8072 says.
     *
     * @param path of the resource that the targets are relative to
     * @param body as it is sent
     * @return the answer, whatever it is
     */
    public Answer yangPatch(String path, JsonObject body) {
        return send("PATCH", path, body.toString(), "application/yang-patch+json", JSON);
    }

    /**
     * Listens to a stream of events.
     *
     * @param stream its name
     * @return what comes, to be closed
     */
    public EventStream listen(String stream) {
        return new EventStream(http, HttpRequest.newBuilder(URI.create(root + "streams/json/" + stream))
            .header("Authorization", credentials).header("Accept", "text/event-stream").build());
    }

    /**
     * Reads a description of the API.
     *
     * @param path behind the root of OpenAPI
     * @return the answer, whatever it is
     */
    public Answer openApi(String path) {
        return send("GET", "../openapi/api/v3" + path, null, JSON, "application/json");
    }

    private Answer send(String method, String path, String body, String type, String accept) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(root).resolve(path)).timeout(LIMIT)
            .header("Authorization", credentials).header("Content-Type", type).header("Accept", accept)
            .method(method, body == null ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(body)).build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
