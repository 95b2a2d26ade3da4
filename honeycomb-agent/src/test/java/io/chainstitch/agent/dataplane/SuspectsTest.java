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

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.VppObject;
import java.io.File;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What ends VPP again and again is left alone, and nothing else. */
public class SuspectsTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder(new File("/tmp"));

    private final SetClock clock = new SetClock();
    private final Suspects suspects = new Suspects(clock);
    private final List<VppObject> tunnel = List.of(Samples.tunnel(Samples.TUNNEL, 5000));
    private final List<VppObject> loopback = List.of(Samples.loopback(Samples.UNDERLAY, 5));

    /** A clock that stands still. */
    private static final class SetClock extends Clock {
        private volatile Instant now = NOW;

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private void end(int times) {
        for (int time = 0; time < times; time++) {
            suspects.ended(tunnel);
        }
    }

    private void assertRests(Duration rest) {
        assertTrue(suspects.refusal(tunnel).isPresent());
        clock.pass(rest.minusMillis(1));
        assertTrue(suspects.refusal(tunnel).isPresent());
        clock.pass(Duration.ofMillis(1));
        assertEquals(Optional.empty(), suspects.refusal(tunnel));
    }

    @Test
    public void twiceMayBeByChance() {
        end(Suspects.CHANCES - 1);
        assertEquals(Optional.empty(), suspects.refusal(tunnel));
    }

    @Test
    public void refusalNamesTheObjectAndWhenItIsTriedAgain() {
        end(Suspects.CHANCES);
        assertEquals(Optional.of(tunnel.get(0).key() + ": VPP ended 3 times in a row while this was being made, so it"
            + " is left alone until 2026-01-01T00:01:00Z; look at VPP's log and whether its main heap is full"),
            suspects.refusal(tunnel));
        assertEquals(Optional.empty(), suspects.refusal(loopback));
    }

    @Test
    public void eachTimeItRestsTwiceAsLongUpToAnHour() {
        end(Suspects.CHANCES);
        assertRests(Duration.ofMinutes(1));
        end(1);
        assertRests(Duration.ofMinutes(2));
        end(4);
        assertRests(Duration.ofMinutes(32));
        end(1);
        assertRests(Duration.ofHours(1));
        end(100);
        assertRests(Duration.ofHours(1));
    }

    @Test
    public void whatVppMadeIsNoSuspectAnyMore() {
        end(Suspects.CHANCES - 1);
        suspects.cleared(tunnel);
        end(Suspects.CHANCES - 1);
        assertEquals(Optional.empty(), suspects.refusal(tunnel));
    }

    @Test
    public void whatHappenedLongAgoIsForgotten() {
        end(Suspects.CHANCES - 1);
        clock.pass(Duration.ofHours(2).plusMillis(1));
        suspects.ended(tunnel);
        assertEquals(Optional.empty(), suspects.refusal(tunnel));
    }

    private DataplaneOptions clocked(DataplaneOptions options) {
        return new DataplaneOptions(options.node(), options.apiSocket(), options.apiDefinitions(),
            options.dataDirectory(), options.scheduler(), options.executor(), clock, options.random(),
            options.requestTimeout());
    }

    @Test
    public void changeThatEndsVppEachTimeIsRefusedBeforeVppIsAsked() throws Exception {
        Path directory = folder.newFolder().toPath();
        try (VppUnderTest vpp = new EmulatedVpp(directory);
                CuttingRelay relay = new CuttingRelay(directory.resolve("relay.sock"), vpp.socket());
                DataplaneHarness agent = new DataplaneHarness(
                    new LostConnectionTest.Relayed(vpp, directory.resolve("relay.sock")), directory.resolve("data"),
                    this::clocked)) {
            agent.commit(Samples.loopback(Samples.UNDERLAY, 5), Samples.address(Samples.UNDERLAY, "172.16.0.1/24"));
            NodePlan fatal = DataplaneFixture.plus(agent.configured(), Samples.tunnel(Samples.TUNNEL, 5000));
            for (int time = 0; time < Suspects.CHANCES; time++) {
                long reconciliations = agent.dataplane().status().reconciliations();
                relay.cutAfter(0);
                String unknown = assertThrows(DataplaneException.class, () -> agent.apply(fatal)).getMessage();
                assertTrue(unknown, unknown.contains("when it answers again"));
                DataplaneHarness.until(() -> agent.dataplane().status().reconciliations() > reconciliations
                    && agent.dataplane().status().connected());
            }
            long writes = agent.dataplane().writes();
            for (var refused : List.of(assertThrows(DataplaneException.class, () -> agent.commit(fatal)),
                    assertThrows(DataplaneException.class, () -> agent.apply(fatal)))) {
                assertTrue(refused.getMessage(), refused.getMessage().startsWith(
                    Samples.tunnel(Samples.TUNNEL, 5000).key() + ": VPP ended 3 times in a row"));
            }
            assertEquals(writes, agent.dataplane().writes());
            agent.commit(DataplaneFixture.plus(agent.configured(), Samples.afPacket(Samples.POD_A, vpp.host(0))));
            clock.pass(Suspects.FIRST_REST);
            agent.commit(DataplaneFixture.plus(agent.configured(), Samples.tunnel(Samples.TUNNEL, 5000)));
            assertEquals(agent.configured(), agent.held());
        }
    }
}
