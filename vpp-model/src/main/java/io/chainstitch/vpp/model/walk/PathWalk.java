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

import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.NodeReading;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Tells whether traffic really passes the stops of a path in order. */
public final class PathWalk {
    private final List<List<Stop>> paths;
    private final boolean reverse;
    private final Traffic traffic;
    private final WalkInput input;

    private PathWalk(List<List<Stop>> forward, boolean reverse, Map<String, NodeReading> readings,
        Map<String, IpAddress> underlay, Traffic traffic) {
        paths = forward.stream().map(path -> ordered(path, reverse)).toList();
        this.reverse = reverse;
        this.traffic = traffic;
        List<Stop> functions = forward.stream().flatMap(path -> path.subList(1, path.size() - 1).stream()).distinct()
            .toList();
        List<Stop> ends = forward.stream().flatMap(path -> List.of(path.get(0), path.get(path.size() - 1)).stream())
            .distinct().toList();
        input = new WalkInput(readings, new Wiring(underlay, functions, ends));
    }

    private static List<Stop> ordered(List<Stop> path, boolean reverse) {
        if (path.size() < 2) {
            throw new IllegalArgumentException("a path has a start and an end, not " + path.size() + " stops");
        }
        List<Stop> order = new ArrayList<>(path);
        if (reverse) {
            Collections.reverse(order);
        }
        return List.copyOf(order);
    }

    /**
     * Walks a frame from one end of a path to the other.
     *
     * @param stops start, functions and end in forward order, two or more; the start is left by its output, the end is
     *     entered by its input
     * @param reverse true to walk from the end to the start
     * @param readings what the nodes hold, by node name
     * @param underlay the address at which other nodes reach a node, by node name
     * @return whether the frame enters every function in order and arrives as the other end expects it
     * @throws IllegalArgumentException when there are fewer than two stops
     */
    public static PathTrace check(List<Stop> stops, boolean reverse, Map<String, NodeReading> readings,
        Map<String, IpAddress> underlay) {
        return check(stops, reverse, readings, underlay, Traffic.FRAMES);
    }

    /**
     * Walks from one end of a path to the other. Where policies share flows out over several segment lists, it follows
     * those that lead over the path.
     *
     * @param stops start, functions and end in forward order, two or more
     * @param reverse true to walk from the end to the start
     * @param readings what the nodes hold, by node name
     * @param underlay the address at which other nodes reach a node, by node name
     * @param traffic what is sent, in the direction of the walk: in reverse its source is behind the end
     * @return whether it enters every function in order and arrives as the other end expects it, which part of the
     *     flows does, and what it relies on
     * @throws IllegalArgumentException when there are fewer than two stops
     */
    public static PathTrace check(List<Stop> stops, boolean reverse, Map<String, NodeReading> readings,
        Map<String, IpAddress> underlay, Traffic traffic) {
        return new PathWalk(List.of(stops), reverse, readings, underlay, traffic).trace();
    }

    /**
     * Walks all that may become of a flow.
     *
     * @param paths the paths on which the flow may pass, one or more, as many stops each; in the direction of the walk
     *     they begin with the same stop
     * @param reverse true to walk from the end to the start
     * @param readings what the nodes hold, by node name
     * @param underlay the address at which other nodes reach a node, by node name
     * @param traffic what is sent, in the direction of the walk
     * @return whether every choice of segment lists leads through one instance of each function, in order, to an end,
     *     and which part of the flows takes each path
     * @throws IllegalArgumentException when the paths do not begin with one stop, or differ in length
     */
    public static FlowCheck checkAll(List<List<Stop>> paths, boolean reverse, Map<String, NodeReading> readings,
        Map<String, IpAddress> underlay, Traffic traffic) {
        PathWalk walk = new PathWalk(paths, reverse, readings, underlay, traffic);
        if (walk.paths.stream().map(path -> path.get(0)).distinct().count() != 1
            || walk.paths.stream().map(List::size).distinct().count() != 1) {
            throw new IllegalArgumentException("a flow begins at one stop, and its paths are of one length");
        }
        return walk.flow();
    }

    private PathTrace trace() {
        Itinerary itinerary = itinerary(paths);
        List<Ways> all = sent(itinerary).stream().map(ways -> ways.best(itinerary)).toList();
        Ways shown = all.stream().filter(ways -> ways.fault(itinerary).isPresent()).findFirst().orElse(all.get(0));
        Ways joined = joined(all);
        Optional<String> fault = shown.fault(itinerary)
            .or(() -> ProxyTails.mixUp(input.readings().values(), joined.all(WalkResult::used)));
        return new PathTrace(fault.isEmpty(), fault.orElseGet(itinerary::praise), shown.steps(), joined.mtu(),
            shown.share(itinerary), joined.all(WalkResult::used), joined.all(WalkResult::kept));
    }

    private FlowCheck flow() {
        Itinerary itinerary = itinerary(paths);
        List<Ways> all = sent(itinerary);
        Ways joined = joined(all);
        Set<Kept> kept = joined.all(WalkResult::kept);
        Optional<String> fault = all.stream().flatMap(ways -> ways.fault(itinerary).stream()).findFirst()
            .or(() -> Kept.mixUp(kept));
        List<Double> shares = paths.stream().map(path -> all.get(0).share(itinerary(List.of(path)))).toList();
        return new FlowCheck(fault.isEmpty(), fault.orElseGet(itinerary::praise), shares,
            joined.all(WalkResult::used), kept);
    }

    private static Ways joined(List<Ways> all) {
        return new Ways(all.stream().flatMap(ways -> ways.walks().stream()).toList());
    }

    private Itinerary itinerary(List<List<Stop>> some) {
        List<List<Stop>> stages = IntStream.range(0, some.get(0).size())
            .mapToObj(stage -> some.stream().map(path -> path.get(stage)).distinct().toList()).toList();
        return new Itinerary(stages, reverse, traffic.noun(), input);
    }

    /** Sends each probe. */
    private List<Ways> sent(Itinerary itinerary) {
        Port start = itinerary.left(itinerary.stages().get(0).get(0));
        return new Probes(input.readings().values()).of(traffic).stream()
            .map(probe -> Ways.of(input, new Frame(input.tagsAt(start), probe), start)).toList();
    }
}
