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
import io.chainstitch.sfc.api.Settings;
import io.chainstitch.sfc.impl.resolve.ChainResolver;
import io.chainstitch.sfc.impl.resolve.InstalledPath;
import io.chainstitch.sfc.impl.resolve.Resolution;
import io.chainstitch.sfc.impl.resolve.ResolveInput;
import io.chainstitch.vpp.model.NodePlan;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
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
     * @param stands whether it is installed, and everything that it is installed on is still there
     * @param unreachable tells by its name whether a node must not carry new paths
     * @param undecided tells by its name whether the connection of a node is being tried for the first time
     * @param settings the settings
     * @param others what other chains have to do with its instances
     */
    record Input(ChainDefinition chain, Inventory inventory, ChainRenderer renderer, ChainRecord record,
        boolean stands, Predicate<String> unreachable, Predicate<String> undecided, Settings settings,
        Sharing.View others) {
    }

    /**
     * What a chain came to before it is rendered. It holds until something happens to the chain; only what it shares
     * with others may be another thing when it is rendered.
     *
     * @param in what it was made from
     * @param chain the chain with its paths, empty when there are none
     * @param decision the decision, when no rendering is needed for it
     */
    record Draft(Input in, Optional<ResolvedChain> chain, Optional<Decision> decision) {
        /** Whether the chain would be installed if only others let it. */
        boolean isWanted() {
            return chain.isPresent() && (decision.isEmpty() || decision.get() instanceof Decision.Wait);
        }
    }

    /** Resolves a chain. */
    Draft draft(Input in) {
        try {
            Resolution resolution = resolve(in, in.unreachable.negate());
            if (resolution instanceof Resolution.Refused refused) {
                return new Draft(in, Optional.empty(),
                    Optional.of(away(in, refused.refusal()).orElseGet(() -> refusal(refused.refusal()))));
            }
            return judged(in, ((Resolution.Resolved) resolution).chain());
        } catch (RuntimeException e) {
            return new Draft(in, Optional.empty(), Optional.of(defect(in, e)));
        }
    }

    private Resolution resolve(Input in, Predicate<String> reachable) {
        return resolver.resolve(new ResolveInput(in.chain, in.inventory, in.renderer, installed(in.record), reachable,
            in.settings));
    }

    /**
     * A changed chain that only the absence of a node's agent keeps from being installed. Packets may well flow through
     * what is installed, so that stays until the agent is back.
     */
    private Optional<Decision> away(Input in, Refusal why) {
        if (!in.stands || why.reason().state() != ChainState.PENDING
            || !(resolve(in, node -> true) instanceof Resolution.Resolved resolved)) {
            return Optional.empty();
        }
        List<String> away = resolved.chain().paths().stream().flatMap(path -> path.hops().stream()).map(Hop::node)
            .filter(in.unreachable).distinct().sorted().toList();
        return Optional.of(new Decision.Keep(new Refusal(Reason.NODE_UNREACHABLE, "The definition needs node "
            + String.join(", ", away) + ", whose agent cannot be reached; what is installed stays until the agent is"
            + " back or the definition can do without it.")));
    }

    private static Decision defect(Input in, RuntimeException why) {
        LogField.CHAIN.during(in.chain.name(), () ->
            LOG.error("Chain {} cannot be planned by renderer {}", in.chain.name(), in.renderer.name(), why));
        return new Decision.Keep(new Refusal(Reason.INTERNAL_ERROR, "Renderer " + in.renderer.name()
            + " failed on this chain: " + why.getMessage() + ". Report it with the controller's log."));
    }

    /** Asks the renderer about a chain, with what it shares now. */
    private static Draft judged(Input in, ResolvedChain resolved) {
        ResolvedChain chain = sharing(holding(resolved, in.record), in.others.shared(resolved));
        Optional<String> undecided = undecidedNode(in, chain);
        if (undecided.isPresent()) {
            return new Draft(in, Optional.of(chain), Optional.of(new Decision.Wait("Waiting for the agent of node "
                + undecided.get() + " to connect.")));
        }
        return new Draft(in, Optional.of(chain),
            in.renderer.refuse(chain).map(why -> refusal(naming(in, chain, why))));
    }

    private static ResolvedChain holding(ResolvedChain chain, ChainRecord record) {
        return new ResolvedChain(chain.definition(), chain.layer(), chain.families(), chain.network(), chain.paths(),
            chain.standby(), chain.shared(), LocatorOverlaps.held(chain.nodes(), record), chain.settings());
    }

    private static ResolvedChain sharing(ResolvedChain chain, Set<InstanceId> shared) {
        return new ResolvedChain(chain.definition(), chain.layer(), chain.families(), chain.network(), chain.paths(),
            chain.standby(), shared, chain.nodes(), chain.settings());
    }

    /** A renderer does not know who the others are. */
    private static Refusal naming(Input in, ResolvedChain chain, Refusal why) {
        Map<InstanceId, String> users = in.others.users(chain);
        if (why.reason() != Reason.INTERFACE_CONFLICT || users.isEmpty()
            || in.renderer.refuse(sharing(chain, Set.of())).isPresent()) {
            return why;
        }
        return new Refusal(why.reason(), why.message() + " (" + users.entrySet().stream()
            .map(use -> "chain " + use.getValue() + " uses " + use.getKey().text())
            .collect(Collectors.joining(", ")) + ")");
    }

    /**
     * Decides. Identifiers that a rendering needs anew are taken from the pools; the caller gives them back if it does
     * not follow the decision.
     *
     * @param draft what the chain came to
     * @param record what is remembered of it now
     * @param identifiers the pools
     * @return the decision
     */
    Decision decide(Draft draft, ChainRecord record, Identifiers identifiers) {
        try {
            Draft judged = draft;
            if (draft.chain.isPresent() && !draft.in.others.shared(draft.chain.get()).equals(
                draft.chain.get().shared())) {
                judged = judged(draft.in, draft.chain.get());
            }
            return judged.decision.isPresent() ? judged.decision.get()
                : render(judged.in, judged.chain.orElseThrow(), record, identifiers);
        } catch (RuntimeException e) {
            return defect(draft.in, e);
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
            .filter(node -> in.undecided.test(node) && !in.record.nodes().containsKey(node))
            .sorted().findFirst();
    }

    private Decision render(Input in, ResolvedChain resolved, ChainRecord record, Identifiers identifiers) {
        Identifiers.Result result = identifiers.assign(record.held(), in.renderer.identifiers(resolved));
        if (result.exhausted().isPresent()) {
            return new Decision.Keep(exhausted(result.exhausted().get()), result.exhausted());
        }
        Rendering rendering;
        try {
            rendering = in.renderer.render(resolved, result.values());
            check.check(resolved, rendering);
        } catch (RuntimeException e) {
            identifiers.release(result.taken());
            throw e;
        }
        return new Decision.Install(record(in, record, resolved, result.values(), rendering));
    }

    private static Refusal exhausted(IdentifierKey.Pool pool) {
        String setting = switch (pool) {
            case VNI -> "vni-range";
            case TABLE -> "table-range";
            case LOCATOR, SID -> "locator-block";
            case BSID -> "bsid-block";
        };
        return new Refusal(Reason.IDENTIFIERS_EXHAUSTED,
            "No number is left in sfc/settings/" + setting + ": widen it or delete chains.");
    }

    private static ChainRecord record(Input in, ChainRecord before, ResolvedChain resolved,
        Map<IdentifierKey, Long> identifiers, Rendering rendering) {
        Map<Integer, ChainRecord.WayRecord> forward = ways(rendering, false);
        Map<Integer, ChainRecord.WayRecord> reverse = ways(rendering, true);
        List<ChainRecord.PathRecord> paths = resolved.paths().stream()
            .map(path -> path(path, forward, reverse)).toList();
        ChainRecord.Rendered rendered = new ChainRecord.Rendered(in.renderer.name(), resolved.layer().label(),
            resolved.families(), resolved.network(), in.chain.unidirectional(), paths);
        Map<String, NodePlan> nodes = rendering.nodes().entrySet().stream()
            .filter(entry -> !entry.getValue().isEmpty())
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return before.followedBy(rendered, identifiers, nodes);
    }

    private static Map<Integer, ChainRecord.WayRecord> ways(Rendering rendering, boolean reverse) {
        return rendering.paths().stream().filter(detail -> detail.reverse() == reverse).collect(Collectors.toMap(
            Rendering.PathDetail::id, detail -> new ChainRecord.WayRecord(detail.weight(), detail.sids())));
    }

    private static ChainRecord.PathRecord path(ChainPath path, Map<Integer, ChainRecord.WayRecord> forward,
        Map<Integer, ChainRecord.WayRecord> reverse) {
        return new ChainRecord.PathRecord(path.id(), path.joins(), path.hops().stream()
            .map(hop -> new ChainRecord.HopRecord(hop.function(), hop.instance().text(), hop.node(),
                hop.input().name(), hop.output().name(), hop.input().label(), hop.output().label()))
            .toList(), forward.getOrDefault(path.id(), ChainRecord.WayRecord.PLAIN),
            reverse.getOrDefault(path.id(), ChainRecord.WayRecord.PLAIN));
    }
}
