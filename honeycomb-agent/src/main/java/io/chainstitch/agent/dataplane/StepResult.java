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

import io.chainstitch.vpp.api.VppApiException;
import io.chainstitch.vpp.api.VppClosedException;
import io.chainstitch.vpp.model.Step;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/**
 * What became of a step.
 *
 * @param step the step
 * @param failure why it did not take effect; empty when it did
 */
record StepResult(Step step, Optional<Throwable> failure) {

    static StepResult of(Step step, Throwable failure) {
        return new StepResult(step, Optional.ofNullable(failure).map(StepResult::root));
    }

    /** What really happened, without the wrapping of futures. */
    static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root instanceof CompletionException && root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    boolean applied() {
        return failure.isEmpty();
    }

    /** Whether it failed only because something that it needs failed. */
    boolean isConsequence() {
        return failure.map(SkippedStep.class::isInstance).orElse(false);
    }

    /** Whether VPP's answer is not known. */
    boolean isUnknown() {
        return failure.map(cause -> cause instanceof VppApiException).orElse(false);
    }

    /** Whether the connection ended before VPP answered, which it does when VPP itself ends. */
    boolean hasEnded() {
        return failure.map(cause -> cause instanceof VppClosedException).orElse(false);
    }

    /** Whether something may be left in VPP although the step failed. */
    boolean leavesRemains() {
        return failure.map(cause -> cause.getSuppressed().length > 0).orElse(false);
    }

    /** One sentence that names object and reason. */
    String message() {
        return step.key() + ": " + failure.map(Throwable::getMessage).orElse("applied");
    }
}
