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
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * The talking part of the script {@code demo}, which starts it from this source file: waits for the controller, loads
 * the samples, waits for the chains, shows and traces them. Everything goes through RESTCONF.
 *
 * <p>Arguments: SAMPLES-DIR RESTCONF-PORT PORT-OFFSET PASSWORD-FILE BEGIN-EPOCH-SECONDS LIMIT-SECONDS NAME=PID...
 * The processes named at the end are watched: when one ends, waiting is over. Exit code 0 = all ready and traced ok.
 */
public final class Demo {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration REQUEST_LIMIT = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Path samples;
    private final String root;
    private final int portOffset;
    private final String agentPassword;
    private final Instant begin;
    private final Duration limit;
    private final CompletableFuture<String> ended = new CompletableFuture<>();

    private Demo(List<String> arguments) throws IOException {
        samples = Path.of(arguments.get(0));
        root = "http://127.0.0.1:" + arguments.get(1) + "/rests";
        portOffset = Integer.parseInt(arguments.get(2));
        agentPassword = Files.readString(Path.of(arguments.get(3))).strip();
        begin = Instant.ofEpochSecond(Long.parseLong(arguments.get(4)));
        limit = Duration.ofSeconds(Long.parseLong(arguments.get(5)));
        arguments.subList(6, arguments.size()).forEach(this::watch);
    }

    public static void main(String[] arguments) throws InterruptedException {
        try {
            System.exit(new Demo(List.of(arguments)).run() ? 0 : 1);
        } catch (Failure e) {
            System.out.println("demo: " + e.getMessage());
            System.exit(1);
        } catch (IOException e) {
            System.out.println("demo: the controller does not answer any more: " + e);
            System.exit(1);
        }
    }

    private boolean run() throws IOException, InterruptedException {
        await("the controller to answer RESTCONF", this::controllerAnswers);
        say("the controller answers RESTCONF at " + root);
        put("chainstitch-inventory:inventory", inventory());
        say("loaded demo-data/inventory.json");
        JsonObject chains = sample("chains.json");
        put("chainstitch-sfc:sfc", chains);
        say("loaded demo-data/chains.json");
        List<JsonObject> declared = objects(chains.getAsJsonObject("chainstitch-sfc:sfc"), "chain");
        await("the nodes to be in sync", this::nodesInSync);
        say("the nodes are connected and in sync");
        await("the chains to be ready", () -> chainsReady(declared));
        say("all chains are ready");
        JsonObject state = state();
        printTable(state);
        return trace(declared, state);
    }

    // Waiting

    private void watch(String nameAndPid) {
        String[] parts = nameAndPid.split("=", 2);
        ProcessHandle.of(Long.parseLong(parts[1])).map(ProcessHandle::onExit)
            .orElseGet(() -> CompletableFuture.completedFuture(null))
            .thenRun(() -> ended.complete(parts[0]));
    }

    /** What is still missing, as a sentence; empty when nothing is. */
    private interface Check {
        String missing() throws IOException, InterruptedException;
    }

    private void await(String what, Check check) throws IOException, InterruptedException {
        Instant end = Instant.now().plus(limit);
        String shown = "";
        while (true) {
            String missing = check.missing();
            if (missing.isEmpty()) {
                return;
            }
            if (Instant.now().isAfter(end)) {
                throw new Failure("waited " + limit.toSeconds() + " s for " + what + ": " + missing);
            }
            if (!missing.equals(shown)) {
                say("waiting for " + what + ": " + missing);
                shown = missing;
            }
            pause();
        }
    }

    private void pause() throws InterruptedException {
        try {
            throw new Failure(ended.get(POLL.toMillis(), TimeUnit.MILLISECONDS) + " has ended unexpectedly");
        } catch (TimeoutException e) {
            return; // All processes are there: the usual case.
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private String controllerAnswers() throws InterruptedException {
        try {
            int status = get("data/chainstitch-sfc:sfc?content=config").statusCode();
            return status == 200 || status == 409 ? "" : "it is starting";
        } catch (IOException e) {
            return "it is starting";
        }
    }

    private String nodesInSync() throws IOException, InterruptedException {
        Map<String, JsonObject> nodes = byName(objects(state(), "node"));
        List<String> missing = new ArrayList<>();
        for (JsonObject declared : objects(inventory().getAsJsonObject("chainstitch-inventory:inventory"), "node")) {
            String name = text(declared, "name");
            JsonObject node = nodes.getOrDefault(name, new JsonObject());
            if (!text(node, "connection").equals("connected") || !text(node, "sync").equals("in-sync")) {
                missing.add(phrase(name, text(node, "connection"), text(node, "sync"), text(node, "message")));
            }
        }
        return String.join("; ", missing);
    }

    private String chainsReady(List<JsonObject> declared) throws IOException, InterruptedException {
        Map<String, JsonObject> chains = byName(objects(state(), "chain"));
        List<String> missing = new ArrayList<>();
        for (JsonObject definition : declared) {
            String name = text(definition, "name");
            JsonObject chain = chains.getOrDefault(name, new JsonObject());
            if (!text(chain, "state").equals("ready")) {
                missing.add(phrase(name, text(chain, "state"), text(chain, "reason"), text(chain, "message")));
            }
        }
        return String.join("; ", missing);
    }

    private static String phrase(String name, String... words) {
        String rest = String.join(" ", words).strip().replaceAll(" +", " ");
        return name + " " + (rest.isEmpty() ? "not seen yet" : rest);
    }

    // Showing

    private void printTable(JsonObject state) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("NAME", "STATE", "REASON", "PATHS", "NODES"));
        for (JsonObject chain : byName(objects(state, "chain")).values()) {
            long forward = objects(chain, "path").stream().filter(path -> text(path, "direction").equals("forward"))
                .count();
            String nodes = objects(chain, "node").stream().map(node -> text(node, "name")).sorted()
                .collect(Collectors.joining(","));
            rows.add(List.of(text(chain, "name"), text(chain, "state"), dash(text(chain, "reason")),
                String.valueOf(forward), dash(nodes)));
        }
        System.out.println();
        for (List<String> row : rows) {
            System.out.println(String.format("%-12s %-12s %-12s %-6s %s", row.toArray()).stripTrailing());
        }
    }

    private boolean trace(List<JsonObject> declared, JsonObject state) throws IOException, InterruptedException {
        Map<String, JsonObject> chains = byName(objects(state, "chain"));
        boolean allOk = true;
        for (JsonObject definition : declared) {
            String name = text(definition, "name");
            for (Map.Entry<String, Set<Integer>> direction : paths(definition, chains.get(name)).entrySet()) {
                for (int path : direction.getValue()) {
                    allOk &= traceOne(name, direction.getKey(), path);
                }
            }
        }
        System.out.println();
        say(allOk ? "every trace is ok" : "a trace is not ok");
        return allOk;
    }

    /** Path numbers by direction; a declared direction without a path gets number 0, whose trace will tell. */
    private static Map<String, Set<Integer>> paths(JsonObject definition, JsonObject chain) {
        Map<String, Set<Integer>> found = new LinkedHashMap<>();
        found.put("forward", new TreeSet<>());
        if (!definition.has("unidirectional") || !definition.get("unidirectional").getAsBoolean()) {
            found.put("reverse", new TreeSet<>());
        }
        for (JsonObject path : objects(chain, "path")) {
            found.computeIfAbsent(text(path, "direction"), key -> new TreeSet<>())
                .add(path.get("id").getAsInt());
        }
        found.values().stream().filter(Set::isEmpty).forEach(numbers -> numbers.add(0));
        return found;
    }

    private boolean traceOne(String name, String direction, int path) throws IOException, InterruptedException {
        JsonObject input = new JsonObject();
        input.addProperty("name", name);
        input.addProperty("direction", direction);
        input.addProperty("path", path);
        JsonObject output = call("trace-chain", input);
        String verdict = text(output, "verdict");
        Map<Integer, JsonObject> steps = new TreeMap<>();
        objects(output, "step").forEach(step -> steps.put(step.get("index").getAsInt(), step));
        System.out.printf("%n%s, %s, path %d: %s%n", name, direction, path, verdict);
        if (verdict.equals("ok")) {
            System.out.println("  " + steps.values().stream().map(Demo::place).filter(place -> !place.isEmpty())
                .collect(Collectors.joining(" -> ")));
            return true;
        }
        System.out.println("  " + text(output, "message"));
        steps.values().forEach(step -> System.out.printf("  -> %s %s: %s%n", text(step, "node"), text(step, "action"),
            text(step, "detail")));
        return false;
    }

    /** Where the packet is, for the steps that tell the story; empty for the others. */
    private static String place(JsonObject step) {
        String node = text(step, "node");
        String detail = text(step, "detail");
        if (text(step, "action").equals("receive") && step.get("index").getAsInt() <= 1) {
            return node + " " + detail.replaceFirst("^interface (?:pod/[^/]+/)?", "").replaceFirst("(/[^/,]*)?, untagged.*$", "");
        }
        return switch (text(step, "action")) {
            case "function", "deliver" -> node + " " + detail.replaceFirst("^.*?\\((?:pod/[^/]+|external)/([^/)]+).*$", "$1");
            case "encapsulate" -> detail.replaceFirst("^policy [^,]+, segment list (\\[[^\\]]*\\]).*", "SRv6 $1")
                .replaceFirst(" from .*", "");
            default -> "";
        };
    }

    private void say(String message) {
        System.out.printf("[%3d s] %s%n", Duration.between(begin, Instant.now()).toSeconds(), message);
    }

    // The samples

    private JsonObject sample(String file) throws IOException {
        return JsonParser.parseString(Files.readString(samples.resolve(file))).getAsJsonObject();
    }

    /** The sample, with the agents' password of this run and their ports shifted. */
    private JsonObject inventory() throws IOException {
        JsonObject inventory = sample("inventory.json");
        for (JsonObject node : objects(inventory.getAsJsonObject("chainstitch-inventory:inventory"), "node")) {
            JsonObject agent = node.getAsJsonObject("agent");
            agent.addProperty("port", agent.get("port").getAsInt() + portOffset);
            agent.addProperty("password", agentPassword);
        }
        return inventory;
    }

    // RESTCONF

    private JsonObject state() throws IOException, InterruptedException {
        HttpResponse<String> response = get("data/chainstitch-sfc:sfc-state?content=nonconfig");
        if (response.statusCode() == 409) {
            return new JsonObject(); // Nothing is there yet.
        }
        return body("sfc-state", response).getAsJsonObject("chainstitch-sfc:sfc-state");
    }

    private JsonObject call(String operation, JsonObject input) throws IOException, InterruptedException {
        JsonObject request = new JsonObject();
        request.add("chainstitch-sfc:input", input);
        HttpResponse<String> response = send(request("operations/chainstitch-sfc:" + operation)
            .POST(HttpRequest.BodyPublishers.ofString(request.toString())));
        return body(operation, response).getAsJsonObject("chainstitch-sfc:output");
    }

    private void put(String path, JsonObject content) throws IOException, InterruptedException {
        HttpResponse<String> response = send(request("data/" + path)
            .PUT(HttpRequest.BodyPublishers.ofString(content.toString())));
        if (response.statusCode() / 100 != 2) {
            throw new Failure("the controller refused " + path + ": " + response.statusCode() + " " + response.body());
        }
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    private HttpRequest.Builder request(String path) {
        byte[] credentials = "admin:admin".getBytes(StandardCharsets.UTF_8);
        return HttpRequest.newBuilder(URI.create(root + "/" + path)).timeout(REQUEST_LIMIT)
            .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials))
            .header("Content-Type", "application/yang-data+json").header("Accept", "application/yang-data+json");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static JsonObject body(String what, HttpResponse<String> response) {
        if (response.statusCode() != 200) {
            throw new Failure(what + " answered " + response.statusCode() + " " + response.body());
        }
        return JsonParser.parseString(response.body()).getAsJsonObject();
    }

    // JSON

    private static List<JsonObject> objects(JsonObject parent, String list) {
        List<JsonObject> result = new ArrayList<>();
        JsonArray array = parent != null && parent.has(list) ? parent.getAsJsonArray(list) : new JsonArray();
        for (JsonElement element : array) {
            result.add(element.getAsJsonObject());
        }
        return result;
    }

    private static Map<String, JsonObject> byName(List<JsonObject> objects) {
        Map<String, JsonObject> result = new TreeMap<>();
        objects.forEach(object -> result.put(text(object, "name"), object));
        return result;
    }

    private static String text(JsonObject object, String leaf) {
        return object.has(leaf) ? object.get(leaf).getAsString() : "";
    }

    private static String dash(String text) {
        return text.isEmpty() ? "-" : text;
    }

    /** Ends the demo with one sentence. */
    private static final class Failure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Failure(String message) {
            super(message);
        }
    }
}
