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

import com.google.gson.JsonObject;
import io.chainstitch.it.harness.Inventory;
import io.chainstitch.it.harness.Json;
import io.chainstitch.it.harness.Restconf;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * A stream of edits at a given rate, the same for the same seed: chains are created, changed and deleted, and pods
 * move. An edit that is late is sent at once; what was due and not sent until the end counts as planned all the same.
 */
final class Load {
    private static final String CHAINS = "data/chainstitch-sfc:sfc/chain=";
    private static final String PODS = "data/chainstitch-inventory:inventory/pod=" + Inventory.NAMESPACE + ",";
    /** How the platform says that somebody else wrote the same at the same time, and that nothing was changed. */
    private static final String LOST_RACE = "Optimistic lock failed";
    private static final int NOT_FOUND = 404;
    private static final int DATA_MISSING = 409;
    private static final int SERVER_ERROR = 500;

    private final Restconf restconf;
    private final Acknowledged acknowledged;
    private final Random random;
    private final double rate;
    private final String mark;
    private volatile boolean running;
    private volatile int applied;
    private volatile int refused;
    private volatile String firstRefusal = "";
    private volatile int planned;
    private long begin;
    private Thread thread;

    /**
     * A load that does not run yet.
     *
     * @param restconf where it writes
     * @param acknowledged told of each answer
     * @param seed of all choices
     * @param rate edits a second
     */
    Load(Restconf restconf, Acknowledged acknowledged, long seed, double rate) {
        this.restconf = restconf;
        this.acknowledged = acknowledged;
        this.random = new Random(seed * Scene.SCATTER);
        this.rate = rate;
        this.mark = "run " + seed + ", edit ";
    }

    /** The place of a pod in the datastore. */
    static String place(String pod) {
        return PODS + pod;
    }

    /** The place of a chain in the datastore. */
    static String place(int chain) {
        return CHAINS + World.name(chain);
    }

    /** Begins. */
    void start() {
        running = true;
        begin = System.nanoTime();
        thread = new Thread(this::run, "load");
        thread.setDaemon(true);
        thread.start();
    }

    /** Ends and waits for the last answer. */
    void stop() {
        planned = due();
        running = false;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void run() {
        int sent = 0;
        while (running) {
            if (sent >= due()) {
                LockSupport.parkNanos((long) (Duration.ofSeconds(1).toNanos() / rate / 4));
                continue;
            }
            edit(sent++);
        }
    }

    private int due() {
        return (int) ((System.nanoTime() - begin) * rate / Duration.ofSeconds(1).toNanos()) + 1;
    }

    private void edit(int number) {
        int choice = random.nextInt(10);
        if (choice < 6) {
            int chain = random.nextInt(World.CHAINS);
            putChain(World.chain(chain, random.nextInt(World.VARIANTS), mark + number).body());
        } else if (choice < 8) {
            deleteChain(World.name(random.nextInt(World.CHAINS)));
        } else {
            List<String> pods = World.pods();
            String node = World.NODES.get(random.nextInt(World.NODES.size()));
            putPod(World.pod(pods.get(random.nextInt(pods.size())), node));
        }
    }

    /** Puts a chain in place. */
    Restconf.Answer putChain(JsonObject chain) {
        String place = CHAINS + Json.text(chain, "name");
        return write(place, "PUT", Json.object("chainstitch-sfc:chain", Json.array(chain)),
            Acknowledged.canonical(chain));
    }

    /** Deletes a chain. */
    Restconf.Answer deleteChain(String chain) {
        return write(CHAINS + chain, "DELETE", null, Acknowledged.ABSENT);
    }

    /** Puts a pod in place. */
    Restconf.Answer putPod(JsonObject pod) {
        return write(PODS + Json.text(pod, "name"), "PUT", Json.object("chainstitch-inventory:pod", Json.array(pod)),
            Acknowledged.canonical(pod));
    }

    /** Deletes a pod. */
    Restconf.Answer deletePod(String pod) {
        return write(PODS + pod, "DELETE", null, Acknowledged.ABSENT);
    }

    private Restconf.Answer write(String place, String method, JsonObject body, String content) {
        Restconf.Answer answer;
        try {
            answer = restconf.send(method, place, body == null ? null : body.toString());
        } catch (UncheckedIOException e) {
            acknowledged.unanswered(place, content);
            count(false);
            return new Restconf.Answer(0, e.toString());
        }
        boolean wasGone = method.equals("DELETE") && Set.of(NOT_FOUND, DATA_MISSING).contains(answer.status())
            && answer.errorTag().equals("data-missing");
        if (answer.isOk() || wasGone) {
            acknowledged.written(place, content);
            count(true);
        } else if (answer.text().contains(LOST_RACE)) {
            return answer;
        } else {
            if (answer.status() >= SERVER_ERROR) {
                acknowledged.unanswered(place, content);
            }
            count(false);
            firstRefusal = firstRefusal.isEmpty() ? method + " " + place + ": " + answer : firstRefusal;
        }
        return answer;
    }

    /** An edit that was made another way was acknowledged. */
    void taken(String place, String content) {
        acknowledged.written(place, content);
        count(true);
    }

    private synchronized void count(boolean good) {
        if (good) {
            applied++;
        } else {
            refused++;
        }
    }

    /** {@return how many edits were due until the end} */
    int planned() {
        return planned;
    }

    /** {@return how many edits were sent and answered} */
    int tried() {
        return applied + refused;
    }

    /** {@return how many were acknowledged} */
    int applied() {
        return applied;
    }

    /** {@return how many were answered with an error, and the first of these answers} */
    String refusals() {
        return refused == 0 ? "" : refused + " edits were not taken, first " + firstRefusal;
    }
}
