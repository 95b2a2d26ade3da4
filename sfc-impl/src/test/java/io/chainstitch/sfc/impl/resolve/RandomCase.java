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
package io.chainstitch.sfc.impl.resolve;

import io.chainstitch.sfc.api.ChainDefinition;
import io.chainstitch.sfc.api.InstanceId;
import io.chainstitch.sfc.api.Inventory;
import io.chainstitch.sfc.api.PathScheme;
import io.chainstitch.sfc.api.Pod;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;

/** A random chain of up to 4 functions with up to 4 instances each on up to 4 nodes. */
final class RandomCase {
    private static final int MOST = 4;

    private final Random random;
    private final World world = new World();
    private final List<String> apps = new ArrayList<>();
    private final List<String> nodes = new ArrayList<>();
    private final ChainDefinition chain;
    private final FakeRenderer renderer;
    private final Set<String> unreachable = new HashSet<>();
    private int podsMade;

    RandomCase(Random random) {
        this.random = random;
        int nodeCount = 1 + random.nextInt(4);
        for (int index = 0; index < nodeCount; index++) {
            nodes.add("n" + index);
            world.node("n" + index, random.nextBoolean() ? OptionalInt.of(random.nextInt(3)) : OptionalInt.empty());
        }
        int functions = 2 + random.nextInt(MOST - 1);
        for (int function = 0; function < functions; function++) {
            apps.add("f" + function);
            for (int count = 1 + random.nextInt(MOST); count > 0; count--) {
                addPod(function);
            }
        }
        ChainDefinition unlimited = Chains.apps(apps.toArray(String[]::new));
        ChainDefinition directed = random.nextBoolean() ? Chains.oneWay(unlimited) : unlimited;
        chain = random.nextBoolean() ? Chains.limited(directed, 1 + random.nextInt(3)) : directed;
        renderer = new FakeRenderer(PathScheme.EXCLUSIVE, randomPairs(), Optional.empty());
        if (random.nextInt(4) == 0) {
            unreachable.add(anyNode());
        }
    }

    World world() {
        return world;
    }

    ResolveInput input(List<InstalledPath> installed) {
        Set<String> avoided = Set.copyOf(unreachable);
        return new ResolveInput(chain, world.inventory(), renderer, installed, node -> !avoided.contains(node),
            World.SETTINGS);
    }

    /** The same input for another scheme. */
    static ResolveInput scheme(PathScheme scheme, ResolveInput in) {
        FakeRenderer other = new FakeRenderer(scheme, ((FakeRenderer) in.renderer()).unlinkedPairs(),
            Optional.empty());
        return new ResolveInput(in.chain(), in.inventory(), other, in.installed(), in.reachable(), in.settings());
    }

    /** Gives some pods the label of another function, too. */
    void overlap() {
        for (Pod pod : List.copyOf(world.pods.values())) {
            if (random.nextInt(3) == 0) {
                Map<String, String> labels = new HashMap<>(pod.labels());
                labels.putAll(World.apps(anyApp()));
                if (random.nextBoolean()) {
                    labels.putAll(World.apps(anyApp()));
                }
                world.pod(new Pod(pod.id(), pod.node(), false, labels, pod.interfaces()));
            }
        }
    }

    /** Lanes of random pods, some of which exist no more or serve two lanes. */
    List<InstalledPath> installed() {
        List<InstalledPath> installed = new ArrayList<>();
        for (int lane = random.nextInt(3); lane >= 0; lane--) {
            List<InstanceId> instances = new ArrayList<>();
            for (String app : apps) {
                List<Pod.Id> pods = new ArrayList<>(world.pods.values().stream()
                    .filter(pod -> pod.labels().containsKey("app-" + app)).map(Pod::id).sorted().toList());
                pods.add(new Pod.Id(World.NAMESPACE, "gone"));
                Collections.shuffle(pods, random);
                instances.add(new InstanceId.OfPod(pods.get(0)));
            }
            installed.add(new InstalledPath(1 + 3 * lane, instances, OptionalInt.empty()));
        }
        return installed;
    }

    /** The installed lanes that have to stay. */
    List<InstalledPath> staying(ResolveInput in) {
        List<InstalledPath> staying = new ArrayList<>();
        Set<InstanceId> used = new HashSet<>();
        in.installed().stream().sorted((one, other) -> one.id() - other.id()).forEach(path -> {
            if (staying.size() < in.chain().maxPaths() && Collections.disjoint(used, path.instances())
                && whole(path.instances(), in)) {
                staying.add(path);
                used.addAll(path.instances());
            }
        });
        return staying;
    }

    /** Whether a path through pods is still possible. */
    boolean whole(List<InstanceId> instances, ResolveInput in) {
        Inventory inventory = in.inventory();
        String before = null;
        for (int function = 0; function < instances.size(); function++) {
            Pod pod = inventory.pods().get(((InstanceId.OfPod) instances.get(function)).id());
            if (pod == null || !pod.labels().containsKey("app-" + apps.get(function))) {
                return false;
            }
            String node = pod.node().orElseThrow();
            if (before != null && !before.equals(node) && (renderer.unlinkedPairs().contains(before + ">" + node)
                || !chain.unidirectional() && renderer.unlinkedPairs().contains(node + ">" + before))) {
                return false;
            }
            before = node;
        }
        return true;
    }

    /** A pod comes, goes or moves, or a node is lost or found. */
    void event() {
        switch (random.nextInt(5)) {
            case 0, 1 -> addPod();
            case 2 -> anyPod().ifPresent(pod -> world.pods.remove(pod.id()));
            case 3 -> anyPod().ifPresent(pod -> world.pod(new Pod(pod.id(), Optional.of(anyNode()), false,
                pod.labels(), pod.interfaces())));
            default -> {
                String node = anyNode();
                if (!unreachable.remove(node)) {
                    unreachable.add(node);
                }
            }
        }
    }

    void addPod() {
        int function = random.nextInt(apps.size());
        long present = world.pods.values().stream()
            .filter(pod -> pod.labels().containsKey("app-" + apps.get(function))).count();
        if (present < MOST) {
            addPod(function);
        }
    }

    private void addPod(int function) {
        world.pod("p" + random.nextInt(10) + "-" + podsMade++, anyNode(), apps.get(function));
    }

    private Optional<Pod> anyPod() {
        List<Pod.Id> ids = world.pods.keySet().stream().sorted().toList();
        return ids.isEmpty() ? Optional.empty()
            : Optional.of(world.pods.get(ids.get(random.nextInt(ids.size()))));
    }

    private String anyNode() {
        return nodes.get(random.nextInt(nodes.size()));
    }

    private String anyApp() {
        return apps.get(random.nextInt(apps.size()));
    }

    private Set<String> randomPairs() {
        Set<String> pairs = new HashSet<>();
        for (int count = random.nextInt(6); count > 0; count--) {
            pairs.add(anyNode() + ">" + anyNode());
        }
        return pairs;
    }
}
