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
import io.chainstitch.sfc.api.ChainRenderer;
import io.chainstitch.sfc.api.ChainState;
import io.chainstitch.sfc.api.Reason;
import io.chainstitch.sfc.api.Refusal;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.walk.PathTrace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Answers questions about chains and nodes without changing anything. May be called from any thread. */
public final class Queries {
    private final EngineState state;
    private final PathTracer tracer;
    private final StillLook still;

    Queries(EngineState state) {
        this.state = state;
        this.tracer = new PathTracer(state);
        this.still = new StillLook(state);
    }

    /**
     * What became of a preview.
     *
     * @param state the state that the chain would come into
     * @param why why it would not become ready
     * @param record what would be remembered, with its paths
     * @param mtus largest packet for each path and direction, where known
     * @param differences what would change on each node
     */
    public record Preview(ChainState state, Optional<Refusal> why, ChainRecord record, Map<Way, Integer> mtus,
        Map<String, List<Difference>> differences) {
    }

    /**
     * How a node compares with its plan.
     *
     * @param sync the result
     * @param message what kept it from being compared, empty when it was
     * @param differences what differs
     */
    public record Comparison(StateSink.Sync sync, String message, List<Difference> differences) {
    }

    /**
     * Follows a packet through what the nodes hold.
     *
     * @param name name of the chain
     * @param reverse true for the way back
     * @param pathId number of the path, unsigned; empty for the first one
     * @return the trace; completes exceptionally with {@link UnknownNameException} when there is no such chain
     */
    public CompletionStage<PathTrace> trace(String name, boolean reverse, OptionalInt pathId) {
        return onEngine(() -> still.at(() -> known(name).record.nodes().keySet(), () -> look(name, reverse, pathId),
            trace -> !trace.ok()));
    }

    private CompletionStage<PathTrace> look(String name, boolean reverse, OptionalInt pathId) {
        ChainRuntime chain = known(name);
        Optional<ChainRecord.PathRecord> path = chain.record.rendered().paths().stream()
            .filter(one -> pathId.isEmpty() || one.id() == pathId.getAsInt()).findFirst();
        if (path.isEmpty()) {
            return completed(PathTracer.broken(pathId.isPresent() && chain.record.isInstalled()
                ? "Chain " + name + " has no path " + Integer.toUnsignedString(pathId.getAsInt()) + "."
                : "Chain " + name + " is not installed: it is " + chain.state.label()
                    + chain.why.map(why -> " (" + why.reason().label() + "): " + why.message()).orElse(".")));
        }
        if (reverse && chain.record.rendered().unidirectional()) {
            return completed(PathTracer.broken("Chain " + name + " is unidirectional, it has no way back."));
        }
        return tracer.trace(chain.record, path.get(), reverse);
    }

    /**
     * What a chain that is declared would change now.
     *
     * @param name name of the chain
     * @return the preview; completes exceptionally with {@link UnknownNameException} when there is no such chain
     */
    public CompletionStage<Preview> preview(String name) {
        return onEngine(() -> {
            ChainRuntime chain = known(name);
            return completed(preview(chain.definition.orElseThrow(() ->
                new UnknownNameException("Chain " + name + " was deleted.")), chain.record));
        });
    }

    /**
     * What a definition would change.
     *
     * @param definition the definition
     * @return the preview
     */
    public CompletionStage<Preview> preview(ChainDefinition definition) {
        return onEngine(() -> {
            ChainRuntime chain = state.chains.get(definition.name());
            return completed(preview(definition,
                chain == null ? ChainRecord.empty(definition.name(), 0, "") : chain.record));
        });
    }

    private Preview preview(ChainDefinition definition, ChainRecord record) {
        ChainRenderer renderer = state.renderers.get(definition.renderer());
        Decision decision = renderer == null
            ? new Decision.Withdraw(Optional.of(new Refusal(Reason.UNKNOWN_RENDERER,
                "Renderer " + definition.renderer() + " is not there.")))
            : state.planner.decide(state.planner.draft(state.input(definition, renderer, record)), record,
                state.identifiers);
        if (decision instanceof Decision.Install install) {
            state.identifiers.release(install.record(), record);
            return previewInstall(definition, record, install.record());
        }
        if (decision instanceof Decision.Withdraw withdraw) {
            Refusal why = withdraw.why().orElseThrow();
            return preview(why.reason().state(), Optional.of(why), record.withdrawn(),
                Difference.ofChange(record, record.withdrawn(), state.nodes));
        }
        if (decision instanceof Decision.Keep keep) {
            return preview(keep.why().reason().state(), Optional.of(keep.why()), record, Map.of());
        }
        return preview(ChainState.PROGRAMMING, Optional.empty(), record, Map.of());
    }

    private Preview previewInstall(ChainDefinition definition, ChainRecord record, ChainRecord wanted) {
        Optional<Refusal> conflict = new Admission(state, new Batch(state.nodes, state.reception))
            .refusal(definition, wanted);
        if (conflict.isPresent()) {
            return preview(conflict.get().reason().state(), conflict, record, Map.of());
        }
        return preview(ChainState.READY, Optional.empty(), wanted,
            Difference.ofChange(record, wanted, state.nodes));
    }

    private Preview preview(ChainState found, Optional<Refusal> why, ChainRecord record,
        Map<String, List<Difference>> differences) {
        return new Preview(found, why, record, new PathMtu().of(record, state.inventory.nodes()), differences);
    }

    /**
     * Compares nodes with their plan.
     *
     * @param node name of a node, empty for all
     * @return the comparison by node; completes exceptionally with {@link UnknownNameException} for an unknown name
     */
    public CompletionStage<Map<String, Comparison>> compare(Optional<String> node) {
        return onEngine(() -> {
            List<String> names = new ArrayList<>();
            if (node.isPresent()) {
                names.add(knownNode(node.get()));
            } else {
                state.nodes.all().forEach(one -> names.add(one.name));
            }
            Map<String, Comparison> comparisons = new TreeMap<>();
            CompletableFuture<?>[] all = names.stream().map(name -> still
                .at(() -> List.of(name), () -> compare(name), comparison -> !comparison.differences().isEmpty())
                .thenAcceptAsync(comparison -> comparisons.put(name, comparison), state.ports.executor())
                .toCompletableFuture()).toArray(CompletableFuture[]::new);
            return CompletableFuture.allOf(all).thenApply(ignored -> comparisons);
        });
    }

    private CompletionStage<Comparison> compare(String name) {
        NodePlan desired = state.nodes.find(name).map(node -> node.composition.plan()).orElse(NodePlan.EMPTY);
        return state.ports.gateway().configured(name).thenCombineAsync(state.ports.gateway().read(name),
            (configured, reading) -> {
                state.locatorWatch.read(reading);
                return Difference.ofNode(desired, configured.plan(), reading.objects());
            }, state.ports.executor())
            .handle((differences, failure) -> failure == null
                ? new Comparison(differences.isEmpty() ? StateSink.Sync.IN_SYNC : StateSink.Sync.OUT_OF_SYNC, "",
                    differences)
                : new Comparison(StateSink.Sync.OUT_OF_SYNC, "It could not be read: "
                    + NetworkTransaction.gatewayFailure(failure).getMessage(), List.of()));
    }

    private ChainRuntime known(String name) {
        ChainRuntime chain = state.chains.get(name);
        if (chain == null) {
            throw new UnknownNameException("There is no chain " + name + ".");
        }
        return chain;
    }

    private String knownNode(String name) {
        if (!state.nodes.contains(name)) {
            throw new UnknownNameException("There is no node " + name + ".");
        }
        return name;
    }

    private static <T> CompletionStage<T> completed(T value) {
        return CompletableFuture.completedFuture(value);
    }

    private <T> CompletionStage<T> onEngine(Supplier<CompletionStage<T>> question) {
        return CompletableFuture.completedFuture(null)
            .thenComposeAsync(ignored -> question.get(), state.ports.executor());
    }
}
