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

import io.chainstitch.sfc.api.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Tells why a chain, every function of which has an instance, has no lane. */
final class NoLane {
    private final ResolveInput in;
    private final Layout layout;
    private final Links links;
    private final LaneProblem problem;

    NoLane(ResolveInput in, Layout layout, Links links, LaneProblem problem) {
        this.in = in;
        this.layout = layout;
        this.links = links;
        this.problem = problem;
    }

    RefusedException refusal() {
        for (int function = 0; function < problem.functions(); function++) {
            if (problem.free()[function].length == 0) {
                return unreachable(layout.match(function));
            }
        }
        Optional<String> missing = missingLink();
        if (missing.isPresent()) {
            return new RefusedException(Reason.UNDERLAY_MISSING, missing.get());
        }
        return sharedInstances();
    }

    private RefusedException unreachable(FunctionMatch match) {
        List<Defect> defects = new ArrayList<>();
        match.candidates().forEach(candidate -> defects.add(new Defect(Defect.Kind.UNREACHABLE, candidate.id(),
            "is on node '" + candidate.node().name() + "', which cannot be reached")));
        defects.addAll(match.defects());
        return MatchCheck.unusable(in.chain(), new FunctionMatch(match.function(), List.of(), defects));
    }

    private RefusedException sharedInstances() {
        String names = IntStream.range(0, problem.functions())
            .filter(this::shares)
            .mapToObj(function -> "'" + layout.match(function).function().name() + "'")
            .collect(Collectors.joining(", "));
        return new RefusedException(Reason.NO_USABLE_INSTANCE, "Functions " + names + " of chain '"
            + in.chain().name() + "' match the same instances and these are too few to give each function one of its"
            + " own: add instances, or narrow a selector");
    }

    private boolean shares(int function) {
        Set<Integer> own = instances(function);
        return IntStream.range(0, problem.functions())
            .anyMatch(other -> other != function && instances(other).stream().anyMatch(own::contains));
    }

    private Set<Integer> instances(int function) {
        return IntStream.of(problem.free()[function])
            .mapToObj(rank -> problem.instance()[function][rank])
            .collect(Collectors.toSet());
    }

    /** The renderer's sentence for the first pair of nodes between which all lanes end. */
    private Optional<String> missingLink() {
        List<Integer> arrived = IntStream.of(problem.free()[0]).boxed().toList();
        for (int function = 0; function + 1 < problem.functions(); function++) {
            int from = function;
            List<Integer> leaving = arrived;
            arrived = IntStream.of(problem.free()[function + 1])
                .filter(next -> leaving.stream().anyMatch(rank -> problem.linked(from, rank, next)))
                .boxed().toList();
            if (arrived.isEmpty()) {
                return sentence(from, leaving);
            }
        }
        return missingLinkBesidesSharing();
    }

    /** With instances that match several functions, a lane may fail though every two functions are linked. */
    private Optional<String> missingLinkBesidesSharing() {
        if (LaneSolver.solve(problem.withLinks((from, to) -> true).withMaxLanes(1)).lanes().isEmpty()) {
            return Optional.empty();
        }
        return IntStream.range(0, problem.functions() - 1)
            .mapToObj(function -> sentence(function, IntStream.of(problem.free()[function]).boxed().toList()))
            .flatMap(Optional::stream)
            .findFirst();
    }

    private Optional<String> sentence(int function, List<Integer> ranks) {
        String step = "Chain '" + in.chain().name() + "' has no way from function '"
            + layout.match(function).function().name() + "' to '" + layout.match(function + 1).function().name()
            + "': ";
        return ranks.stream()
            .flatMap(rank -> IntStream.of(problem.free()[function + 1])
                .mapToObj(next -> links.missing(layout.node(function, rank), layout.node(function + 1, next))))
            .flatMap(Optional::stream)
            .findFirst().map(step::concat);
    }
}
