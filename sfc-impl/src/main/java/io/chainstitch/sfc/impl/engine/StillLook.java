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

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Looks at nodes again when they were changed meanwhile: such a look shows neither the old nor the new. Belongs to the
 * engine's thread.
 */
final class StillLook {
    /** A node that is changed by turns without end is shown as it was found after this time. */
    static final long PATIENCE_MILLIS = 5_000;
    private static final long AGAIN_MILLIS = 200;

    private final EngineState state;

    StillLook(EngineState state) {
        this.state = requireNonNull(state);
    }

    /**
     * Looks, and looks again while what was found is bad and may be so because of a change under way.
     *
     * @param nodes tells the nodes that are looked at
     * @param look asks them
     * @param bad whether what was found is worth a second look
     * @return what was found last
     */
    <T> CompletionStage<T> at(Supplier<? extends Collection<String>> nodes, Supplier<CompletionStage<T>> look,
        Predicate<T> bad) {
        return at(nodes, look, bad, now() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS));
    }

    private <T> CompletionStage<T> at(Supplier<? extends Collection<String>> nodes, Supplier<CompletionStage<T>> look,
        Predicate<T> bad, long deadline) {
        List<String> looked = List.copyOf(nodes.get());
        boolean still = isStill(looked);
        List<Object> before = marks(looked);
        return look.get().thenComposeAsync(found -> {
            boolean sure = still && isStill(looked) && marks(looked).equals(before);
            if (sure || !bad.test(found) || now() - deadline > 0) {
                return CompletableFuture.completedFuture(found);
            }
            CompletableFuture<Void> pause = new CompletableFuture<>();
            state.ports.executor().schedule(() -> {
                pause.complete(null);
            }, AGAIN_MILLIS, TimeUnit.MILLISECONDS);
            return pause.thenCompose(ignored -> at(nodes, look, bad, deadline));
        }, state.ports.executor());
    }

    private boolean isStill(List<String> nodes) {
        return nodes.stream().noneMatch(node -> state.turns.isTaken(node)
            || state.nodes.find(node).filter(known -> known.sync == StateSink.Sync.SYNCING).isPresent());
    }

    /** What is different after a change and after a synchronisation, even when both are over. */
    private List<Object> marks(List<String> nodes) {
        return nodes.stream().map(state.nodes::find)
            .<Object>map(known -> known.map(node -> List.of(node.version, node.lastSync))).toList();
    }

    private long now() {
        return state.ports.nanoTime().getAsLong();
    }
}
