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

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Reads what VPP holds of one kind, ours and others'. */
interface KindReader {

    /** Sends the dumps; completes with what they tell. */
    CompletableFuture<List<Found>> read(VppSession vpp, Scene scene);

    /** Joins the results of many dumps. */
    static <T> CompletableFuture<List<T>> all(List<CompletableFuture<List<T>>> parts) {
        return CompletableFuture.allOf(parts.toArray(CompletableFuture<?>[]::new))
            .thenApply(done -> parts.stream().flatMap(part -> part.join().stream()).toList());
    }

}
