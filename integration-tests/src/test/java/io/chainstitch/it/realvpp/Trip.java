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

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/** Captures at the interfaces that packets must pass, in the order in which they must pass them. */
final class Trip implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final List<Capture> captures;

    private Trip(List<Capture> captures) {
        this.captures = captures;
    }

    /** Starts to capture at places, each {@code POD INTERFACE}, or {@code external h0}. */
    static Trip along(Lab lab, String... places) throws IOException {
        Trip trip = new Trip(new ArrayList<>());
        try {
            for (String place : places) {
                String[] words = place.split(" ");
                trip.captures.add(words[0].equals("external")
                    ? Capture.start(lab.external().namespace(), words[1], "")
                    : lab.pod(words[0]).capture(words[1]));
            }
            return trip;
        } catch (IOException e) {
            trip.close();
            throw e;
        }
    }

    /** The same captures the other way round. */
    Trip reversed() {
        List<Capture> reversed = new ArrayList<>(captures);
        Collections.reverse(reversed);
        return new Trip(reversed);
    }

    /** Each packet was seen once at each place, and at each later than at the one before. */
    void expectInOrder(int count, Frame.Echo echo) {
        await(count, echo);
        Map<Integer, List<Frame>> packets = new TreeMap<>();
        for (Capture capture : captures) {
            capture.frames().stream().filter(frame -> frame.echo() == echo)
                .forEach(frame -> packets.computeIfAbsent(frame.sequence(), key -> new ArrayList<>()).add(frame));
        }
        assertEquals(count, packets.size());
        packets.values().forEach(this::expectInOrder);
    }

    private void expectInOrder(List<Frame> packet) {
        assertEquals(packet.toString(), captures.size(), packet.size());
        for (int i = 1; i < packet.size(); i++) {
            assertTrue(packet.toString(), packet.get(i - 1).time() < packet.get(i).time());
        }
    }

    /** Waits until each place has seen so many. */
    void await(long count, Frame.Echo echo) {
        Awaitility.await(count + " at each place").atMost(LIMIT).pollDelay(Duration.ZERO)
            .untilAsserted(() -> assertEquals(Collections.nCopies(captures.size(), count), counts(echo)));
    }

    /** How many were seen at each place. */
    List<Long> counts(Frame.Echo echo) {
        return captures.stream().map(capture -> capture.count(echo)).toList();
    }

    /** The VLAN tags seen at a place; 0 = untagged. */
    Set<Integer> tags(int place) {
        return captures.get(place).frames().stream().map(Frame::vlan).collect(Collectors.toSet());
    }

    @Override
    public void close() throws IOException {
        for (Capture capture : captures) {
            capture.close();
        }
    }
}
