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

import io.chainstitch.vpp.api.ApiMessage;
import io.chainstitch.vpp.model.ObjectKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;

/** Takes up interfaces of ours that somebody took down, or that had not got so far. */
final class Raising {

    private Raising() {
    }

    /**
     * Raises interfaces that are down.
     *
     * @param vpp the connection
     * @param holdings what VPP holds
     * @param wanted which of our interfaces are to be raised
     * @return those that VPP did not raise, with its answer
     * @throws DataplaneException when VPP went away meanwhile
     */
    static Map<ObjectKey, String> run(VppSession vpp, Holdings holdings, Predicate<ObjectKey> wanted)
            throws DataplaneException {
        Map<ObjectKey, CompletableFuture<Optional<String>>> calls = new LinkedHashMap<>();
        holdings.down().forEach((key, index) -> {
            if (wanted.test(key)) {
                calls.put(key, InterfaceSetup.up(vpp, index).handle(Raising::refusal));
            }
        });
        Map<ObjectKey, String> refused = new LinkedHashMap<>();
        for (Map.Entry<ObjectKey, CompletableFuture<Optional<String>>> call : calls.entrySet()) {
            Answers.of(call.getValue()).ifPresent(why -> refused.put(call.getKey(), call.getKey() + ": " + why));
        }
        return refused;
    }

    private static Optional<String> refusal(ApiMessage answer, Throwable failure) {
        if (failure == null || StepResult.root(failure) instanceof CallRefused) {
            return Optional.ofNullable(failure).map(why -> StepResult.root(why).getMessage());
        }
        throw new CompletionException(StepResult.root(failure));
    }
}
