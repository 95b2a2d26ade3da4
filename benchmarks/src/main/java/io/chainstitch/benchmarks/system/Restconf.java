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
package io.chainstitch.benchmarks.system;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** The controller's RESTCONF, one connection that stays open. */
final class Restconf {
    private static final String JSON = "application/yang-data+json";
    private static final String STATE = "chainstitch-sfc:sfc-state";
    private static final int CONFLICT = HttpURLConnection.HTTP_CONFLICT;
    private static final int NOT_FOUND = HttpURLConnection.HTTP_NOT_FOUND;
    private static final int FAILED = HttpURLConnection.HTTP_MULT_CHOICE;

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String root;

    Restconf(int port) {
        root = "http://127.0.0.1:" + port + "/rests/";
    }

    boolean answers() throws InterruptedException {
        try {
            int status = send(request("chainstitch-sfc:sfc?content=config").GET()).statusCode();
            return status == HttpURLConnection.HTTP_OK || status == CONFLICT;
        } catch (IOException ignored) {
            return false;
        }
    }

    /** A controller that holds an inventory is somebody else's. */
    void refuseUnlessEmpty() throws IOException, InterruptedException {
        HttpResponse<String> response = send(request("chainstitch-inventory:inventory?content=config").GET());
        if (response.statusCode() != CONFLICT && response.statusCode() != NOT_FOUND) {
            throw new IOException("the controller at " + root + " already has an inventory: it is not the one of this "
                + "measurement, nothing was written to it");
        }
    }

    void put(String path, JsonObject content) throws IOException, InterruptedException {
        write(path, request(path).PUT(HttpRequest.BodyPublishers.ofString(content.toString())));
    }

    void patch(String path, JsonObject content) throws IOException, InterruptedException {
        write(path, request(path).method("PATCH", HttpRequest.BodyPublishers.ofString(content.toString())));
    }

    void delete(String path) throws IOException, InterruptedException {
        write(path, request(path).DELETE());
    }

    private HttpResponse<String> write(String path, HttpRequest.Builder request)
        throws IOException, InterruptedException {
        HttpResponse<String> response = send(request);
        if (response.statusCode() >= FAILED) {
            throw new IOException(path + " was answered with " + response.statusCode() + " " + response.body());
        }
        return response;
    }

    /** Asks for an operation of ours; gives its output. */
    JsonObject call(String operation, JsonObject input) throws IOException, InterruptedException {
        JsonObject body = new JsonObject();
        body.add("chainstitch-sfc:input", input);
        HttpResponse<String> response = write("operations/chainstitch-sfc:" + operation,
            request("operations/chainstitch-sfc:" + operation).POST(
                HttpRequest.BodyPublishers.ofString(body.toString())));
        return JsonParser.parseString(response.body()).getAsJsonObject().getAsJsonObject("chainstitch-sfc:output");
    }

    /** The state of a chain, empty while it is not listed. */
    String chainState(String name) throws IOException, InterruptedException {
        HttpResponse<String> response = send(request(STATE + "/chain=" + name + "/state?content=nonconfig").GET());
        if (response.statusCode() == CONFLICT || response.statusCode() == NOT_FOUND) {
            return "";
        }
        return JsonParser.parseString(response.body()).getAsJsonObject().get("chainstitch-sfc:state").getAsString();
    }

    /** Whether a chain is ready and one of its hops is on a node. */
    boolean isReadyOn(String chain, int hop, String node) throws IOException, InterruptedException {
        HttpResponse<String> response = send(request(STATE + "/chain=" + chain + "?content=nonconfig").GET());
        if (response.statusCode() != HttpURLConnection.HTTP_OK) {
            return false;
        }
        JsonObject state = JsonParser.parseString(response.body()).getAsJsonObject()
            .getAsJsonArray("chainstitch-sfc:chain").get(0).getAsJsonObject();
        if (!state.get("state").getAsString().equals("ready") || !state.has("path")) {
            return false;
        }
        for (JsonElement entry : state.getAsJsonArray("path").get(0).getAsJsonObject().getAsJsonArray("hop")) {
            JsonObject found = entry.getAsJsonObject();
            if (found.get("function").getAsString().equals("f" + hop)) {
                return found.get("node").getAsString().equals(node);
            }
        }
        return false;
    }

    /** One leaf of every entry of a list of the state. */
    List<String> state(String list, String leaf) throws IOException, InterruptedException {
        HttpResponse<String> response =
            send(request(STATE + "?content=nonconfig&fields=" + list + "(name;" + leaf + ")").GET());
        List<String> values = new ArrayList<>();
        if (response.statusCode() == CONFLICT || response.statusCode() == NOT_FOUND) {
            return values;
        }
        JsonObject state = JsonParser.parseString(response.body()).getAsJsonObject().getAsJsonObject(STATE);
        JsonArray entries = state != null && state.has(list) ? state.getAsJsonArray(list) : new JsonArray();
        for (JsonElement entry : entries) {
            JsonElement value = entry.getAsJsonObject().get(leaf);
            values.add(value == null ? "" : value.getAsString());
        }
        return values;
    }

    private HttpRequest.Builder request(String path) {
        byte[] credentials = "admin:admin".getBytes(StandardCharsets.UTF_8);
        URI uri = URI.create(root + (path.startsWith("operations/") ? "" : "data/") + path);
        return HttpRequest.newBuilder(uri).timeout(Duration.ofMinutes(2))
            .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials))
            .header("Content-Type", JSON).header("Accept", JSON);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
