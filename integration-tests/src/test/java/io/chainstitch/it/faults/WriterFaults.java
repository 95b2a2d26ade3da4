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

import static org.junit.Assert.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;

/** Many write the same, one half by RESTCONF and the other by NETCONF. */
final class WriterFaults {
    private static final int WRITERS = 8;
    /** Who loses a race tries again, as any client has to. */
    private static final int TRIES = 200;

    private WriterFaults() {
    }

    /** F17: what stands in the end is what some writer wrote last, whole. */
    static void eightOnOneChain(Scene scene, int edits) throws InterruptedException, ExecutionException {
        scene.allReady();
        int chain = scene.random.nextInt(World.CHAINS);
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        Set<String> last = new HashSet<>();
        try {
            List<Callable<String>> tasks = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                int number = writer;
                tasks.add(() -> number % 2 == 0
                    ? write(scene, chain, number, edits, definition -> scene.load.putChain(definition).isOk())
                    : overNetconf(scene, chain, number, edits));
            }
            for (Future<String> one : writers.invokeAll(tasks)) {
                last.add(one.get());
            }
        } finally {
            writers.shutdownNow();
        }
        String found = Acknowledged.canonical(scene.invariants.defined().get(World.name(chain)));
        assertTrue("I5: nobody wrote last " + found + ", but " + last, last.contains(found));
        scene.acknowledged.written(Load.place(chain), found);
        scene.note("c" + chain);
    }

    private static String overNetconf(Scene scene, int chain, int writer, int edits) throws IOException {
        try (NetconfWriter netconf = new NetconfWriter(scene.lab.controller().netconfPort())) {
            return write(scene, chain, writer, edits, definition -> {
                boolean taken = netconf.put(definition);
                if (taken) {
                    scene.load.taken(Load.place(chain), Acknowledged.canonical(definition));
                }
                return taken;
            });
        }
    }

    private static String write(Scene scene, int chain, int writer, int edits, Predicate<JsonObject> put) {
        Random random = new Random((scene.seed * WRITERS + writer) * Scene.SCATTER);
        String last = "";
        for (int edit = 0; edit < edits; edit++) {
            JsonObject body = World.chain(chain, random.nextInt(World.VARIANTS),
                "run " + scene.seed + ", writer " + writer + ", edit " + edit).body();
            int tries = 0;
            while (!put.test(body)) {
                assertTrue("edit " + edit + " of writer " + writer + " was never taken", ++tries < TRIES);
            }
            last = Acknowledged.canonical(body);
        }
        return last;
    }
}
