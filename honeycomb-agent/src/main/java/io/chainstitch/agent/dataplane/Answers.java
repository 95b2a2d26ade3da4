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

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Waits for VPP. Every request ends by itself: with an answer, a time-out, or the end of the connection. */
final class Answers {
    private Answers() {
    }

    static <T> T of(CompletableFuture<T> pending) throws DataplaneException {
        try {
            return pending.join();
        } catch (CompletionException e) {
            Throwable cause = StepResult.root(e);
            throw new DataplaneException("VPP cannot be read: " + cause.getMessage(), cause);
        }
    }

    /**
     * The answer, or empty when VPP refused to give one. That an answer is late, or never comes, is no refusal: nothing
     * follows from it.
     */
    static <T> CompletableFuture<Optional<T>> unlessRefused(CompletableFuture<T> pending) {
        return pending.thenApply(Optional::of).exceptionally(failure -> {
            Throwable cause = StepResult.root(failure);
            if (cause instanceof CallRefused) {
                return Optional.empty();
            }
            throw new CompletionException(cause);
        });
    }
}
