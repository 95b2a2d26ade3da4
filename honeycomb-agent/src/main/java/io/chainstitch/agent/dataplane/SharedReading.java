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
import java.util.function.Supplier;

/**
 * Something that many ask VPP for at once: one reading serves all who ask before it has come.
 *
 * @param <T> what is read
 */
final class SharedReading<T> {
    private final Supplier<CompletableFuture<T>> read;
    private CompletableFuture<T> pending = CompletableFuture.completedFuture(null);

    SharedReading(Supplier<CompletableFuture<T>> read) {
        this.read = read;
    }

    synchronized CompletableFuture<T> get() {
        if (pending.isDone()) {
            pending = read.get();
        }
        return pending;
    }
}
