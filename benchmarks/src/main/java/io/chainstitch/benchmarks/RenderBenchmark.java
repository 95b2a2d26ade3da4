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
import io.chainstitch.sfc.api.ChainRenderer;
import io.chainstitch.sfc.api.IdentifierKey;
import io.chainstitch.sfc.api.Inventory;
import io.chainstitch.sfc.api.Node;
import io.chainstitch.sfc.api.Pod;
import io.chainstitch.sfc.api.Rendering;
import io.chainstitch.sfc.api.ResolvedChain;
import io.chainstitch.sfc.impl.resolve.ChainResolver;
import io.chainstitch.sfc.impl.resolve.Resolution;
import io.chainstitch.sfc.impl.resolve.ResolveInput;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.VppObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The pure work on one chain: from its definition and the pods it sees to the objects of each node. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RenderBenchmark {
    private static final long FIRST_VNI = 5000;

    /** Functions of the chain, the two ends included. */
    @Param({"2", "5", "8", "16", "32", "64"})
    public int functions;

    /** Name of the renderer. */
    @Param({"l2xconn", "srv6"})
    public String renderedBy;

    private ChainRenderer renderer;
    private final ChainResolver resolver = new ChainResolver();
    private final Map<String, Node> nodes = new HashMap<>();
    private Map<String, Node> frozenNodes;
    private Map<Pod.Id, Pod> pods;
    private ChainDefinition chain;
    private List<List<VppObject>> finished;

    /** Makes the chain and its surroundings. */
    @Setup
    public void prepare() {
        Scene scene = new Scene(renderedBy);
        renderer = scene.renderer();
        for (int number = 1; number <= 2; number++) {
            nodes.put("n" + number, Scene.node(number));
        }
        frozenNodes = Map.copyOf(nodes);
        Map<Pod.Id, Pod> all = new HashMap<>();
        scene.pods(1, functions).forEach(pod -> all.put(pod.id(), pod));
        pods = Map.copyOf(all);
        chain = scene.chain(1, functions);
        finished = new ArrayList<>();
        for (NodePlan plan : resolveAndRender().nodes().values()) {
            List<VppObject> objects = new ArrayList<>(plan.objects().values());
            Collections.shuffle(objects, new java.util.Random(1));
            finished.add(objects);
        }
    }

    /** The figure. The view of the inventory is made anew each time, as the engine does. */
    @Benchmark
    public Rendering resolveAndRender() {
        ResolvedChain resolved = resolve();
        if (renderer.refuse(resolved).isPresent()) {
            throw new IllegalStateException("the chain is refused");
        }
        Map<IdentifierKey, Long> identifiers = new HashMap<>();
        for (IdentifierKey key : renderer.identifiers(resolved)) {
            identifiers.put(key, FIRST_VNI + identifiers.size());
        }
        return renderer.render(resolved, identifiers);
    }

    /** The part of the figure that is not rendering. */
    @Benchmark
    public ResolvedChain resolve() {
        Inventory view = new Inventory(frozenNodes, Map.of(), Map.of(), pods);
        Resolution resolution = resolver.resolve(
            new ResolveInput(chain, view, renderer, List.of(), node -> true, Scene.SETTINGS));
        return ((Resolution.Resolved) resolution).chain();
    }

    /** The floor: the same objects, which exist already, are put into plans. */
    @Benchmark
    public List<NodePlan> collect() {
        List<NodePlan> plans = new ArrayList<>(finished.size());
        finished.forEach(objects -> plans.add(NodePlan.of(objects)));
        return plans;
    }

    int objects() {
        return finished.stream().mapToInt(List::size).sum();
    }
}
