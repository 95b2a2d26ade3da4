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

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A headless Chromium with one tab, driven by the Chrome DevTools protocol. It answers each login once. */
public final class Browser implements AutoCloseable {
    private static final Pattern LISTENING = Pattern.compile("DevTools listening on ws://[^:]+:(\\d+)/");
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Program program;
    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonObject>> calls = new ConcurrentHashMap<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final String user;
    private final String password;
    private final WebSocket socket;

    private Browser(Program program, String user, String password) throws IOException, InterruptedException {
        this.program = program;
        this.user = user;
        this.password = password;
        program.await("Chromium", LIMIT, () -> LISTENING.matcher(program.output()).find());
        Matcher port = LISTENING.matcher(program.output());
        if (!port.find()) {
            throw new IllegalStateException(program.output());
        }
        socket = http.newWebSocketBuilder().buildAsync(tab(port.group(1)), new Ear()).join();
        for (String domain : List.of("Page", "Runtime", "Log")) {
            call(domain + ".enable");
        }
        call("Fetch.enable", "handleAuthRequests", true);
    }

    /** {@return the program, if the machine has one} */
    public static Optional<String> found() {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.of("chromium", "chromium-browser", "google-chrome")
            .flatMap(name -> Stream.of(path.split(":")).map(folder -> Path.of(folder, name)))
            .filter(Files::isExecutable).map(Path::toString).findFirst();
    }

    /**
     * Starts a browser.
     *
     * @param directory for its profile and its log
     * @param user who logs in
     * @param password of the user
     * @return the browser
     * @throws IOException when it cannot be started
     * @throws InterruptedException when the thread is to end
     */
    public static Browser start(Path directory, String user, String password)
        throws IOException, InterruptedException {
        Files.createDirectories(directory);
        Program program = Program.start("chromium", directory.resolve("chromium.log"), Map.of(), List.of(
            found().orElseThrow(), "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
            "--no-first-run", "--disable-background-networking", "--remote-debugging-port=0",
            "--user-data-dir=" + directory.resolve("profile"), "about:blank"));
        try {
            return new Browser(program, user, password);
        } catch (IOException | InterruptedException | RuntimeException | AssertionError e) {
            program.stop();
            throw e;
        }
    }

    private URI tab(String port) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/list")).build();
        JsonArray tabs = JsonParser.parseString(http.send(request, HttpResponse.BodyHandlers.ofString()).body())
            .getAsJsonArray();
        for (JsonElement tab : tabs) {
            if (Json.text(tab.getAsJsonObject(), "type").equals("page")) {
                return URI.create(Json.text(tab.getAsJsonObject(), "webSocketDebuggerUrl"));
            }
        }
        throw new IOException("Chromium has no tab: " + tabs);
    }

    private JsonObject call(String method, Object... parameters) {
        return send(method, Json.object(parameters)).orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join();
    }

    private CompletableFuture<JsonObject> send(String method, JsonObject parameters) {
        CompletableFuture<JsonObject> answer = new CompletableFuture<>();
        JsonObject request;
        synchronized (this) {
            int id = ids.incrementAndGet();
            calls.put(id, answer);
            request = Json.object("id", id, "method", method, "params", parameters);
            socket.sendText(request.toString(), true).join();
        }
        return answer;
    }

    /**
     * Sets the size of the window and the colours that the user prefers.
     *
     * @param width in pixels
     * @param height in pixels
     * @param scheme light or dark
     */
    public void look(int width, int height, String scheme) {
        call("Emulation.setDeviceMetricsOverride", "width", width, "height", height, "deviceScaleFactor", 1,
            "mobile", false);
        call("Emulation.setEmulatedMedia", "features",
            Json.array(Json.object("name", "prefers-color-scheme", "value", scheme)));
    }

    /**
     * Goes to an address.
     *
     * @param address where to
     */
    public void open(String address) {
        call("Page.navigate", "url", "about:blank");
        call("Page.navigate", "url", address);
    }

    /**
     * Evaluates an expression in the page.
     *
     * @param expression in JavaScript; a promise is waited for
     * @return its value; a JSON null where it has none
     */
    public JsonElement run(String expression) {
        JsonObject result = call("Runtime.evaluate", "expression", expression, "awaitPromise", true,
            "returnByValue", true);
        if (result.has("exceptionDetails")) {
            throw new AssertionError(expression + ": " + result.get("exceptionDetails"));
        }
        JsonElement value = result.getAsJsonObject("result").get("value");
        return value == null ? JsonNull.INSTANCE : value;
    }

    /**
     * Waits until an expression is true.
     *
     * @param what is waited for
     * @param expression in JavaScript
     */
    public void await(String what, String expression) {
        Sfc.await(what, JsonObject::new, ignored -> {
            if (!run("Boolean(" + expression + ")").getAsBoolean()) {
                throw new AssertionError(what + ": " + run("document.body.innerText") + complaints);
            }
        });
    }

    /**
     * Presses and releases a key.
     *
     * @param key as in KeyboardEvent.key
     */
    public void press(String key) {
        JsonObject down = Json.object("type", "rawKeyDown", "key", key);
        if (key.length() == 1) {
            down.addProperty("type", "keyDown");
            down.addProperty("text", key);
        } else if (key.equals("Enter")) {
            down.addProperty("type", "keyDown");
            down.addProperty("text", "\r");
        } else if (key.equals("Tab")) {
            down.addProperty("windowsVirtualKeyCode", 9);
        }
        send("Input.dispatchKeyEvent", down).join();
        call("Input.dispatchKeyEvent", "type", "keyUp", "key", key);
    }

    /**
     * Takes a picture of the window.
     *
     * @param file where it is kept
     * @throws IOException when it cannot be written
     */
    public void picture(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, Base64.getDecoder().decode(Json.text(call("Page.captureScreenshot"), "data")));
    }

    /** {@return errors and warnings of the page since the last call: exceptions, violations of its policy, dialogs} */
    public List<String> takeComplaints() {
        List<String> taken = List.copyOf(complaints);
        complaints.removeAll(taken);
        return taken;
    }

    @Override
    public void close() {
        socket.abort();
        program.stop();
    }

    private void heard(JsonObject message) {
        if (message.has("id")) {
            CompletableFuture<JsonObject> call = calls.remove(message.get("id").getAsInt());
            if (message.has("error")) {
                call.completeExceptionally(new AssertionError(message.toString()));
            } else {
                call.complete(message.getAsJsonObject("result"));
            }
            return;
        }
        JsonObject parameters = message.getAsJsonObject("params");
        switch (Json.text(message, "method")) {
            case "Fetch.requestPaused" -> send("Fetch.continueRequest",
                Json.object("requestId", Json.text(parameters, "requestId")));
            case "Fetch.authRequired" -> send("Fetch.continueWithAuth", Json.object("requestId",
                Json.text(parameters, "requestId"), "authChallengeResponse", Json.object("response",
                    "ProvideCredentials", "username", user, "password", password)));
            case "Page.javascriptDialogOpening" -> complaints.add("dialog: " + Json.text(parameters, "message"));
            case "Runtime.exceptionThrown", "Log.entryAdded" -> complaints.add(parameters.toString());
            default -> { }
        }
    }

    /** Puts the parts of a message together. */
    private final class Ear implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                JsonObject message = JsonParser.parseString(text.toString()).getAsJsonObject();
                text.setLength(0);
                CompletableFuture.runAsync(() -> heard(message));
            }
            from.request(1);
            return null;
        }
    }
}
