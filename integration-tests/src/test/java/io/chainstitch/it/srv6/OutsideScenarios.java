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
package io.chainstitch.it.srv6;

import io.chainstitch.it.srv6.Member.Kind;
import io.chainstitch.it.srv6.Member.Traffic;
import io.chainstitch.it.srv6.Member.Wiring;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Scenarios with interfaces that Chainstitch does not attach: external ones, and pods that somebody else attached. */
final class OutsideScenarios {
    private static final List<Traffic> TRAFFIC = List.of(Traffic.L2, Traffic.IPV4, Traffic.IPV6);
    private static final Map<Wiring, String> WORDS = Map.of(Wiring.UPLINK, "untagged", Wiring.TRUNK, "tagged",
        Wiring.UPLINK_NET, "untagged, a network behind it", Wiring.TRUNK_NET, "tagged, a network behind it");

    private OutsideScenarios() {
    }

    static List<Scenario> all() {
        List<Scenario> all = new ArrayList<>();
        for (Traffic traffic : TRAFFIC) {
            for (Wiring wiring : List.of(Wiring.UPLINK, Wiring.TRUNK)) {
                all.add(edges(traffic, wiring, Wiring.MANAGED, "n1", "n3", false));
                all.add(edges(traffic, Wiring.MANAGED, wiring, "n1", "n3", false));
                all.add(edges(traffic, wiring, wiring, "n1", "n3", false));
                all.add(edges(traffic, wiring, wiring, "n1", "n1", false));
                all.add(edges(traffic, wiring, wiring, "n1", "n3", true));
            }
            all.add(foreign(traffic, Kind.FUNCTION, traffic == Traffic.L2, "n1", "n2", "n3"));
            all.add(foreign(traffic, Kind.FUNCTION, false, "n1", "n1", "n1"));
            all.add(foreign(traffic, Kind.ONE_ARMED, traffic == Traffic.L2, "n1", "n2", "n1"));
        }
        for (Traffic traffic : List.of(Traffic.IPV4, Traffic.IPV6)) {
            for (Wiring wiring : List.of(Wiring.UPLINK_NET, Wiring.TRUNK_NET)) {
                all.add(edges(traffic, wiring, wiring, "n1", "n3", false));
            }
            for (Wiring wiring : List.of(Wiring.UPLINK, Wiring.TRUNK)) {
                all.add(twoEnds(traffic, wiring));
            }
        }
        return all;
    }

    static Scenario tagged(Traffic traffic) {
        return edges(traffic, Wiring.TRUNK, Wiring.TRUNK, "n1", "n3", false);
    }

    private static Scenario edges(Traffic traffic, Wiring start, Wiring end, String first, String last,
            boolean oneWay) {
        Wiring outside = start == Wiring.MANAGED ? end : start;
        String edge = start == end ? "start and end" : start == outside ? "start" : "end";
        Builder builder = Scenarios.titled(traffic, "external " + edge + ", " + WORDS.get(outside)
            + (first.equals(last) ? ", on one node" : "") + (oneWay ? ", one way" : ""));
        return builder.chain(Scenarios.chain("edges").with("unidirectional", oneWay), List.of(
            builder.members("start", Kind.END, start, first), builder.pods("f", Kind.FUNCTION, "n2"),
            builder.members("end", Kind.END, end, last))).build();
    }

    private static Scenario twoEnds(Traffic traffic, Wiring wiring) {
        Builder builder = Scenarios.titled(traffic, "from an external interface, " + WORDS.get(wiring)
            + ", to two ends");
        return builder.chain(Scenarios.chain("ends"), List.of(builder.members("start", Kind.END, wiring, "n1"),
            builder.pods("f", Kind.FUNCTION, "n2"), builder.pods("end", Kind.END, "n1", "n3"))).build();
    }

    private static Scenario foreign(Traffic traffic, Kind kind, boolean oneWay, String... nodes) {
        Builder builder = Scenarios.titled(traffic, "attached by somebody else, "
            + kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + ", " + String.join(" ", nodes)
            + (oneWay ? ", one way" : ", both ways"));
        return builder.chain(Scenarios.chain("foreign").with("unidirectional", oneWay), List.of(
            builder.members("start", Kind.END, Wiring.FOREIGN, nodes[0]),
            builder.members("f", kind, Wiring.FOREIGN, nodes[1]),
            builder.members("end", Kind.END, Wiring.FOREIGN, nodes[2]))).build();
    }
}
