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
package io.chainstitch.it.realvpp;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.google.gson.JsonObject;
import io.chainstitch.it.harness.Json;
import io.chainstitch.it.srv6.Member;
import io.chainstitch.it.srv6.Way;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends many flows along a way with parallel paths, and tells whether each instance gets the share of them that the
 * state of the chain says. A flow is a UDP packet to a port of its own. Where a flow goes is decided by a hash, so the
 * number of flows at an instance is taken to be binomially distributed: it may differ from what is expected by five
 * standard deviations. For packets VPP shares by buckets as well, whose number it chooses so that at most a tenth of
 * all is in another bucket than by the exact weights, that is a twentieth too much or too little.
 */
final class ShareCheck {
    private static final Logger LOG = LoggerFactory.getLogger(ShareCheck.class);
    private static final int FIRST_PORT = 20_000;
    private static final int FLOWS = 1000;
    private static final int AT_ONCE = 50;
    private static final int TURNS = 3;
    private static final double DEVIATIONS = 5;
    private static final double ROUNDING = 0.05;
    private static final Duration LIMIT = Duration.ofSeconds(3);

    private final Map<Member, MemberPod> pods;
    private final Way way;
    private final boolean ipv6;
    private final boolean reverse;
    private final List<JsonObject> paths;

    /** For one direction of a way that one chain has; its paths as its state tells them. */
    ShareCheck(Map<Member, MemberPod> pods, Way way, boolean ipv6, boolean reverse, List<JsonObject> paths) {
        this.pods = pods;
        this.way = way;
        this.ipv6 = ipv6;
        this.reverse = reverse;
        this.paths = paths.stream().filter(path -> Json.text(path, "direction").equals(reverse ? "reverse" : "forward"))
            .toList();
    }

    /** Whether a way has parallel paths. */
    static boolean concerns(Way way) {
        return way.through().stream().anyMatch(group -> group.size() > 1);
    }

    void run() throws IOException {
        for (List<Member> group : way.through()) {
            Map<Member, Set<Integer>> seen = new LinkedHashMap<>();
            List<Capture> captures = new ArrayList<>();
            try {
                for (Member member : group) {
                    Set<Integer> ports = ConcurrentHashMap.newKeySet();
                    seen.put(member, ports);
                    List<String> interfaces = member.kind().interfaces();
                    captures.add(pods.get(member).listen(interfaces.get(reverse ? interfaces.size() - 1 : 0),
                        port -> mark(ports, port)));
                }
                send(seen);
            } finally {
                for (Capture capture : captures) {
                    capture.close();
                }
            }
            seen.forEach((member, ports) -> expectShare(member, ports.size()));
        }
    }

    private static void mark(Set<Integer> ports, int port) {
        if (port >= FIRST_PORT && port < FIRST_PORT + FLOWS) {
            ports.add(port);
        }
    }

    /**
     * Sends in portions, so that no queue on the way overflows, and what is missing again: the kernel loses a packet
     * now and then. No flow may be seen at two instances.
     */
    private void send(Map<Member, Set<Integer>> seen) throws IOException {
        for (int sent = AT_ONCE; sent <= FLOWS; sent += AT_ONCE) {
            int end = FIRST_PORT + sent;
            for (int turn = 0; turn < TURNS && !missing(seen, end).isEmpty(); turn++) {
                send(missing(seen, end), seen, end);
            }
            assertEquals(way + " lost flows", List.of(), missing(seen, end));
            assertEquals(sent, seen.values().stream().mapToInt(Set::size).sum());
        }
    }

    private void send(List<Integer> ports, Map<Member, Set<Integer>> seen, int end) throws IOException {
        pods.get(reverse ? way.addressee() : way.from()).scatter(pods.get(reverse ? way.from() : way.addressee()), ipv6,
            ports);
        try {
            Awaitility.await().atMost(LIMIT).pollDelay(Duration.ZERO).until(() -> missing(seen, end).isEmpty());
        } catch (ConditionTimeoutException e) {
            LOG.info("{} of {} flows were lost on {}", missing(seen, end).size(), ports.size(), way);
        }
    }

    private static List<Integer> missing(Map<Member, Set<Integer>> seen, int end) {
        return IntStream.range(FIRST_PORT, end).boxed()
            .filter(port -> seen.values().stream().noneMatch(ports -> ports.contains(port))).toList();
    }

    private void expectShare(Member member, int flows) {
        double all = paths.stream().filter(this::isOnWay).mapToLong(ShareCheck::weight).sum();
        double share = weight(member) / all;
        double bound = DEVIATIONS * Math.sqrt(FLOWS * share * (1 - share))
            + (member.traffic() == Member.Traffic.L2 ? 0 : FLOWS * ROUNDING);
        assertTrue(member.name() + " got " + flows + " of " + FLOWS + " flows, expected " + FLOWS * share + " +- "
            + bound + ": " + paths, share > 0 && Math.abs(flows - FLOWS * share) <= bound);
    }

    private long weight(Member member) {
        return paths.stream().filter(path -> isOnWay(path) && visits(path, member)).mapToLong(ShareCheck::weight).sum();
    }

    private static long weight(JsonObject path) {
        return path.get("weight").getAsLong();
    }

    private boolean isOnWay(JsonObject path) {
        return visits(path, way.from()) && way.to().stream().anyMatch(end -> visits(path, end));
    }

    private static boolean visits(JsonObject path, Member member) {
        return Json.objects(path, "hop").stream().anyMatch(hop -> Json.text(hop, "pod").endsWith("/" + member.name()));
    }
}
