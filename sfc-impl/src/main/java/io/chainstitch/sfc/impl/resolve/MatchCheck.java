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

import io.chainstitch.sfc.api.ChainDefinition;
import io.chainstitch.sfc.api.Reason;
import io.chainstitch.sfc.api.Selection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Refuses a chain of which a function has no instance that could be used, and says why. */
final class MatchCheck {
    private final ChainDefinition chain;
    private final List<FunctionMatch> matches;

    MatchCheck(ChainDefinition chain, List<FunctionMatch> matches) {
        this.chain = chain;
        this.matches = matches;
    }

    /** The farther a function is from having an instance, the earlier it is named. */
    void run() throws RefusedException {
        FunctionMatch culprit = first(FunctionMatch::matchesNothing);
        if (culprit != null) {
            throw new RefusedException(Reason.NO_MATCHING_INSTANCE, nothingMatches(culprit));
        }
        culprit = first(FunctionMatch::lacksInterface);
        if (culprit != null) {
            throw new RefusedException(Reason.MISSING_INTERFACE, reasons(culprit, "has no instance with its interface")
                + ": add the interface to a pod, or correct the name in the function");
        }
        culprit = first(FunctionMatch::onUnknownNodes);
        if (culprit != null) {
            throw new RefusedException(Reason.UNKNOWN_NODE, reasons(culprit, "has no instance on a known node")
                + ": add the node to the inventory");
        }
        culprit = first(match -> match.candidates().isEmpty());
        if (culprit != null) {
            throw unusable(chain, culprit);
        }
    }

    static RefusedException unusable(ChainDefinition chain, FunctionMatch culprit) {
        return new RefusedException(Reason.NO_USABLE_INSTANCE,
            new MatchCheck(chain, List.of(culprit)).reasons(culprit, "has no usable instance")
                + ": put one of them right, or add another");
    }

    private FunctionMatch first(Predicate<FunctionMatch> condition) {
        return matches.stream().filter(condition).findFirst().orElse(null);
    }

    private String reasons(FunctionMatch culprit, String verdict) {
        return Phrases.function(chain, culprit.function()) + " " + verdict + " ("
            + Phrases.list(culprit.defects().stream().map(Defect::text).toList()) + ")";
    }

    private String nothingMatches(FunctionMatch culprit) {
        String function = Phrases.function(chain, culprit.function());
        if (culprit.function().selection().orElseThrow() instanceof Selection.Pods pods) {
            String labels = pods.labels().entrySet().stream()
                .map(label -> label.getKey() + "=" + label.getValue())
                .sorted()
                .collect(Collectors.joining(", "));
            return function + " has no instance: no pod"
                + pods.namespace().map(name -> " of namespace '" + name + "'").orElse("")
                + " has the label" + (pods.labels().size() > 1 ? "s " : " ") + labels
                + "; label a pod so, or correct the selector";
        }
        String name = ((Selection.External) culprit.function().selection().orElseThrow()).name();
        return function + " has no instance: external interface '" + name
            + "' has no attachment in the inventory; declare it with an attachment";
    }
}
