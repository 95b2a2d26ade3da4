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
package io.chainstitch.vpp.model.walk;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Where traffic should pass.
 *
 * @param stages who may come first, second and so on, in the direction of the walk; each of them one or more
 * @param reverse whether each stop is entered by its output
 * @param noun what passes, in the plural
 * @param in what the walks went through
 */
record Itinerary(List<List<Stop>> stages, boolean reverse, String noun, WalkInput in) {

    Port entered(Stop stop) {
        return reverse ? stop.outputPort() : stop.inputPort();
    }

    Port left(Stop stop) {
        return reverse ? stop.inputPort() : stop.outputPort();
    }

    /** {@return the first wrong thing} */
    Optional<String> fault(WalkResult walk) {
        return wrongFunction(walk.visits()).or(() -> wrongEnd(walk));
    }

    /** {@return how many functions were passed as they should be before something went wrong} */
    int progress(WalkResult walk) {
        int right = 0;
        while (right < walk.visits().size() && right + 1 < stages.size()
            && isEntered(right + 1, walk.visits().get(right).entered())) {
            right++;
        }
        return right;
    }

    private boolean isEntered(int stage, Port port) {
        return stages.get(stage).stream().anyMatch(stop -> entered(stop).equals(port));
    }

    private Optional<String> wrongFunction(List<Visit> visits) {
        for (int index = 0; index < visits.size(); index++) {
            Optional<String> wrong = wrong(visits.get(index), Math.min(index + 1, stages.size() - 1));
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        return Optional.empty();
    }

    private Optional<String> wrong(Visit visit, int stage) {
        Port port = visit.entered();
        Optional<Stop> right = stages.get(stage).stream().filter(stop -> stop.has(port)).findFirst();
        if (right.isEmpty() || stage == stages.size() - 1) {
            return Optional.of(noun + " enter " + visit.function().label() + " on node " + port.node() + " where "
                + labels(stage) + " should come next");
        }
        if (!isEntered(stage, port)) {
            return Optional.of(noun + " enter " + right.get().label() + " by " + port.interfaceName()
                + " instead of " + entered(right.get()).interfaceName());
        }
        Frame wanted = new Frame(in.tagsAt(port));
        return wanted.tags().equals(visit.frame().tags()) ? Optional.empty() : Optional.of(noun + " enter "
            + right.get().label() + " " + visit.frame().tagging() + " instead of " + wanted);
    }

    private Optional<String> wrongEnd(WalkResult walk) {
        int passed = walk.visits().size();
        Outcome outcome = walk.outcome();
        String where = "on node " + outcome.at().node() + ", between " + labels(passed) + " and " + labels(passed + 1);
        if (outcome instanceof Outcome.Dropped dropped) {
            return Optional.of(where + ": " + dropped.reason());
        }
        if (outcome instanceof Outcome.Delivered delivered) {
            return misdelivery(delivered, passed + 1);
        }
        return Optional.of(where + ": " + noun + " loop at interface " + outcome.at().interfaceName());
    }

    private Optional<String> misdelivery(Outcome.Delivered delivered, int stage) {
        Port at = delivered.at();
        if (!isEntered(stage, at)) {
            return Optional.of(noun + " leave node " + at.node() + " by " + at.interfaceName() + " where "
                + labels(stage) + " should come next");
        }
        Frame wanted = new Frame(in.tagsAt(at));
        return wanted.tags().equals(delivered.frame().tags()) ? Optional.empty() : Optional.of(noun + " reach "
            + labels(stage) + " " + delivered.frame().tagging() + " instead of " + wanted);
    }

    String labels(int stage) {
        return stages.get(stage).stream().map(Stop::label).distinct().collect(Collectors.joining(" or "));
    }

    /** {@return the sentence for traffic that passes} */
    String praise() {
        String passed = IntStream.range(1, stages.size() - 1).mapToObj(this::labels)
            .collect(Collectors.joining(", "));
        return noun + " pass from " + labels(0) + " to " + labels(stages.size() - 1)
            + (passed.isEmpty() ? "" : " through " + passed);
    }
}
