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

import io.chainstitch.it.harness.VppOperator;
import io.chainstitch.it.srv6.Member;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Pings from one end of a chain to the other, about one each millisecond, counted by the VPPs at both ends. */
final class PacketStream {
    private static final double MILLISECONDS = 1000;

    private final SegmentRoutingLab lab;
    private final Member from;
    private final Member to;
    private final int seconds;
    private final Counts start;
    private final Counts end;
    private final CompletableFuture<Ping> ping;

    private PacketStream(SegmentRoutingLab lab, MemberPod from, MemberPod to, boolean ipv6, int seconds) {
        this.lab = lab;
        this.from = from.member();
        this.to = to.member();
        this.seconds = seconds;
        start = counts(this.from);
        end = counts(this.to);
        ping = CompletableFuture.supplyAsync(() -> {
            try {
                return from.stream(to, ipv6, seconds);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }, task -> new Thread(task, "stream").start());
    }

    /** What VPP took from a pod, and gave to it. */
    private record Counts(long received, long sent) {
    }

    /**
     * What became of a stream.
     *
     * @param sent packets that the first VPP took from the start
     * @param lostForward how many of them the last VPP did not give to the end; below 0 when it gave more
     * @param lostBack the same for the answers
     * @param unanswered requests without an answer at the start: what the machine lost is in it
     * @param rate requests in a second
     */
    record Outcome(long sent, long lostForward, long lostBack, long unanswered, double rate) {

        /** {@return for how many milliseconds of the stream nothing passed, for each of so many updates} */
        String blocked(int updates) {
            double lost = Math.max(Math.max(lostForward, lostBack), 0);
            return String.format(Locale.ROOT, "%.2f", lost / rate * MILLISECONDS / Math.max(updates, 1));
        }
    }

    static PacketStream start(SegmentRoutingLab lab, MemberPod from, MemberPod to, boolean ipv6, int seconds) {
        return new PacketStream(lab, from, to, ipv6, seconds);
    }

    boolean running() {
        return !ping.isDone();
    }

    /** Waits for its end. */
    Outcome outcome() {
        Ping counted = ping.join();
        Counts startNow = counts(from);
        Counts endNow = counts(to);
        long sent = startNow.received() - start.received();
        return new Outcome(sent, sent - (endNow.sent() - end.sent()),
            endNow.received() - end.received() - (startNow.sent() - start.sent()),
            counted.sent() - counted.received(), (double) counted.sent() / seconds);
    }

    private Counts counts(Member member) {
        VppOperator vpp = lab.vpp(member.node());
        String text = vpp.cli("show interface host-" + member.host(0));
        return new Counts(count("rx packets", text), count("tx packets", text));
    }

    /** A counter that is 0 is not shown. */
    private static long count(String what, String text) {
        Matcher found = Pattern.compile(what + "\\s+(\\d+)").matcher(text);
        return found.find() ? Long.parseLong(found.group(1)) : 0;
    }
}
