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
package io.chainstitch.shell.view;

import io.chainstitch.shell.facts.Chain;
import io.chainstitch.shell.facts.ChainStory;
import io.chainstitch.shell.facts.Comparison;
import io.chainstitch.shell.facts.Node;
import io.chainstitch.shell.facts.Path;
import io.chainstitch.shell.facts.Pod;
import io.chainstitch.shell.facts.Preview;
import io.chainstitch.shell.facts.Resync;
import io.chainstitch.shell.facts.Snapshot;
import io.chainstitch.shell.facts.Trace;
import io.chainstitch.shell.facts.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** A small network in which nearly everything that can be shown occurs. */
final class Samples {
    static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final Optional<String> NONE = Optional.empty();

    static final Chain WEB = new Chain("web",
        Optional.of(new Chain.Definition(Optional.of("From the client past the firewall to the uplink"), true,
            Optional.of("l2xconn"), false, NONE, 8, "auto", List.of(
                function("client", Map.of("app", "client"), "eth1", "eth1"),
                function("firewall", Map.of("app", "firewall", "tier", "edge"), "in", "out"),
                new Chain.Function("internet", NONE, Map.of(), Optional.of("uplink"), NONE, NONE)))),
        Optional.of(new Chain.State("ready", NONE, NONE, Optional.of("l2xconn"), Optional.of("l2"),
            Optional.of("stub"), OptionalLong.of(4), OptionalLong.of(4), Optional.of(NOW.minusSeconds(200)),
            OptionalLong.of(83_400), List.of(path("forward", false), path("reverse", true)),
            List.of(part("n1", "in-sync"), part("n2", "in-sync")))));

    static final Chain STUCK = new Chain("stuck",
        Optional.of(new Chain.Definition(NONE, true, NONE, true, Optional.of("blue"), 1, "dynamic", List.of(
            function("start", Map.of(), "", "eth1"),
            new Chain.Function("end", Optional.of("shop"), Map.of("app", "end"), NONE, Optional.of("eth1"), NONE)))),
        Optional.of(new Chain.State("refused", Optional.of("invalid-definition"), Optional.of(
            "Function 'start' of chain 'stuck' selects nothing: give its pod-selector one label or more, for an empty"
                + " selector never means all pods"), NONE, NONE, NONE, OptionalLong.of(9), OptionalLong.of(8),
            Optional.of(NOW.minusSeconds(90_000 * 3)), OptionalLong.empty(), List.of(), List.of())));

    static final Chain NEW = new Chain("new", STUCK.definition(), Optional.empty());

    static final Chain GONE = new Chain("gone", Optional.empty(), Optional.of(new Chain.State("degraded",
        Optional.of("node-unreachable"), Optional.of("Node n3 cannot be reached: it still has objects of the chain"),
        Optional.of("l2xconn"), Optional.of("l2"), Optional.of("stub"), OptionalLong.of(2), OptionalLong.of(2),
        Optional.of(NOW.minusSeconds(8_000)), OptionalLong.of(12_000_000), List.of(),
        List.of(new Chain.Part("n3", "failed", Optional.of("no\u001b[31m answer")), part("n4", "pending"),
            part("n5", "pending"), part("n6", "pending"), part("n7", "pending")))));

    private static final Node N1 = new Node("n1", Optional.of(new Node.Inventory(OptionalInt.of(1),
        Optional.of("192.0.2.1"), Optional.of("GigabitEthernet0/9/0"), OptionalInt.of(9000), NONE,
        Optional.of("[2001:db8::1]:2831"))), Optional.of(new Node.State("connected", "in-sync", NONE,
            OptionalLong.of(17), OptionalLong.of(0), Optional.of(NOW.minusSeconds(5)))));

    private static final Node N3 = new Node("n3", Optional.empty(), Optional.of(new Node.State("unreachable",
        "failed", Optional.of("The agent at 192.0.2.3:2831 does not answer: is it running?"), OptionalLong.of(3),
        OptionalLong.empty(), Optional.empty())));

    private static final Node N9 = new Node("n9", N1.inventory(), Optional.empty());

    private static final Pod CLIENT = new Pod("demo", "client-0", Optional.of("n1"), true, false,
        Map.of("app", "client"), List.of(new Pod.Interface("eth1", Optional.of("stub"), List.of("10.0.0.1/24"),
            Optional.of("02:00:00:00:00:01"), NONE)), List.of("web"));

    private static final Pod HOST = new Pod("kube-system", "proxy", Optional.empty(), false, true, Map.of(), List.of(),
        List.of());

    static final Snapshot NETWORK = new Snapshot(List.of(GONE, NEW, STUCK, WEB), List.of(N1, N3, N9),
        List.of(CLIENT, HOST), List.of(
            new Transaction("ab-2", Optional.of(NOW.minusSeconds(100)), "chains changed", List.of("web"),
                List.of(new Transaction.Answer("n1", "committed"), new Transaction.Answer("n2", "committed")),
                "committed", OptionalLong.of(81_300)),
            new Transaction("ab-1", Optional.of(NOW.minusSeconds(300)), "chains changed", List.of("gone", "web"),
                List.of(new Transaction.Answer("n1", "undone"), new Transaction.Answer("n3", "rejected: no such"
                    + " interface")), "rejected", OptionalLong.of(31_000_000))));

    private static final List<Preview.Change> CHANGES = List.of(
        new Preview.Change("n1", List.of(
            new Preview.Item("add", "cross-connect", "pod/demo/client-0/eth1",
                Map.of("receive", "pod/demo/client-0/eth1", "transmit", "vxlan/web/1.0/n2"), Optional.empty()),
            new Preview.Item("change", "vxlan", "vxlan/web/1.0/n2", Map.of("name", "vxlan/web/1.0/n2", "source",
                "192.0.2.1", "destination", "192.0.2.2", "vni", "5000"), Optional.of(Map.of("vni", "4999"))))),
        new Preview.Change("n2", List.of(
            new Preview.Item("change", "interface", "pod/demo/firewall-0/in", Map.of("name",
                "pod/demo/firewall-0/in", "af-packet", "firewall", "ipv6-table", "1001"),
                Optional.of(Map.of("ipv4-table", "1000", "ipv6-table", ""))),
            new Preview.Item("remove", "vxlan", "vxlan/web/1.0/n1", Map.of("name", "vxlan/web/1.0/n1", "source",
                "192.0.2.2", "destination", "192.0.2.1", "vni", "5000"), Optional.empty()))));

    static final Preview PREVIEW = new Preview("web", "ready", NONE, NONE, WEB.paths(), CHANGES);

    static final Preview NO_PREVIEW = new Preview("stuck", "pending", Optional.of("no-matching-instance"),
        Optional.of("No pod matches app=end"), List.of(), List.of());

    static final Trace TRACE = new Trace("web", "ok", "frames pass from client to internet through firewall",
        List.of(new Trace.Step(0, "n1", "receive", "interface pod/demo/client-0/eth1, untagged"),
            new Trace.Step(1, "n1", "cross-connect", "pod/demo/client-0/eth1 to vxlan/web/1.0/n2")));

    static final Trace BROKEN = new Trace("stuck", "broken", "Chain stuck is not installed.", List.of());

    static final List<Comparison> COMPARISONS = List.of(
        new Comparison("n1", "out-of-sync", NONE, List.of(
            new Comparison.Difference("add", "cross-connect", "pod/demo/client-0/eth1",
                Optional.of("cross-connect receive=pod/demo/client-0/eth1 transmit=vxlan/web/1.0/n2"), NONE),
            new Comparison.Difference("remove", "route", "0 10.0.0.0/8", NONE, Optional.of("route 0 10.0.0.0/8")))),
        new Comparison("n2", "in-sync", NONE, List.of()),
        new Comparison("n3", "out-of-sync", Optional.of("It could not be read: no session"), List.of()));

    static final List<Resync> RESYNCS = List.of(new Resync("n1", "in-sync", 2, NONE),
        new Resync("n3", "failed", 0, Optional.of("It cannot be reached")));

    private Samples() {
    }

    static ChainStory story(Chain chain) {
        return ChainStory.of(chain, NETWORK,
            chain == WEB ? Optional.of(CHANGES) : chain == GONE ? Optional.empty() : Optional.of(List.of()));
    }

    private static Chain.Function function(String name, Map<String, String> labels, String in, String out) {
        return new Chain.Function(name, labels.isEmpty() ? NONE : Optional.of("demo"), labels, NONE,
            Optional.of(in).filter(text -> !text.isEmpty()), Optional.of(out));
    }

    private static Chain.Part part(String node, String state) {
        return new Chain.Part(node, state, NONE);
    }

    private static Path path(String direction, boolean reverse) {
        List<Path.Hop> hops = new ArrayList<>(List.of(
            new Path.Hop("client", "n1", Optional.of("demo/client-0"), NONE, NONE, Optional.of("eth1"), NONE,
                OptionalLong.empty(), OptionalLong.empty()),
            new Path.Hop("firewall", "n2", Optional.of("demo/firewall-0"), NONE, Optional.of("in"),
                Optional.of("out"), NONE, OptionalLong.of(12), OptionalLong.of(1_234)),
            new Path.Hop("internet", "n2", NONE, Optional.of("uplink"), NONE, NONE, NONE, OptionalLong.empty(),
                OptionalLong.empty())));
        if (reverse) {
            java.util.Collections.reverse(hops);
        }
        return new Path(direction, 1, OptionalLong.of(1), OptionalInt.of(8930), hops);
    }
}
