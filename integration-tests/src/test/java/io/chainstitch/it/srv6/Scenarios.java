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

import io.chainstitch.it.harness.Chain;
import io.chainstitch.it.srv6.Member.Kind;
import io.chainstitch.it.srv6.Member.Traffic;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What SRv6 chains have to serve: each is run with the packet walk on emulated VPPs, and with packets on real ones. */
public final class Scenarios {
    private static final List<String[]> PLACES = List.of(new String[] {"n1", "n1", "n1"},
        new String[] {"n1", "n2", "n2"}, new String[] {"n1", "n2", "n3"});

    private Scenarios() {
    }

    /** {@return all of them} */
    public static List<Scenario> all() {
        List<Scenario> all = new ArrayList<>();
        for (Traffic traffic : List.of(Traffic.L2, Traffic.IPV4, Traffic.IPV6)) {
            for (int nodes = 1; nodes <= 3; nodes++) {
                for (Kind kind : List.of(Kind.FUNCTION, Kind.ONE_ARMED)) {
                    for (boolean oneWay : new boolean[] {false, true}) {
                        // Frames that a function gives back by one interface do not tell which way they go.
                        if (traffic != Traffic.L2 || kind != Kind.ONE_ARMED || oneWay) {
                            all.add(basic(traffic, nodes, kind, oneWay));
                        }
                    }
                }
            }
            all.add(straight(traffic));
            all.add(backAndForth(traffic));
            all.add(stitched(traffic));
            all.add(customNetwork(traffic));
            all.add(twoLanes(traffic));
        }
        for (Traffic traffic : List.of(Traffic.IPV4, Traffic.IPV6)) {
            all.add(twoEnds(traffic));
            all.add(twoStarts(traffic));
            all.add(sharedFunction(traffic));
        }
        all.add(startsShareLanes());
        all.add(basic(Traffic.DUAL, 3, Kind.FUNCTION, false));
        return all;
    }

    private static Chain chain(String name) {
        return Chain.named(name).with("renderer", "srv6");
    }

    private static Scenario basic(Traffic traffic, int nodes, Kind kind, boolean oneWay) {
        String title = label(traffic) + ", " + nodes + (nodes == 1 ? " node, " : " nodes, ")
            + (kind == Kind.FUNCTION ? "two interfaces, " : "one interface, ") + (oneWay ? "one way" : "both ways");
        String[] places = PLACES.get(nodes - 1);
        Builder builder = new Builder(title, traffic);
        return builder.chain(chain("basic").with("unidirectional", oneWay), List.of(
            builder.pods("start", Kind.END, places[0]), builder.pods("f", kind, places[1]),
            builder.pods("end", Kind.END, places[2]))).build();
    }

    private static String label(Traffic traffic) {
        return traffic.name().toLowerCase(Locale.ROOT);
    }

    private static Builder titled(Traffic traffic, String what) {
        return new Builder(label(traffic) + ", " + what, traffic);
    }

    private static Scenario straight(Traffic traffic) {
        Builder builder = titled(traffic, "no function between");
        return builder.chain(chain("straight"), List.of(builder.pods("start", Kind.END, "n1"),
            builder.pods("end", Kind.END, "n3"))).build();
    }

    private static Scenario backAndForth(Traffic traffic) {
        Builder builder = titled(traffic, "three functions, two of them on one node, back and forth");
        return builder.chain(chain("far"), List.of(builder.pods("start", Kind.END, "n1"),
            builder.pods("f", Kind.FUNCTION, "n2"), builder.pods("g", Kind.FUNCTION, "n2"),
            builder.pods("h", Kind.FUNCTION, "n1"), builder.pods("end", Kind.END, "n3"))).build();
    }

    private static Scenario stitched(Traffic traffic) {
        Builder builder = titled(traffic, "stitched, two functions");
        return builder.chain(chain("stitched").with("srv6-proxy", "stitched"), List.of(
            builder.pods("start", Kind.END, "n1"), builder.pods("f", Kind.FUNCTION, "n2"),
            builder.pods("g", Kind.FUNCTION, "n3"), builder.pods("end", Kind.END, "n3"))).build();
    }

    private static Scenario customNetwork(Traffic traffic) {
        Builder builder = titled(traffic, "custom network").network("blue");
        return builder.chain(chain("custom"), List.of(builder.pods("start", Kind.END, "n1"),
            builder.pods("f", Kind.FUNCTION, "n2"), builder.pods("end", Kind.END, "n1"))).build();
    }

    private static Scenario twoLanes(Traffic traffic) {
        Builder builder = titled(traffic, "two paths");
        String[] ends = traffic == Traffic.L2 ? new String[] {"n3", "n3"} : new String[] {"n3"};
        return builder.chain(chain("lanes").with("unidirectional", traffic == Traffic.L2), List.of(
            builder.pods("start", Kind.END, "n1"), builder.pods("f", Kind.FUNCTION, "n2", "n3"),
            builder.pods("end", Kind.END, ends))).build();
    }

    private static Scenario twoEnds(Traffic traffic) {
        Builder builder = titled(traffic, "two ends");
        return builder.chain(chain("ends"), List.of(builder.pods("start", Kind.END, "n1"),
            builder.pods("f", Kind.FUNCTION, "n2"), builder.pods("end", Kind.END, "n1", "n3"))).build();
    }

    private static Scenario twoStarts(Traffic traffic) {
        Builder builder = titled(traffic, "two starts");
        return builder.chain(chain("starts"), List.of(builder.pods("start", Kind.END, "n1", "n2"),
            builder.pods("f", Kind.FUNCTION, "n2"), builder.pods("end", Kind.END, "n3"))).build();
    }

    private static Scenario sharedFunction(Traffic traffic) {
        Builder builder = titled(traffic, "one function in two chains");
        List<Member> shared = builder.pods("f", Kind.FUNCTION, "n2");
        return builder.chain(chain("one"), List.of(builder.pods("a", Kind.END, "n1"), shared,
                builder.pods("b", Kind.END, "n3")))
            .chain(chain("two"), List.of(builder.pods("c", Kind.END, "n1"), shared,
                builder.pods("g", Kind.FUNCTION, "n1"), builder.pods("d", Kind.END, "n3"))).build();
    }

    private static Scenario startsShareLanes() {
        Builder builder = titled(Traffic.L2, "two starts, one way");
        return builder.chain(chain("starts").with("unidirectional", true), List.of(
            builder.pods("start", Kind.END, "n1", "n2"), builder.pods("f", Kind.FUNCTION, "n2"),
            builder.pods("end", Kind.END, "n3"))).build();
    }
}
