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
import io.chainstitch.sfc.api.ChainPath;
import io.chainstitch.sfc.api.Hop;
import io.chainstitch.sfc.api.InstanceId;
import io.chainstitch.sfc.api.Layer;
import io.chainstitch.sfc.api.Node;
import io.chainstitch.sfc.api.Refusal;
import io.chainstitch.sfc.api.ResolvedChain;
import io.chainstitch.vpp.model.IpFamily;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Decides which instances serve a chain, and on which paths. Equal inputs give equal results, in whatever order pods,
 * nodes and installed paths are given, and whatever was resolved before: all that is remembered is an index of the last
 * snapshot. It may be called from any thread.
 *
 * <p>Path ids start at 1. An installed path that stays keeps its id; each new path, in rank order, and then each new
 * path that joins one, takes the smallest id that no staying path holds. A path comes before another when it has the
 * smaller rank in the first function in which they differ. Of several sets of lanes with equally many lanes, crossings
 * and the same sum of ranks, the one whose sorted list of lanes is lexicographically smallest is taken. Where pairs of
 * start and end have lanes of their own, the ways from the start and to the end count as crossings, too; where all
 * starts share the lanes, the way from the nearest one does.
 *
 * <p>Beyond the contract: of the instances that are left, only those on reachable nodes are standby; of installed lanes
 * over {@code max-paths} those with the smallest ids stay.
 */
public final class ChainResolver {
    private volatile PodIndex lastIndex;

    /**
     * Resolves a chain.
     *
     * @param in all that the result depends on
     * @return the chain with its paths, or why there is none; what it shares with other chains is left open
     */
    public Resolution resolve(ResolveInput in) {
        try {
            new DefinitionCheck(in.chain()).run();
            Optional<Refusal> refusal = in.renderer().refuse(in.chain());
            if (refusal.isPresent()) {
                return new Resolution.Refused(refusal.get());
            }
            return new Resolution.Resolved(resolved(in));
        } catch (RefusedException e) {
            return new Resolution.Refused(e.refusal());
        }
    }

    /**
     * Whether a definition is wrong by itself, whatever the renderer and the inventory.
     *
     * @param chain the definition
     * @return why it is refused, empty when it can be resolved
     */
    public Optional<Refusal> refuse(ChainDefinition chain) {
        try {
            new DefinitionCheck(chain).run();
            return Optional.empty();
        } catch (RefusedException e) {
            return Optional.of(e.refusal());
        }
    }

    private ResolvedChain resolved(ResolveInput in) throws RefusedException {
        NetworkChoice networks = new NetworkChoice(in.chain(), in.inventory());
        networks.checkDeclared();
        List<FunctionMatch> matches = new InstanceMatcher(in.chain(), in.inventory(), index(in)).matches();
        new MatchCheck(in.chain(), matches).run();
        matches = networks.within(matches);
        FlawCheck.check(matches);
        Set<IpFamily> families = new LayerChoice(in.chain()).shared(matches);
        Layer layer = LayerChoice.layer(families);
        Layout layout = new Layout(matches);
        List<ChainPath> paths = new PathPlanner(in, layer, layout).plan().stream()
            .map(path -> path.path(layout)).toList();
        String network = layout.candidate(0, 0).input().face().network();
        return new ResolvedChain(in.chain(), layer, families, network, paths, standby(in, layout, paths), Set.of(),
            nodes(in, paths), in.settings());
    }

    private PodIndex index(ResolveInput in) {
        PodIndex last = lastIndex;
        PodIndex index = PodIndex.of(last, in.inventory(), in.chain().functions().size());
        if (index != last) {
            lastIndex = index;
        }
        return index;
    }

    private static List<InstanceId> standby(ResolveInput in, Layout layout, List<ChainPath> paths) {
        Set<InstanceId> serving = new HashSet<>();
        paths.forEach(path -> path.hops().forEach(hop -> serving.add(hop.instance())));
        TreeSet<InstanceId> standby = new TreeSet<>();
        IntStream.range(0, layout.functions())
            .forEach(function -> layout.match(function).candidates().stream()
                .filter(candidate -> in.reachable().test(candidate.node().name()))
                .map(Candidate::id)
                .filter(id -> !serving.contains(id))
                .forEach(standby::add));
        return List.copyOf(standby);
    }

    private static Map<String, Node> nodes(ResolveInput in, List<ChainPath> paths) {
        Map<String, Node> nodes = new HashMap<>();
        for (ChainPath path : paths) {
            for (Hop hop : path.hops()) {
                nodes.put(hop.node(), in.inventory().nodes().get(hop.node()));
            }
        }
        return nodes;
    }
}
