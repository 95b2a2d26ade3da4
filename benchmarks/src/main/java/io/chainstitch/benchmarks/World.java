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
package io.chainstitch.benchmarks;

import io.chainstitch.sfc.api.ChainDefinition;
import io.chainstitch.sfc.api.Pod;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * What an engine is filled with, and what happens to it.
 *
 * @param scene makes the renderer
 * @param nodes number of nodes, named n1, n2 and so on
 * @param pods the pods at the beginning
 * @param chains the chains
 * @param events how many different events there are
 * @param event an event by its number; each time it comes to another end than the time before
 */
record World(Scene scene, int nodes, List<Pod> pods, List<ChainDefinition> chains, int events,
    IntFunction<Event> event) {

    /**
     * A pod is written.
     *
     * @param pod the pod as it is from now on
     * @param chains the chains whose objects change by that
     */
    record Event(Pod pod, Set<String> chains) {
    }

    /** The function that moves; the chain's other pods stay. */
    private static final int MOVING = 2;
    /** The function that is shared. */
    private static final int SHARED = 1;

    /** Many C3 over three nodes; one pod of a chain moves between the second and the third node. */
    static World chains(String renderer, int chains) {
        Scene scene = new Scene(renderer);
        return new World(scene, 3, pods(scene, chains, Scene.C3), definitions(scene, chains, Scene.C3), chains,
            toggle(chains, (number, away) -> scene.pod(number, MOVING, away ? "n3" : "n2")));
    }

    /** C3 all over many nodes, each over two neighbours; one pod of a chain moves to the node after these. */
    static World nodes(String renderer, int nodes, int chainsOfNode) {
        Scene scene = new Scene(renderer);
        int chains = nodes * chainsOfNode;
        List<Pod> pods = new ArrayList<>();
        for (int number = 0; number < chains; number++) {
            for (int position = 0; position < Scene.C3; position++) {
                pods.add(scene.pod(number, position, node(number + (position < MOVING ? 0 : 1), nodes)));
            }
        }
        return new World(scene, nodes, pods, definitions(scene, chains, Scene.C3), chains,
            toggle(chains, (number, away) -> scene.pod(number, MOVING, node(number + (away ? 2 : 1), nodes))));
    }

    /** Ten chains of a length, 2 to 64; one pod of a chain moves between the second and the third node. */
    static World length(String renderer, int functions) {
        Scene scene = new Scene(renderer);
        int chains = 10;
        int moving = functions - 1;
        return new World(scene, 3, pods(scene, chains, functions), definitions(scene, chains, functions), chains,
            toggle(chains, (number, away) -> scene.pod(number, moving, away ? "n3" : "n2")));
    }

    /** One C3 whose inner functions have many instances on one node; one that serves moves to another node. */
    static World instances(String renderer, int instances) {
        Scene scene = new Scene(renderer);
        List<String> apps = IntStream.range(0, Scene.C3).mapToObj(position -> "app" + position).toList();
        List<Pod> pods = new ArrayList<>();
        for (int instance = 0; instance < instances; instance++) {
            for (int position = 0; position < Scene.C3; position++) {
                if (instance == 0 || position > 0 && position < Scene.C3 - 1) {
                    pods.add(scene.pod(instance, position, apps.get(position), "n1"));
                }
            }
        }
        return new World(scene, 3, pods, List.of(scene.chain(0, apps)), 1,
            toggle(1, (number, away) -> scene.pod(0, MOVING, apps.get(MOVING), away ? "n2" : "n1")));
    }

    /** Many C3 on one node; one pod of a chain moves to another node and back. */
    static World oneNode(String renderer, int chains) {
        Scene scene = new Scene(renderer);
        List<Pod> pods = new ArrayList<>();
        for (int number = 0; number < chains; number++) {
            for (int position = 0; position < Scene.C3; position++) {
                pods.add(scene.pod(number, position, "n1"));
            }
        }
        return new World(scene, 3, pods, definitions(scene, chains, Scene.C3), chains,
            toggle(chains, (number, away) -> scene.pod(number, MOVING, away ? "n2" : "n1")));
    }

    /** Many C3 with one pod in common, which only SRv6 lets them have; one pod of a single chain moves. */
    static World sharing(int chains) {
        Scene scene = new Scene("srv6");
        List<Pod> pods = new ArrayList<>();
        List<ChainDefinition> definitions = new ArrayList<>();
        pods.add(scene.pod(chains, SHARED, "shared", "n1"));
        for (int number = 0; number < chains; number++) {
            List<String> apps = new ArrayList<>();
            for (int position = 0; position < Scene.C3; position++) {
                apps.add(position == SHARED ? "shared" : Scene.app(number, position));
                if (position != SHARED) {
                    pods.add(scene.pod(number, position, position < MOVING ? "n1" : "n2"));
                }
            }
            definitions.add(scene.chain(number, apps));
        }
        return new World(scene, 3, pods, definitions, chains,
            toggle(chains, (number, away) -> scene.pod(number, MOVING, away ? "n3" : "n2")));
    }

    /** The same, and what moves is the pod that all have in common. */
    World commonPodMoves() {
        boolean[] away = new boolean[1];
        Set<String> all = Set.copyOf(chains.stream().map(ChainDefinition::name).toList());
        return with(1, ignored -> {
            away[0] = !away[0];
            return new Event(scene.pod(chains.size(), SHARED, "shared", away[0] ? "n2" : "n1"), all);
        });
    }

    private World with(int number, IntFunction<Event> other) {
        return new World(scene, nodes, pods, chains, number, other);
    }

    private static List<Pod> pods(Scene scene, int chains, int functions) {
        return IntStream.range(0, chains).mapToObj(number -> scene.pods(number, functions)).flatMap(List::stream)
            .toList();
    }

    private static List<ChainDefinition> definitions(Scene scene, int chains, int functions) {
        return IntStream.range(0, chains).mapToObj(number -> scene.chain(number, functions)).toList();
    }

    private static String node(int index, int nodes) {
        return "n" + (index % nodes + 1);
    }

    private interface Moved {
        Pod pod(int number, boolean away);
    }

    private static IntFunction<Event> toggle(int chains, Moved moved) {
        boolean[] away = new boolean[chains];
        return number -> {
            away[number] = !away[number];
            return new Event(moved.pod(number, away[number]), Set.of(Scene.name(number)));
        };
    }
}
