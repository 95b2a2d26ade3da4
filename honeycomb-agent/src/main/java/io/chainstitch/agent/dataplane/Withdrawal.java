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
package io.chainstitch.agent.dataplane;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

/** Takes back the first part of something whose second part VPP refused. */
final class Withdrawal {
    private Withdrawal() {
    }

    /** Completes with the second part, or fails when the first part is taken back. */
    static CompletableFuture<Void> unless(CompletableFuture<?> second, Supplier<CompletableFuture<?>> removal) {
        return second.handle((done, failure) -> failure == null ? CompletableFuture.<Void>completedFuture(null)
            : Withdrawal.<Void>after(StepResult.root(failure), removal.get())).thenCompose(Function.identity());
    }

    /** Fails with the cause when the removal is done; a removal that failed too is noted in the cause. */
    static <T> CompletableFuture<T> after(Throwable cause, CompletableFuture<?> removal) {
        return removal.handle((gone, second) -> {
            if (second != null) {
                cause.addSuppressed(second);
            }
            return CompletableFuture.<T>failedFuture(cause);
        }).thenCompose(Function.identity());
    }
}
