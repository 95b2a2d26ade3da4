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
package io.chainstitch.sfc.impl.resolve;

import io.chainstitch.sfc.api.FunctionDefinition;
import java.util.List;

/**
 * What the inventory offers for one function.
 *
 * @param function the function
 * @param candidates instances that are complete, in rank order
 * @param defects what is wrong with the others, by kind and rank
 */
record FunctionMatch(FunctionDefinition function, List<Candidate> candidates, List<Defect> defects) {
    FunctionMatch {
        candidates = List.copyOf(candidates);
        defects = List.copyOf(defects);
    }

    boolean matchesNothing() {
        return candidates.isEmpty() && defects.isEmpty();
    }

    /** Whether every instance that matches fails because it lacks the interface. */
    boolean lacksInterface() {
        return candidates.isEmpty() && !defects.isEmpty()
            && defects.stream().allMatch(defect -> defect.kind() == Defect.Kind.MISSING_INTERFACE);
    }

    /** Whether every instance that has the interfaces is on a node that the inventory does not have. */
    boolean onUnknownNodes() {
        return candidates.isEmpty() && !lacksInterface() && !defects.isEmpty() && defects.stream()
            .map(Defect::kind)
            .filter(kind -> kind != Defect.Kind.MISSING_INTERFACE)
            .allMatch(kind -> kind == Defect.Kind.UNKNOWN_NODE);
    }
}
