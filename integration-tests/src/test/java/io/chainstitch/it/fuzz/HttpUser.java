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
package io.chainstitch.it.fuzz;

import io.chainstitch.it.harness.Restconf;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** Sends requests to the controller as they are, also those that no HTTP library would send. */
final class HttpUser {
    /** The operation resync promises its answer within half of it. */
    static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String CREDENTIALS =
        "Basic " + Base64.getEncoder().encodeToString("admin:admin".getBytes(StandardCharsets.UTF_8));

    private final HttpClient http = unshared();
    private final String root;

    /** For the address of RESTCONF's root, with a slash at its end. */
    HttpUser(String root) {
        this.root = root;
    }

    /** Sends and returns the answer, whatever it is; status 0 stands for none. */
    Restconf.Answer send(Request request, Duration limit) {
        try {
            return answer(request, limit);
        } catch (IOException e) {
            return new Restconf.Answer(0, e.toString());
        }
    }

    /**
     * A server may close a connection behind an answer, when it has not read all of a bad request, and the next one
     * comes just then. That one goes over a connection of its own.
     */
    private HttpResponse<String> sent(HttpRequest request) throws IOException, InterruptedException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (HttpTimeoutException e) {
            throw e;
        } catch (IOException e) {
            return unshared().send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    private static HttpClient unshared() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(5))
            .build();
    }

    private Restconf.Answer answer(Request request, Duration limit) throws IOException {
        HttpRequest.Builder ready;
        try {
            ready = HttpRequest.newBuilder(URI.create(root + request.path()))
                .method(request.method(), HttpRequest.BodyPublishers.ofByteArray(request.body()));
            if (!request.type().isEmpty()) {
                ready.header("Content-Type", request.type());
            }
        } catch (IllegalArgumentException e) {
            return sendRaw(request);
        }
        try {
            HttpResponse<String> response = sent(ready.timeout(limit)
                .header("Authorization", CREDENTIALS).header("Accept", Request.JSON).build());
            return new Restconf.Answer(response.statusCode(), response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** What the library refuses goes over a socket of its own. */
    private Restconf.Answer sendRaw(Request request) throws IOException {
        URI server = URI.create(root);
        try (Socket socket = new Socket(InetAddress.getByName(server.getHost()), server.getPort())) {
            socket.setSoTimeout((int) LIMIT.toMillis());
            OutputStream out = socket.getOutputStream();
            out.write((request.method() + " " + server.getPath() + request.path() + " HTTP/1.1\r\nHost: x\r\n"
                + "Connection: close\r\nAuthorization: " + CREDENTIALS + "\r\nAccept: " + Request.JSON
                + (request.type().isEmpty() ? "" : "\r\nContent-Type: " + request.type())
                + "\r\nContent-Length: " + request.body().length + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            out.write(request.body());
            out.flush();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!answer.matches("(?s)HTTP/1.1 [0-9]{3}.*")) {
                throw new IOException("no answer of HTTP: " + answer);
            }
            int body = answer.indexOf("\r\n\r\n");
            return new Restconf.Answer(Integer.parseInt(answer.substring(9, 12)),
                body < 0 ? "" : answer.substring(body + 4));
        }
    }
}
