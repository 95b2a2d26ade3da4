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

import com.pholser.junit.quickcheck.Property;
import com.pholser.junit.quickcheck.generator.InRange;
import com.pholser.junit.quickcheck.runner.JUnitQuickcheck;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.SubInterface;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.Rule;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;

/** The connection to VPP ends somewhere within a commit. */
@RunWith(JUnitQuickcheck.class)
public class LostConnectionTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder(new File("/tmp"));

    /** The emulator, seen through the relay. */
    record Relayed(VppUnderTest vpp, Path socket) implements VppUnderTest {
        @Override
        public Optional<Path> definitions() {
            return vpp.definitions();
        }

        @Override
        public String host(int number) {
            return vpp.host(number);
        }

        @Override
        public void stop() throws IOException, InterruptedException {
            vpp.stop();
        }

        @Override
        public void start() throws IOException, InterruptedException {
            vpp.start();
        }

        @Override
        public void close() throws IOException, InterruptedException {
            vpp.close();
        }
    }

    @Property(trials = 40)
    public void vppIsBroughtToTheOldOrTheNewConfiguration(@InRange(minInt = 0, maxInt = 6000) int octets,
            boolean removal) throws Exception {
        cut(octets, removal, Samples::everyKind);
    }

    @Property(trials = 60)
    public void segmentRoutingIsBroughtToTheOldOrTheNewConfiguration(@InRange(minInt = 0, maxInt = 18000) int octets,
            boolean removal) throws Exception {
        cut(octets, removal, SegmentRoutingSamples::all);
    }

    /** What the ledger holds is not there any more, and what is made anew has no tag yet when the connection ends. */
    @Property(trials = 25)
    public void vppThatRestartedIsBroughtToTheConfigurationAtASecondAttempt(
            @InRange(minInt = 0, maxInt = 12000) int octets) throws Exception {
        Path directory = folder.newFolder().toPath();
        try (VppUnderTest vpp = new EmulatedVpp(directory);
                CuttingRelay relay = new CuttingRelay(directory.resolve("relay.sock"), vpp.socket());
                DataplaneHarness agent = new DataplaneHarness(new Relayed(vpp, directory.resolve("relay.sock")),
                    directory.resolve("data"))) {
            agent.commit(SegmentRoutingSamples.all(vpp));
            long reconciliations = agent.dataplane().status().reconciliations();
            vpp.stop();
            DataplaneHarness.until(() -> !agent.dataplane().status().connected());
            relay.cutAfter(octets);
            vpp.start();
            DataplaneHarness.until(() -> agent.dataplane().status().reconciliations() > reconciliations
                && agent.dataplane().status().connected());
            relay.spare();
            assertEquals(Map.of(), agent.dataplane().status().failed());
            assertEquals(agent.configured(), agent.held());
        }
    }

    /** VPP refuses when the deletions have run; what is made anew has no tag yet when the connection ends. */
    @Property(trials = 40)
    public void refusedChangeLeavesVppAsItWas(@InRange(minInt = 0, maxInt = 2000) int octets) throws Exception {
        Path directory = folder.newFolder().toPath();
        try (VppUnderTest vpp = new EmulatedVpp(directory);
                CuttingRelay relay = new CuttingRelay(directory.resolve("relay.sock"), vpp.socket());
                DataplaneHarness agent = new DataplaneHarness(new Relayed(vpp, directory.resolve("relay.sock")),
                    directory.resolve("data"));
                OtherHand other = new OtherHand(vpp)) {
            agent.commit(Samples.loopback(Samples.UNDERLAY, 5), Samples.address(Samples.UNDERLAY, "172.16.0.1/24"),
                Samples.tunnel(Samples.TUNNEL, 5000), Samples.afPacket(Samples.POD_A, vpp.host(0)),
                new SubInterface(Samples.POD_A, 100, 1));
            int before = other.everything().size();
            long reconciliations = agent.dataplane().status().reconciliations();
            relay.cutAfter(octets);
            assertThrows(DataplaneException.class,
                () -> agent.apply(NodePlan.of(List.of(Samples.afPacket(Samples.POD_B, "nosuchhost")))));
            if (!relay.spare()) {
                DataplaneHarness.until(() -> agent.dataplane().status().reconciliations() > reconciliations
                    && agent.dataplane().status().connected());
            }
            assertEquals(Map.of(), agent.dataplane().status().failed());
            assertEquals(agent.configured(), agent.held());
            assertEquals(before, other.everything().size());
        }
    }

    private void cut(int octets, boolean removal, Function<VppUnderTest, NodePlan> sample) throws Exception {
        Path directory = folder.newFolder().toPath();
        try (VppUnderTest vpp = new EmulatedVpp(directory);
                CuttingRelay relay = new CuttingRelay(directory.resolve("relay.sock"), vpp.socket());
                DataplaneHarness agent = new DataplaneHarness(new Relayed(vpp, directory.resolve("relay.sock")),
                    directory.resolve("data"));
                OtherHand other = new OtherHand(vpp)) {
            NodePlan full = sample.apply(vpp);
            NodePlan after = removal ? NodePlan.EMPTY : full;
            if (removal) {
                agent.commit(full);
            }
            TreeSet<String> before = other.everything();
            long reconciliations = agent.dataplane().status().reconciliations();
            relay.cutAfter(octets);
            boolean applied = attempt(agent, after);
            boolean cut = !relay.spare();
            if (cut) {
                DataplaneHarness.until(() -> agent.dataplane().status().reconciliations() > reconciliations
                    && agent.dataplane().status().connected());
            }
            assertEquals(agent.configured(), agent.held());
            if (!applied && !removal) {
                assertEquals(before, other.everything());
            } else if (!applied) {
                assertEquals(before.size(), other.everything().size());
            } else if (removal) {
                assertEquals(1, agent.dataplane().read().interfaces().size());
            }
            long writes = agent.dataplane().writes();
            agent.dataplane().reconcile();
            assertEquals(writes, agent.dataplane().writes());
        }
    }

    private static boolean attempt(DataplaneHarness agent, NodePlan after) {
        try {
            agent.apply(after);
            return true;
        } catch (DataplaneException e) {
            assertTrue(e.getMessage(), e.getMessage().contains("when it answers again")
                || e.getMessage().startsWith("VPP cannot be read"));
            return false;
        }
    }
}
