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
package io.chainstitch.agent.dataplane;

import io.chainstitch.vpp.api.ApiMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * By what one run of VPP is told from the next: its process, and that the next one starts after this one was seen last.
 * In containers each has the same process id.
 *
 * @param process VPP's process id
 * @param started when it started, by how long it says that it has run; it may be a little later
 * @param seen when it was seen last
 */
record VppLife(long process, Instant started, Instant seen) {
    /** VPP begins to count its time a little after its start, and measures how fast its clock is only then. */
    private static final Duration SLACK = Duration.ofSeconds(1);
    /** Of how much of its time VPP may be wrong by one part. */
    private static final int DRIFT = 100;
    /** VPP writes no zero before the point. */
    private static final Pattern UPTIME = Pattern.compile("^Time now ([0-9]{0,12}\\.[0-9]{1,9})\\b");
    private static final double MILLIS = 1e3;

    /** Asks a VPP; empty when it refuses to tell. */
    static CompletableFuture<Optional<VppLife>> of(VppSession vpp, Clock clock) {
        return Answers.unlessRefused(vpp.query("control_ping", Map.of()).thenCompose(ping -> {
            Instant asked = clock.instant();
            return vpp.query("cli_inband", Map.of("cmd", "show clock"))
                .thenApply(answer -> of(ping.number("vpe_pid"), answer, asked));
        })).thenApply(life -> life.flatMap(Function.identity()));
    }

    private static Optional<VppLife> of(long process, ApiMessage answer, Instant asked) {
        Matcher match = UPTIME.matcher(answer.text("reply"));
        if (!match.find()) {
            return Optional.empty();
        }
        Duration uptime = Duration.ofMillis(Math.round(Double.parseDouble(match.group(1)) * MILLIS));
        return Optional.of(new VppLife(process, asked.minus(uptime), asked));
    }

    /** Whether it is the run that was seen before: what started later is not. */
    boolean isSame(VppLife before) {
        Duration slack = SLACK.plus(Duration.between(started, seen).dividedBy(DRIFT));
        return process == before.process && !started.minus(slack).isAfter(before.seen);
    }

    String print() {
        return process + " " + started.toEpochMilli() + " " + seen.toEpochMilli();
    }

    /**
     * Reads what {@link #print} wrote.
     *
     * @throws IllegalArgumentException when it is something else
     */
    static VppLife parse(String text) {
        String[] parts = text.split(" ", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("not a run of VPP: " + text);
        }
        return new VppLife(Long.parseLong(parts[0]), Instant.ofEpochMilli(Long.parseLong(parts[1])),
            Instant.ofEpochMilli(Long.parseLong(parts[2])));
    }
}
