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

import io.chainstitch.vpp.model.InterfaceObject;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.NodeReading;
import io.chainstitch.vpp.model.SubInterface;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tells whether traffic really passes the stops of a path in order. */
public final class PathWalk {
    private final List<Stop> order;
    private final boolean reverse;
    private final WalkInput input;

    private PathWalk(List<Stop> stops, boolean reverse, Map<String, NodeReading> readings,
        Map<String, IpAddress> underlay) {
        order = new ArrayList<>(stops);
        if (reverse) {
            Collections.reverse(order);
        }
        this.reverse = reverse;
        input = new WalkInput(readings, new Wiring(underlay, stops.subList(1, stops.size() - 1),
            List.of(stops.get(0), stops.get(stops.size() - 1))));
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
        if (stops.size() < 2) {
            throw new IllegalArgumentException("a path has a start and an end, not " + stops.size() + " stops");
        }
        return new PathWalk(stops, reverse, readings, underlay).trace();
    }

    private PathTrace trace() {
        Stop first = order.get(0);
        Stop last = order.get(order.size() - 1);
        Port start = left(first);
        WalkResult result = PacketWalk.walk(input, asOnWire(first, start), start);
        Optional<String> fault = wrongFunction(result.visits()).or(() -> wrongEnd(result));
        String passed = order.subList(1, order.size() - 1).stream().map(Stop::label).collect(Collectors.joining(", "));
        String message = fault.orElseGet(() -> "frames pass from " + first.label() + " to " + last.label()
            + (passed.isEmpty() ? "" : " through " + passed));
        return new PathTrace(fault.isEmpty(), message, result.steps(), result.mtu());
    }

    private Optional<String> wrongFunction(List<Visit> visits) {
        for (int index = 0; index < visits.size(); index++) {
            Visit visit = visits.get(index);
            Stop next = order.get(Math.min(index + 1, order.size() - 1));
            if (!visit.function().equals(next)) {
                return Optional.of("frames enter " + visit.function().label() + " on node " + visit.entered().node()
                    + " where " + next.label() + " should come next");
            }
            if (!visit.entered().equals(entered(next))) {
                return Optional.of("frames enter " + next.label() + " by " + visit.entered().interfaceName()
                    + " instead of " + entered(next).interfaceName());
            }
            if (!visit.frame().tags().isEmpty()) {
                return Optional.of("frames enter " + next.label() + " " + visit.frame()
                    + ", functions take untagged frames");
            }
        }
        return Optional.empty();
    }

    private Optional<String> wrongEnd(WalkResult result) {
        Outcome outcome = result.outcome();
        Stop previous = order.get(result.visits().size());
        Stop next = order.get(result.visits().size() + 1);
        String where = "on node " + outcome.at().node() + ", between " + previous.label() + " and " + next.label();
        if (outcome instanceof Outcome.Dropped dropped) {
            return Optional.of(where + ": " + dropped.reason());
        }
        if (outcome instanceof Outcome.Delivered delivered) {
            return misdelivery(delivered, next);
        }
        return Optional.of(where + ": frames loop at interface " + outcome.at().interfaceName());
    }

    private Optional<String> misdelivery(Outcome.Delivered delivered, Stop next) {
        Port expected = entered(next);
        if (!delivered.at().equals(expected)) {
            return Optional.of("frames leave node " + delivered.at().node() + " by " + delivered.at().interfaceName()
                + " where " + next.label() + " should come next");
        }
        Frame wanted = asOnWire(next, expected);
        return delivered.frame().equals(wanted) ? Optional.empty()
            : Optional.of("frames reach " + next.label() + " " + delivered.frame() + " instead of " + wanted);
    }

    private Port entered(Stop stop) {
        return reverse ? stop.outputPort() : stop.inputPort();
    }

    private Port left(Stop stop) {
        return reverse ? stop.inputPort() : stop.outputPort();
    }

    /** The frame as who is behind a port sends and takes it: with the tag of the port's sub-interface. */
    private Frame asOnWire(Stop stop, Port port) {
        Optional<InterfaceObject> known = stop.attached().stream()
            .filter(object -> object.name().equals(port.interfaceName())).findFirst();
        Optional<InterfaceObject> object = known.isPresent() ? known : Optional.ofNullable(
            input.readings().get(port.node())).flatMap(node -> node.objects().interfaceNamed(port.interfaceName()));
        return object.isPresent() && object.get() instanceof SubInterface sub ? new Frame(List.of(sub.vlan()))
            : Frame.UNTAGGED;
    }
}
