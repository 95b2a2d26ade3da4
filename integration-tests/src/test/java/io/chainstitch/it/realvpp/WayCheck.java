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

import io.chainstitch.it.srv6.Member;
import io.chainstitch.it.srv6.Way;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** Pings along a way, and tells from captures whether each packet passed every interface in order. */
final class WayCheck {
    private static final int COUNT = 5;
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final Map<Member, MemberPod> pods;
    private final Way way;
    private final boolean ipv6;

    WayCheck(Map<Member, MemberPod> pods, Way way, boolean ipv6) {
        this.pods = pods;
        this.way = way;
        this.ipv6 = ipv6;
    }

    void run() throws IOException {
        MemberPod from = pods.get(way.from());
        MemberPod to = pods.get(way.addressee());
        for (MemberPod pod : List.of(from, to)) {
            if (pod.member().wiring().network()) {
                pod.meetVpp();
            }
        }
        if (!way.bothWays()) {
            from.knows(to);
            to.knows(from);
        }
        Map<String, Capture> captures = new HashMap<>();
        try {
            capture("0", List.of(way.from()), captures);
            for (int position = 0; position < way.through().size(); position++) {
                capture(Integer.toString(position + 1), way.through().get(position), captures);
            }
            capture(Integer.toString(way.through().size() + 1), way.to(), captures);
            Ping ping = from.ping(to, ipv6, COUNT);
            assertEquals(way.toString(), way.bothWays() ? Ping.all(COUNT) : new Ping(COUNT, 0), ping);
            expect(captures, Frame.Echo.REQUEST, expected());
            if (way.bothWays()) {
                List<String> back = new ArrayList<>(expected());
                Collections.reverse(back);
                expect(captures, Frame.Echo.REPLY, back);
            }
        } finally {
            for (Capture capture : captures.values()) {
                capture.close();
            }
        }
    }

    private void capture(String position, List<Member> group, Map<String, Capture> captures) throws IOException {
        for (Member member : group) {
            for (String each : member.kind().interfaces()) {
                captures.put(position + " " + each + " " + member.name(), pods.get(member).capture(each));
            }
            if (member.wiring().tagged()) {
                captures.put(position + " trunk " + member.name(), pods.get(member).captureTagged());
            }
        }
    }

    /** Position and interface of each sighting of a request. */
    private List<String> expected() {
        List<String> places = new ArrayList<>(List.of("0 eth1"));
        if (way.from().wiring().tagged()) {
            places.add("0 trunk vlan " + Member.VLAN);
        }
        for (int position = 0; position < way.through().size(); position++) {
            List<String> interfaces = way.through().get(position).get(0).kind().interfaces();
            places.add(position + 1 + " " + interfaces.get(0));
            places.add(position + 1 + " " + interfaces.get(interfaces.size() - 1));
        }
        int last = way.through().size() + 1;
        if (way.addressee().wiring().tagged()) {
            places.add(last + " trunk vlan " + Member.VLAN);
        }
        places.add(last + " eth1");
        return places;
    }

    private void expect(Map<String, Capture> captures, Frame.Echo echo, List<String> places) {
        for (int sequence = 1; sequence <= COUNT; sequence++) {
            int number = sequence;
            Awaitility.await(echo + " " + sequence + " of " + way).atMost(LIMIT).pollDelay(Duration.ZERO)
                .untilAsserted(() -> assertEquals(places, sightings(captures, echo, number)));
        }
    }

    private static List<String> sightings(Map<String, Capture> captures, Frame.Echo echo, int sequence) {
        record Sighting(long time, String place) {
        }

        List<Sighting> seen = new ArrayList<>();
        captures.forEach((place, capture) -> capture.frames().stream()
            .filter(frame -> frame.echo() == echo && frame.sequence() == sequence)
            .forEach(frame -> seen.add(new Sighting(frame.time(), place.replaceFirst(" [^ ]*$", "")
                + (frame.vlan() == 0 ? "" : " vlan " + frame.vlan())))));
        return seen.stream().sorted(Comparator.comparingLong(Sighting::time)).map(Sighting::place).toList();
    }
}
