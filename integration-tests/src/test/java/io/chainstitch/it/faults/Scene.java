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
package io.chainstitch.it.faults;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.chainstitch.it.harness.Json;
import io.chainstitch.it.harness.Lab;
import io.chainstitch.it.harness.Sfc;
import io.chainstitch.it.harness.TestNode;
import io.chainstitch.it.harness.VppProbe;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/** One run of a fault: the lab with a relay before each agent, foreign objects on each VPP, and a seed. */
final class Scene {
    /** Seeds that are near each other begin alike without it. */
    static final long SCATTER = 0x9E3779B97F4A7C15L;
    /** Edits a second. */
    static final double RATE = 20;
    /** How long a system may need to come to rest. */
    static final Duration REST = Duration.ofSeconds(60);
    /** How long a fault lasts at most: 5 s, or what the full lengths ask for. */
    static final boolean LONG = Boolean.getBoolean("chainstitch.faults.long");

    private static final Map<String, AgentRelay> RELAYS = new TreeMap<>();
    /** What each VPP holds without anything of ours. */
    private static final Map<String, List<String>> BARE = new TreeMap<>();

    final Lab lab;
    final Sfc sfc;
    final long seed;
    final Random random;
    final Acknowledged acknowledged = new Acknowledged();
    final Load load;
    final Invariants invariants;
    private final List<String> notes = new ArrayList<>();
    private int plannedByHand;
    private boolean loaded;

    private Scene(Lab lab, long seed) {
        this.lab = lab;
        this.sfc = lab.sfc();
        this.seed = seed;
        this.random = new Random(seed * SCATTER);
        this.load = new Load(sfc.restconf(), acknowledged, seed, RATE);
        this.invariants = new Invariants(sfc, acknowledged, this);
    }

    /** Begins a run on a system that holds nothing. */
    static Scene begin(Lab lab, long seed) throws IOException {
        if (RELAYS.isEmpty()) {
            for (String node : World.NODES) {
                RELAYS.put(node, AgentRelay.start(lab.node(node).agent().port()));
                try (VppProbe probe = lab.node(node).probe()) {
                    Foreign.put(probe);
                }
                BARE.put(node, lab.node(node).dump());
            }
        }
        Scene scene = new Scene(lab, seed);
        scene.putInventory();
        World.NODES.forEach(scene.sfc::awaitInSync);
        return scene;
    }

    /** Leaves a lab to others as it was found. */
    static void leave(Lab lab) throws IOException {
        forget();
        for (String node : World.NODES) {
            lab.node(node).vpp().kill();
            lab.node(node).vpp().start();
        }
        lab.clear();
    }

    /** Forgets everything of a lab that is started anew. */
    static void forget() {
        RELAYS.values().forEach(AgentRelay::close);
        RELAYS.clear();
        BARE.clear();
    }

    private void putInventory() {
        JsonArray nodes = new JsonArray();
        World.NODES.forEach(node -> nodes.add(entry(node)));
        JsonArray pods = new JsonArray();
        World.pods().forEach(pod -> {
            JsonObject entry = World.pod(pod, World.home(pod));
            pods.add(entry);
            acknowledged.written(Load.place(pod), Acknowledged.canonical(entry));
        });
        sfc.putInventory(Json.object("node", nodes, "pod", pods));
    }

    private JsonObject entry(String node) {
        JsonObject entry = lab.node(node).entry();
        entry.addProperty("underlay-address", lab.node(node).ipv6Address());
        entry.getAsJsonObject("agent").addProperty("port", RELAYS.get(node).port());
        return entry;
    }

    /** Puts all chains in place and waits until each is ready. */
    void allReady() {
        for (int chain = 0; chain < World.CHAINS; chain++) {
            put(chain, 2);
        }
        invariants.atRest(REST);
    }

    /** Puts a chain in place; the controller has to say yes. */
    void put(int chain, int variant) {
        load.putChain(World.chain(chain, variant, "run " + seed + ", by hand " + plannedByHand++).body()).expectOk();
    }

    /** Starts the load. */
    void startLoad() {
        loaded = true;
        load.start();
    }

    /** A node chosen by the seed. */
    String anyNode() {
        return World.NODES.get(random.nextInt(World.NODES.size()));
    }

    /** Waits for as long as the seed says. */
    void pause(int leastMillis, int mostMillis) {
        long millis = leastMillis + random.nextInt(mostMillis - leastMillis + 1);
        LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
    }

    /** One of these lengths, the last ones only where long faults are asked for. */
    Duration lasting(int usual, Integer... seconds) {
        return Duration.ofSeconds(seconds[random.nextInt(LONG ? seconds.length : usual)]);
    }

    TestNode node(String name) {
        return lab.node(name);
    }

    AgentRelay relay(String node) {
        return RELAYS.get(node);
    }

    List<String> bare(String node) {
        return BARE.get(node);
    }

    /** Starts the VPP of a node again, with what somebody else puts there, before its agent can reach it. */
    void startVpp(String name) throws IOException {
        TestNode node = node(name);
        node.relay().open(false);
        node.vpp().start();
        try (VppProbe probe = node.probe()) {
            Foreign.put(probe);
        }
        BARE.put(name, node.dump());
        node.relay().open(true);
    }

    /** Says something about this run. */
    void note(String text) {
        notes.add(text);
    }

    String notes() {
        return String.join("; ", notes);
    }

    /** {@return the edits that were due} */
    int planned() {
        return loaded ? load.planned() + plannedByHand : load.tried();
    }

    /** Deletes all chains and insists that nothing of ours is left. */
    void end() {
        for (int chain = 0; chain < World.CHAINS; chain++) {
            load.deleteChain(World.name(chain));
        }
        invariants.nothingLeft(REST);
    }
}
