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

import static org.junit.Assert.assertEquals;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** What a user does with chains through RESTCONF. */
public final class Sfc {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String STATE = "data/chainstitch-sfc:sfc-state";
    private static final String INVENTORY = "data/chainstitch-inventory:inventory";

    private final Restconf restconf;

    /**
     * For one controller.
     *
     * @param restconf of the controller
     */
    public Sfc(Restconf restconf) {
        this.restconf = restconf;
    }

    /** {@return the client used} */
    public Restconf restconf() {
        return restconf;
    }

    /**
     * Puts a chain in place.
     *
     * @param chain its definition
     */
    public void put(Chain chain) {
        tryPut(chain).expectOk();
    }

    /**
     * Tries to put a chain in place.
     *
     * @param chain its definition
     * @return the answer
     */
    public Restconf.Answer tryPut(Chain chain) {
        return restconf.put("data/chainstitch-sfc:sfc/chain=" + chain.name(),
            Json.object("chainstitch-sfc:chain", Json.array(chain.body())));
    }

    /**
     * Deletes a chain.
     *
     * @param chain its name
     */
    public void delete(String chain) {
        restconf.delete("data/chainstitch-sfc:sfc/chain=" + chain).expectOk();
    }

    /**
     * Replaces the whole inventory.
     *
     * @param content the lists in it
     */
    public void putInventory(JsonObject content) {
        restconf.put(INVENTORY, Json.object("chainstitch-inventory:inventory", content)).expectOk();
    }

    /**
     * Puts a node in place.
     *
     * @param node its entry
     */
    public void putNode(JsonObject node) {
        restconf.put(INVENTORY + "/node=" + Json.text(node, "name"),
            Json.object("chainstitch-inventory:node", Json.array(node))).expectOk();
    }

    /**
     * Deletes a node.
     *
     * @param name of the node
     */
    public void deleteNode(String name) {
        restconf.delete(INVENTORY + "/node=" + name).expectOk();
    }

    /**
     * Puts a pod in place.
     *
     * @param pod its entry
     */
    public void putPod(JsonObject pod) {
        restconf.put(INVENTORY + "/pod=" + Json.text(pod, "namespace") + "," + Json.text(pod, "name"),
            Json.object("chainstitch-inventory:pod", Json.array(pod))).expectOk();
    }

    /**
     * Deletes a pod.
     *
     * @param name of the pod, in the namespace of the builder
     */
    public void deletePod(String name) {
        restconf.delete(INVENTORY + "/pod=" + Inventory.NAMESPACE + "," + name).expectOk();
    }

    /** {@return the whole operational state; an empty object while there is none} */
    public JsonObject state() {
        Restconf.Answer answer = restconf.get(STATE + "?content=nonconfig");
        return answer.isOk() ? answer.json().getAsJsonObject("chainstitch-sfc:sfc-state") : new JsonObject();
    }

    /**
     * The state of a chain.
     *
     * @param name of the chain
     * @return its entry; an empty object when it is not listed
     */
    public JsonObject chain(String name) {
        return entry("chain", name);
    }

    /**
     * What is left of the state of a chain without what its hops carried, which stands there once somebody has asked.
     *
     * @param chain the state
     * @return a copy without counters
     */
    public static JsonObject uncounted(JsonObject chain) {
        JsonObject copy = chain.deepCopy();
        Json.objects(copy, "path").stream().flatMap(path -> Json.objects(path, "hop").stream())
            .forEach(hop -> List.of("packets", "bytes").forEach(hop::remove));
        return copy;
    }

    /**
     * The state of a node.
     *
     * @param name of the node
     * @return its entry; an empty object when it is not listed
     */
    public JsonObject node(String name) {
        return entry("node", name);
    }

    private JsonObject entry(String list, String name) {
        Restconf.Answer answer = restconf.get(STATE + "/" + list + "=" + name + "?content=nonconfig");
        JsonArray entries = answer.isOk() ? answer.json().getAsJsonArray("chainstitch-sfc:" + list) : new JsonArray();
        return entries.isEmpty() ? new JsonObject() : entries.get(0).getAsJsonObject();
    }

    /**
     * Waits for the state of a chain.
     *
     * @param chain its name
     * @param state the state; empty = the chain is not listed any more
     * @return the chain's entry then
     */
    public JsonObject awaitState(String chain, String state) {
        return await("chain " + chain, () -> chain(chain), found -> assertEquals(found.toString(), state,
            Json.text(found, "state")));
    }

    /**
     * Waits for the state and the reason of a chain.
     *
     * @param chain its name
     * @param state the state
     * @param reason the reason
     * @return the chain's entry then
     */
    public JsonObject awaitState(String chain, String state, String reason) {
        return await("chain " + chain, () -> chain(chain), found -> assertEquals(found.toString(),
            state + " " + reason, Json.text(found, "state") + " " + Json.text(found, "reason")));
    }

    /**
     * Waits until a node is connected and in sync.
     *
     * @param node its name
     * @return the node's entry then
     */
    public JsonObject awaitInSync(String node) {
        return await("node " + node, () -> node(node), found -> assertEquals(found.toString(), "connected in-sync",
            Json.text(found, "connection") + " " + Json.text(found, "sync")));
    }

    /**
     * Waits for something to become so.
     *
     * @param what is looked at, for the message
     * @param look reads it
     * @param check throws while it is not as it should be
     * @return what was read last
     */
    public static JsonObject await(String what, Supplier<JsonObject> look, Consumer<JsonObject> check) {
        return await(what, LIMIT, look, check);
    }

    /**
     * Waits for something to become so.
     *
     * @param what is looked at, for the message
     * @param limit how long at most
     * @param look reads it
     * @param check throws while it is not as it should be
     * @return what was read last
     */
    public static JsonObject await(String what, Duration limit, Supplier<JsonObject> look,
            Consumer<JsonObject> check) {
        JsonObject[] last = {new JsonObject()};
        try {
            Awaitility.await(what).atMost(limit).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> {
                    last[0] = look.get();
                    check.accept(last[0]);
                });
            return last[0];
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("waited " + limit.toSeconds() + " s for " + what + ", last seen: " + last[0], e);
        }
    }

    /**
     * Traces a path of a chain on the state read back from the agents.
     *
     * @param chain its name
     * @param direction {@code forward} or {@code reverse}
     * @param path its number
     * @return the output
     */
    public JsonObject trace(String chain, String direction, int path) {
        return restconf.call("trace-chain", Json.object("name", chain, "direction", direction, "path", path));
    }

    /**
     * Traces all paths of a chain and insists that all are ok.
     *
     * @param chain its name
     */
    public void expectTraced(String chain) {
        List<JsonObject> paths = Json.objects(chain(chain), "path");
        if (paths.isEmpty()) {
            throw new AssertionError("the chain " + chain + " has no path");
        }
        for (JsonObject path : paths) {
            JsonObject output = trace(chain, Json.text(path, "direction"), path.get("id").getAsInt());
            assertEquals(output.toString(), "ok", Json.text(output, "verdict"));
        }
    }

    /**
     * Compares a node with its plan.
     *
     * @param node its name
     * @return the node's entry of the output
     */
    public JsonObject checkSync(String node) {
        return Json.objects(restconf.call("check-sync", Json.object("node", node)), "node").get(0);
    }

    /**
     * Pushes the difference to a node.
     *
     * @param node its name
     * @return the node's entry of the output
     */
    public JsonObject resync(String node) {
        return Json.objects(restconf.call("resync", Json.object("node", node)), "node").get(0);
    }
}
