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
import static org.junit.Assert.assertTrue;

import io.chainstitch.vpp.model.Attachment;
import io.chainstitch.vpp.model.CrossConnect;
import io.chainstitch.vpp.model.Interface;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.IpFamily;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.SidBehavior;
import io.chainstitch.vpp.model.Table;
import io.chainstitch.vpp.model.TableRef;
import io.chainstitch.vpp.model.VppObject;
import io.chainstitch.vpp.model.Vxlan;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** A change costs what it touches, not what the node holds. */
public class ChangeCostTest {
    private static final int CHAINS = 50;
    /** Octets of one address dump and one question for a table, with their answers, and some air. */
    private static final long FEW = 1000;
    private static final int TRIES = 3;
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder(new File("/tmp"));

    private static List<VppObject> part(int number) {
        String pod = "pod/ns/p" + number + "/eth1";
        String tunnel = "vxlan/" + number;
        return List.of(Samples.loopback(pod, 100 + number),
            new Vxlan(tunnel, IpAddress.of("192.168.70.1"), IpAddress.of("192.168.70.2"), 100 + number),
            new CrossConnect(pod, tunnel), new CrossConnect(tunnel, pod));
    }

    /** Between two functions: a SID towards one, and what comes back from it goes into a policy. */
    private static List<VppObject> segments(int number) {
        String pod = "pod/ns/p" + number + "/eth1";
        return List.of(Samples.loopback(pod, 100 + number),
            SegmentRoutingSamples.sid(number, new SidBehavior.EndDx2(pod)),
            SegmentRoutingSamples.policy(number, "1 fcbb:bb00:2::" + number),
            SegmentRoutingSamples.frames(pod, number),
            SegmentRoutingSamples.packets(1000, "10.0.0." + number + "/32", number));
    }

    @Test
    public void checkOfSegmentRoutingReadsNothingOfTheOthers() throws Exception {
        Path directory = folder.newFolder().toPath();
        Path socket = directory.resolve("relay.sock");
        try (EmulatedVpp vpp = new EmulatedVpp(directory);
                CuttingRelay relay = new CuttingRelay(socket, vpp.socket());
                DataplaneHarness agent = new DataplaneHarness(new LostConnectionTest.Relayed(vpp, socket),
                    directory.resolve("data"))) {
            agent.commit(Samples.TABLE4);
            NodePlan one = NodePlan.of(segments(CHAINS + 1));
            agent.dataplane().validate(NodePlan.EMPTY, one);
            long empty = cost(agent, relay, one);
            List<VppObject> all = new ArrayList<>(List.of(Samples.TABLE4));
            for (int i = 1; i <= CHAINS; i++) {
                all.addAll(segments(i));
            }
            agent.commit(NodePlan.of(all));
            assertEquals(empty, cost(agent, relay, one));
            assertTrue(empty + " octets", empty < FEW);
            agent.dataplane().apply(NodePlan.EMPTY, one, Set.of());
        }
    }

    /** A table of its own, and a proxy in front of a function on an interface that is made with it. */
    private static List<VppObject> proxied(int number) {
        String pod = "pod/ns/p" + number + "/eth1";
        return List.of(Samples.loopback(pod, 100 + number),
            new Table(new TableRef(IpFamily.IPV4, 2000 + number), "chainstitch/chain" + number),
            SegmentRoutingSamples.sid(number, new SidBehavior.EndAd(pod, pod, Optional.empty())),
            SegmentRoutingSamples.policy(number, "1 fcbb:bb00:2::" + number),
            SegmentRoutingSamples.packets(2000 + number, "10.0.0." + number + "/32", number));
    }

    @Test
    public void checkOfTablesAndProxiesReadsNothingOfTheOthers() throws Exception {
        Path directory = folder.newFolder().toPath();
        Path socket = directory.resolve("relay.sock");
        try (EmulatedVpp vpp = new EmulatedVpp(directory);
                CuttingRelay relay = new CuttingRelay(socket, vpp.socket());
                DataplaneHarness agent = new DataplaneHarness(new LostConnectionTest.Relayed(vpp, socket),
                    directory.resolve("data"))) {
            NodePlan one = NodePlan.of(proxied(CHAINS + 1));
            agent.dataplane().validate(NodePlan.EMPTY, one);
            long empty = cost(agent, relay, one);
            List<VppObject> all = new ArrayList<>();
            for (int i = 1; i <= CHAINS; i++) {
                all.addAll(proxied(i));
            }
            agent.commit(NodePlan.of(all));
            assertEquals(empty, cost(agent, relay, one));
            agent.dataplane().apply(NodePlan.EMPTY, one, Set.of());
        }
    }

    @Test
    public void checkOfOneChainReadsNothingOfTheOthers() throws Exception {
        Path directory = folder.newFolder().toPath();
        Path socket = directory.resolve("relay.sock");
        try (EmulatedVpp vpp = new EmulatedVpp(directory);
                CuttingRelay relay = new CuttingRelay(socket, vpp.socket());
                DataplaneHarness agent = new DataplaneHarness(new LostConnectionTest.Relayed(vpp, socket),
                    directory.resolve("data"));
                OtherHand other = new OtherHand(vpp)) {
            other.address(other.loopback(70), "192.168.70.1/24");
            NodePlan one = NodePlan.of(part(CHAINS));
            agent.dataplane().validate(NodePlan.EMPTY, one);
            long empty = cost(agent, relay, one);
            List<VppObject> all = new ArrayList<>();
            for (int i = 0; i < CHAINS; i++) {
                all.addAll(part(i));
            }
            agent.commit(NodePlan.of(all));
            long full = cost(agent, relay, one);
            assertEquals(empty, full);
            assertTrue(full + " octets", full < FEW);
            agent.dataplane().apply(NodePlan.EMPTY, one, Set.of());
        }
    }

    @Test
    public void removalOfMemifReadsNothingOfTheOthers() throws Exception {
        Path directory = folder.newFolder().toPath();
        Path socket = directory.resolve("relay.sock");
        try (EmulatedVpp vpp = new EmulatedVpp(directory);
                CuttingRelay relay = new CuttingRelay(socket, vpp.socket());
                DataplaneHarness agent = new DataplaneHarness(new LostConnectionTest.Relayed(vpp, socket),
                    directory.resolve("data"))) {
            String file = directory.resolve("m.sock").toString();
            agent.commit(NodePlan.of(List.of(memif(file, 0))));
            long alone = removalCost(agent, relay, memif(file, 1));
            for (int i = 2; i <= CHAINS; i++) {
                agent.dataplane().apply(NodePlan.EMPTY, NodePlan.of(List.of(memif(file, i))), Set.of());
            }
            long full = removalCost(agent, relay, memif(file, CHAINS + 1));
            assertTrue(full + " octets instead of " + alone, full < alone + CHAINS);
        }
    }

    private static VppObject memif(String file, int number) {
        return new Interface("pod/ns/p" + (number + 100) + "/eth1",
            new Attachment.Memif(file, number, Attachment.Memif.Role.MASTER));
    }

    private static long removalCost(DataplaneHarness agent, CuttingRelay relay, VppObject memif) throws Exception {
        NodePlan plan = NodePlan.of(List.of(memif));
        long least = Long.MAX_VALUE;
        for (int i = 0; i < TRIES; i++) {
            agent.dataplane().apply(NodePlan.EMPTY, plan, Set.of());
            quiet(relay);
            long before = relay.total();
            agent.dataplane().apply(plan, NodePlan.EMPTY, Set.of());
            quiet(relay);
            least = Math.min(least, relay.total() - before);
        }
        return least;
    }

    /** Octets both ways for a check; the least of some, since late word of interfaces may come between. */
    private static long cost(DataplaneHarness agent, CuttingRelay relay, NodePlan change) throws Exception {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < TRIES; i++) {
            quiet(relay);
            long before = relay.total();
            agent.dataplane().validate(NodePlan.EMPTY, change);
            least = Math.min(least, relay.total() - before);
        }
        return least;
    }

    /** Waits until all that was going on has ended. */
    private static void quiet(CuttingRelay relay) {
        long[] seen = {-1};
        DataplaneHarness.until(() -> {
            long before = seen[0];
            seen[0] = relay.total();
            return before == seen[0];
        });
    }
}
