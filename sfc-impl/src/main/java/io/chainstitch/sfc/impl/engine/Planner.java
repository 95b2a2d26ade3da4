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
package io.chainstitch.sfc.impl.engine;

import io.chainstitch.sfc.api.ChainDefinition;
import io.chainstitch.sfc.api.ChainPath;
import io.chainstitch.sfc.api.ChainRenderer;
import io.chainstitch.sfc.api.ChainState;
import io.chainstitch.sfc.api.Hop;
import io.chainstitch.sfc.api.IdentifierKey;
import io.chainstitch.sfc.api.InstanceId;
import io.chainstitch.sfc.api.Inventory;
import io.chainstitch.sfc.api.Reason;
import io.chainstitch.sfc.api.Refusal;
import io.chainstitch.sfc.api.Rendering;
import io.chainstitch.sfc.api.ResolvedChain;
import io.chainstitch.sfc.impl.resolve.ChainResolver;
import io.chainstitch.sfc.impl.resolve.InstalledPath;
import io.chainstitch.sfc.impl.resolve.Resolution;
import io.chainstitch.sfc.impl.resolve.ResolveInput;
import io.chainstitch.vpp.model.NodePlan;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides what to do with one chain: resolves it, gets identifiers for it and has it rendered. */
final class Planner {
    private static final Logger LOG = LoggerFactory.getLogger(Planner.class);

    private final ChainResolver resolver = new ChainResolver();
    private final RenderingCheck check = new RenderingCheck();

    /**
     * What a decision is made from.
     *
     * @param chain the definition
     * @param inventory what the chain can see
     * @param renderer its renderer
     * @param record what is remembered of it
     * @param unreachable names of nodes that must not carry new paths
     * @param undecided names of nodes whose connection is being tried for the first time
     */
    record Input(ChainDefinition chain, Inventory inventory, ChainRenderer renderer, ChainRecord record,
        Set<String> unreachable, Set<String> undecided) {
    }

    /**
     * Decides. Identifiers that a rendering needs anew are taken from the pools; the caller gives them back if it does
     * not follow the decision.
     *
     * @param in everything known
     * @param identifiers the pools
     * @return the decision
     */
    Decision decide(Input in, Identifiers identifiers) {
        try {
            Resolution resolution = resolver.resolve(new ResolveInput(in.chain, in.inventory, in.renderer,
                installed(in.record), node -> !in.unreachable.contains(node)));
            if (resolution instanceof Resolution.Refused refused) {
                return refusal(refused.refusal());
            }
            ResolvedChain resolved = ((Resolution.Resolved) resolution).chain();
            Optional<String> undecided = undecidedNode(in, resolved);
            return undecided.isPresent()
                ? new Decision.Wait("Waiting for the agent of node " + undecided.get() + " to connect.")
                : render(in, resolved, identifiers);
        } catch (RuntimeException e) {
            LOG.error("Chain {} cannot be planned by renderer {}", in.chain.name(), in.renderer.name(), e);
            return new Decision.Keep(new Refusal(Reason.INTERNAL_ERROR, "Renderer " + in.renderer.name()
                + " failed on this chain: " + e.getMessage() + ". Report it with the controller's log."));
        }
    }

    /** The decision on a definition that is wrong by itself, if it is: it needs no renderer to be seen. */
    Optional<Decision> refuse(ChainDefinition chain) {
        return resolver.refuse(chain).map(Planner::refusal);
    }

    private static Decision refusal(Refusal refusal) {
        return refusal.reason().state() == ChainState.PENDING
            ? new Decision.Withdraw(Optional.of(refusal)) : new Decision.Keep(refusal);
    }

    private static List<InstalledPath> installed(ChainRecord record) {
        return record.rendered().paths().stream()
            .map(path -> new InstalledPath(path.id(),
                path.hops().stream().map(hop -> InstanceId.parse(hop.instance())).toList(), path.joins()))
            .toList();
    }

    /** A node on a path that is not installed there yet, and of which it is not known whether it can be reached. */
    private static Optional<String> undecidedNode(Input in, ResolvedChain resolved) {
        return resolved.paths().stream().flatMap(path -> path.hops().stream()).map(Hop::node)
            .filter(node -> in.undecided.contains(node) && !in.record.nodes().containsKey(node))
            .sorted().findFirst();
    }

    private Decision render(Input in, ResolvedChain resolved, Identifiers identifiers) {
        Identifiers.Result result = identifiers.assign(in.record.held(), in.renderer.identifiers(resolved));
        if (result.exhausted().isPresent()) {
            return new Decision.Keep(exhausted(result.exhausted().get()));
        }
        Rendering rendering;
        try {
            rendering = in.renderer.render(resolved, result.values());
            check.check(resolved, rendering);
        } catch (RuntimeException e) {
            identifiers.releaseDropped(result.values(), in.record.held().keySet());
            throw e;
        }
        return new Decision.Install(record(in, resolved, result.values(), rendering));
    }

    private static Refusal exhausted(IdentifierKey.Pool pool) {
        String range = pool == IdentifierKey.Pool.VNI ? "vni-range" : "table-range";
        return new Refusal(Reason.IDENTIFIERS_EXHAUSTED,
            "No number is left in sfc/settings/" + range + ": widen it or delete chains.");
    }

    private static ChainRecord record(Input in, ResolvedChain resolved, Map<IdentifierKey, Long> identifiers,
        Rendering rendering) {
        List<ChainRecord.PathRecord> paths = resolved.paths().stream().map(Planner::path).toList();
        ChainRecord.Rendered rendered = new ChainRecord.Rendered(in.renderer.name(), resolved.layer().label(),
            resolved.network(), in.chain.unidirectional(), paths);
        Map<String, NodePlan> nodes = rendering.nodes().entrySet().stream()
            .filter(entry -> !entry.getValue().isEmpty())
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return in.record.followedBy(rendered, identifiers, nodes);
    }

    private static ChainRecord.PathRecord path(ChainPath path) {
        return new ChainRecord.PathRecord(path.id(), path.joins(), path.hops().stream()
            .map(hop -> new ChainRecord.HopRecord(hop.function(), hop.instance().text(), hop.node(),
                hop.input().name(), hop.output().name(), hop.input().label(), hop.output().label()))
            .toList());
    }
}
