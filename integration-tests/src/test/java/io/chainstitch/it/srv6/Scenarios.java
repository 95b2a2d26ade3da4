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
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What SRv6 chains have to serve: each is run with the packet walk on emulated VPPs, and with packets on real ones. */
public final class Scenarios {
    /** How many segments a list has room for. */
    static final Map<Traffic, Integer> LIMIT = Map.of(Traffic.L2, 4, Traffic.IPV4, 5, Traffic.IPV6, 5);
    private static final List<String[]> PLACES = List.of(new String[] {"n1", "n1", "n1"},
        new String[] {"n1", "n2", "n2"}, new String[] {"n1", "n2", "n3"});

    private Scenarios() {
    }

    /** {@return those whose name has a match of the system property {@code chainstitch.scenario}, by default all} */
    public static List<Scenario> all() {
        return matching(Stream.of(inner(), OutsideScenarios.all()).flatMap(List::stream).toList());
    }

    static <T> List<T> matching(List<T> all) {
        Pattern wanted = Pattern.compile(System.getProperty("chainstitch.scenario", ""));
        return all.stream().filter(each -> wanted.matcher(each.toString()).find()).toList();
    }

    /** {@return chains of all kinds of objects: with dynamic proxies, stitched, between external interfaces} */
    public static List<Scenario> rich() {
        List<Scenario> rich = new ArrayList<>();
        for (Traffic traffic : List.of(Traffic.L2, Traffic.IPV4, Traffic.IPV6)) {
            rich.add(backAndForth(traffic));
            rich.add(stitched(traffic));
            rich.add(OutsideScenarios.tagged(traffic));
        }
        return matching(rich);
    }

    private static List<Scenario> inner() {
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
            all.add(lanes(traffic, "two equal paths", "n2", "n2"));
            all.add(shortAndLong(traffic));
            all.add(lanes(traffic, "three paths", "n1", "n2", "n3"));
            all.add(longest(traffic));
            all.add(manyFunctions(traffic));
            all.add(ownLocators(traffic));
        }
        for (Traffic traffic : List.of(Traffic.IPV4, Traffic.IPV6)) {
            all.add(lanesOneWay(traffic));
            all.add(twoEnds(traffic));
            all.add(twoStarts(traffic));
            all.add(sharedFunction(traffic));
        }
        all.add(startsShareLanes());
        all.add(basic(Traffic.DUAL, 3, Kind.FUNCTION, false));
        return all;
    }

    static Chain chain(String name) {
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

    static Builder titled(Traffic traffic, String what) {
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
        return lanes(traffic, "two paths", "n2", "n3");
    }

    /** Paths over one function each, all from one start on n1 to n3; frames are spread over as many ends. */
    private static Scenario lanes(Traffic traffic, String what, String... functions) {
        return lanes(traffic, what, traffic == Traffic.L2, "n3", functions);
    }

    private static Scenario lanesOneWay(Traffic traffic) {
        return lanes(traffic, "two paths, one way", true, "n3", "n2", "n3");
    }

    /** One function where the start and the end are, one on another node: most flows stay. */
    private static Scenario shortAndLong(Traffic traffic) {
        return lanes(traffic, "a short path and a long one", traffic == Traffic.L2, "n1", "n1", "n2");
    }

    private static Scenario lanes(Traffic traffic, String what, boolean oneWay, String last, String... functions) {
        Builder builder = titled(traffic, what);
        int ends = traffic == Traffic.L2 ? functions.length : 1;
        return builder.chain(chain("lanes").with("unidirectional", oneWay), List.of(
            builder.pods("start", Kind.END, "n1"), builder.pods("f", Kind.FUNCTION, functions),
            builder.pods("end", Kind.END, Collections.nCopies(ends, last).toArray(String[]::new)))).build();
    }

    /** As many dynamic proxies as there is room for in one list: one more is refused, see {@link SegmentLimitIT}. */
    private static Scenario longest(Traffic traffic) {
        return longest(titled(traffic, "the longest list of segments"), "dynamic", LIMIT.get(traffic) - 1);
    }

    /** Twice as many functions as one list has room for. */
    private static Scenario manyFunctions(Traffic traffic) {
        return longest(titled(traffic, "more functions than a list has room for"), "auto", 2 * LIMIT.get(traffic));
    }

    static Scenario longest(Builder builder, String proxy, int functions) {
        List<List<Member>> groups = new ArrayList<>();
        groups.add(builder.pods("start", Kind.END, "n1"));
        for (int position = 0; position < functions; position++) {
            groups.add(builder.pods("f" + position, Kind.FUNCTION, "n" + (position % 3 + 1)));
        }
        groups.add(builder.pods("end", Kind.END, "n3"));
        return builder.chain(chain("long").with("srv6-proxy", proxy), groups).build();
    }

    private static Scenario ownLocators(Traffic traffic) {
        Builder builder = titled(traffic, "locators of one's own beside allocated ones")
            .locator("n1", "fd77:1::/64").locator("n2", "2001:db8:2:2:2::/80");
        return builder.chain(chain("locators"), List.of(builder.pods("start", Kind.END, "n1"),
            builder.pods("f", Kind.FUNCTION, "n2"), builder.pods("g", Kind.FUNCTION, "n3"),
            builder.pods("end", Kind.END, "n1"))).build();
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
