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

import com.google.common.collect.Lists;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Sends many requests in bursts. VPP answers a burst about as fast as one request, but the time-out of a request starts
 * when it is sent, so a burst must not be longer than what VPP does in a fraction of it.
 */
final class Bursts {
    /** Requests, or steps of a few requests, that are under way at a time; VPP takes a tenth of a second for them. */
    static final int LENGTH = 512;

    private Bursts() {
    }

    /** Joins the results of many dumps; completes on VPP's thread, so nothing here waits. */
    static <T> CompletableFuture<List<T>> run(List<Supplier<CompletableFuture<List<T>>>> dumps) {
        return oneByOne(Lists.partition(dumps, LENGTH).stream().<Supplier<CompletableFuture<List<T>>>>map(burst ->
            () -> KindReader.all(burst.stream().map(Supplier::get).toList())).toList());
    }

    /** Joins the results of bursts, each of which is sent when the one before it was answered. */
    static <T> CompletableFuture<List<T>> oneByOne(List<Supplier<CompletableFuture<List<T>>>> bursts) {
        CompletableFuture<List<T>> all = CompletableFuture.completedFuture(new ArrayList<>());
        for (Supplier<CompletableFuture<List<T>>> burst : bursts) {
            all = all.thenCompose(before -> burst.get().thenApply(more -> {
                before.addAll(more);
                return before;
            }));
        }
        return all;
    }
}
