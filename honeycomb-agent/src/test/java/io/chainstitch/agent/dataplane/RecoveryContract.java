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
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.chainstitch.vpp.model.Attachment;
import io.chainstitch.vpp.model.CrossConnect;
import io.chainstitch.vpp.model.Interface;
import io.chainstitch.vpp.model.InterfaceState;
import io.chainstitch.vpp.model.MacAddress;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.ObjectKey;
import io.chainstitch.vpp.model.SubInterface;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.junit.Test;

/** How the dataplane comes back from restarts, losses and drift, on any VPP. */
public abstract class RecoveryContract extends DataplaneFixture {
    @Test
    public void restartedVppIsReconciledWithOtherIndexes() throws Exception {
        long spare = other.loopback(60);
        agent.commit(Samples.everyKind(vpp));
        // Which one of ours gets which index is a matter of time: they are made side by side.
        Set<Long> before = other.managed();
        assertTrue(before.stream().allMatch(index -> index > spare));
        other.close();
        agent.restartVpp();
        other = new OtherHand(vpp);
        assertEquals(agent.configured(), agent.held());
        assertNotEquals(before, other.managed());
        agent.commit(NodePlan.EMPTY);
        assertEquals(NodePlan.EMPTY, agent.held());
    }

    /** A controller that asks just then would otherwise push all that is being made. */
    @Test
    public void whoReadsANewVppReadsItFilled() throws Exception {
        agent.commit(Samples.everyKind(vpp));
        var read = new CompletableFuture<NodePlan>();
        var compared = new CompletableFuture<Comparison>();
        agent.dataplane().listen(new DataplaneListener() {
            @Override
            public void connectionChanged(DataplaneStatus status) {
                if (status.connected()) {
                    read.completeAsync(() -> unchecked(agent::held));
                    compared.completeAsync(() -> unchecked(agent.dataplane()::compare));
                }
            }

            @Override
            public void interfaceChanged(String name, boolean adminUp, boolean linkUp) {
                // Not of interest here.
            }

            @Override
            public void interfaceDeleted(String name) {
                // Not of interest here.
            }
        });
        other.close();
        agent.restartVpp();
        other = new OtherHand(vpp);
        assertEquals(agent.configured(), read.join());
        assertEquals(agent.configured(), compared.join().held());
    }

    private static <T> T unchecked(Callable<T> question) {
        try {
            return question.call();
        } catch (Exception e) {
            throw new CompletionException(e);
        }
    }

    /** What a pod has resolved as the address of its gateway stays right. */
    @Test
    public void anInterfaceHasTheSameHardwareAddressAfterARestart() throws Exception {
        agent.commit(Samples.everyKind(vpp));
        MacAddress before = other.hardwareAddress(Samples.POD_A);
        assertFalse(before.equals(other.hardwareAddress(Samples.POD_B)));
        other.close();
        agent.restartVpp();
        other = new OtherHand(vpp);
        assertEquals(before, other.hardwareAddress(Samples.POD_A));
    }

    @Test
    public void reconcileOfAnEqualStateWritesNothing() throws Exception {
        foreignObjects();
        agent.commit(Samples.everyKind(vpp));
        long writes = agent.dataplane().writes();
        agent.dataplane().reconcile();
        agent.dataplane().reconcile();
        assertEquals(writes, agent.dataplane().writes());
        assertEquals(Map.of(), agent.dataplane().status().failed());
    }

    @Test
    public void driftIsRepairedByReconcile() throws Exception {
        agent.commit(Samples.everyKind(vpp));
        drift();
        assertFalse(agent.configured().equals(agent.held()));
        agent.dataplane().reconcile();
        assertEquals(agent.configured(), agent.held());
        assertTrue(agent.dataplane().read().interfaces().get(Samples.POD_B).adminUp());
        long writes = agent.dataplane().writes();
        agent.dataplane().reconcile();
        assertEquals(writes, agent.dataplane().writes());
    }

    /** No frame passes it, so who compares must see that, and who writes it again must have it back. */
    @Test
    public void anInterfaceThatOthersTookDownCountsAsMissingAndIsRaisedByEnsure() throws Exception {
        agent.commit(Samples.everyKind(vpp));
        ObjectKey podB = agent.configured().interfaceNamed(Samples.POD_B).orElseThrow().key();
        other.call("sw_interface_set_flags", Map.of("sw_if_index", other.tagged("chainstitch/" + Samples.POD_B),
            "flags", 0));
        Comparison found = agent.dataplane().compare();
        assertNotEquals(found.configured().digest(), found.held().digest());
        assertTrue(agent.dataplane().read().objects().get(podB).isEmpty());
        long writes = agent.dataplane().writes();
        Set<ObjectKey> missing = new TreeSet<>(agent.configured().objects().keySet());
        missing.removeAll(agent.held().objects().keySet());
        agent.apply(agent.configured(), missing.toArray(ObjectKey[]::new));
        assertEquals(missing.size(), agent.dataplane().writes() - writes);
        assertEquals(agent.configured(), agent.held());
        assertTrue(agent.dataplane().read().interfaces().get(Samples.POD_B).adminUp());
        assertTrue(agent.dataplane().read().interfaces().get(Samples.POD_B + ".100").adminUp());
    }

    @Test
    public void comparisonShowsWhatIsConfiguredBesideWhatVppHoldsOfIt() throws Exception {
        foreignObjects();
        assertEquals(new Comparison(NodePlan.EMPTY, NodePlan.EMPTY), agent.dataplane().compare());
        agent.commit(Samples.everyKind(vpp));
        assertEquals(new Comparison(agent.configured(), agent.configured()), agent.dataplane().compare());
        drift();
        Comparison found = agent.dataplane().compare();
        assertEquals(agent.configured(), found.configured());
        assertFalse(found.configured().equals(found.held()));
        assertTrue(found.configured().objects().keySet().containsAll(found.held().objects().keySet()));
    }

    /** Others' interfaces without tags, in the place of what the agent had VPP make when it ended. */
    private void agentEndedInTheMiddle(Optional<VppLife> askedAnother) throws Exception {
        long loopback = other.loopback(60);
        long spare = other.loopback(61);
        other.call("create_vlan_subif", Map.of("sw_if_index", loopback, "vlan_id", 100));
        other.call("create_vlan_subif", Map.of("sw_if_index", spare, "vlan_id", 100));
        other.afPacket(vpp.host(0));
        other.afPacket(vpp.host(1));
        agent.restart(() -> {
            try (Ledger ledger = Ledger.open(data())) {
                if (askedAnother.isPresent()) {
                    ledger.meet(askedAnother);
                }
                ledger.intend(List.of(Samples.afPacket(Samples.POD_A, vpp.host(0)),
                    new SubInterface("loop60", 100, 1, 0, 0)));
            }
            return null;
        });
    }

    private Set<String> interfaces() throws DataplaneException {
        return agent.dataplane().read().interfaces().values().stream().map(InterfaceState::vppName)
            .collect(Collectors.toSet());
    }

    @Test
    public void whatThisVppWasAskedForAndHasNoTagIsRemoved() throws Exception {
        Set<String> before = interfaces();
        agentEndedInTheMiddle(Optional.empty());
        Set<String> left = interfaces();
        left.removeAll(before);
        assertEquals(left.toString(), 4, left.size());
        assertTrue(left.toString(), left.containsAll(Set.of("loop60", "loop61", "loop61.100")));
        assertTrue(left.toString(), left.stream().anyMatch(name -> name.endsWith(vpp.host(1))));
        agent.commit(plan(Samples.afPacket(Samples.POD_A, vpp.host(0)), new SubInterface("loop60", 100, 1, 0, 0)));
        assertEquals(agent.configured(), agent.held());
    }

    @Test
    public void whatAnEarlierVppWasAskedForLeavesOthersAlone() throws Exception {
        Set<String> before = interfaces();
        agentEndedInTheMiddle(Optional.of(new VppLife(other.call("control_ping", Map.of()).number("vpe_pid"),
            Instant.EPOCH, Instant.EPOCH.plusSeconds(1))));
        Set<String> left = interfaces();
        left.removeAll(before);
        assertEquals(left.toString(), 6, left.size());
        agent.dataplane().reconcile();
        agent.dataplane().reconcile();
        left.removeAll(interfaces());
        assertEquals(Set.of(), left);
    }

    /** VPP is not even asked: what it is asked for could be taken for half made when it does not answer. */
    @Test
    public void whatAStartUpScriptMadeInThePlaceOfOursIsLeftAlone() throws Exception {
        agent.commit(plan(Samples.afPacket(Samples.POD_A, vpp.host(0))));
        other.close();
        agent.restart(() -> {
            vpp.stop();
            vpp.start();
            other = new OtherHand(vpp);
            other.afPacket(vpp.host(0));
            return null;
        });
        Set<String> before = interfaces();
        for (int times = 0; times < 3; times++) {
            String message = agent.dataplane().status().failed().values().toString();
            assertTrue(message, message.contains("Chainstitch did not make that"));
            long writes = agent.dataplane().writes();
            agent.dataplane().reconcile();
            assertEquals(writes, agent.dataplane().writes());
            assertEquals(before, interfaces());
        }
    }

    private void drift() {
        long podA = other.tagged("chainstitch/" + Samples.POD_A);
        long podB = other.tagged("chainstitch/" + Samples.POD_B);
        long tunnel = other.tagged("chainstitch/" + Samples.TUNNEL);
        other.crossConnect(tunnel, podB, true);
        other.removeAddress(podA, "10.0.0.254/24");
        other.neighbor(podA, "10.0.0.1", "02:00:00:00:00:77");
        other.route(1000, "10.9.0.0/24", "10.0.0.77");
        other.call("delete_loopback", Map.of("sw_if_index", other.tagged("chainstitch/" + Samples.UNDERLAY)));
        other.call("sw_interface_set_flags", Map.of("sw_if_index", podB, "flags", 0));
    }

    @Test
    public void driftIsRepairedByEnsure() throws Exception {
        agent.commit(Samples.everyKind(vpp));
        CrossConnect cross = new CrossConnect(Samples.TUNNEL, Samples.POD_B + ".100");
        long tunnel = other.tagged("chainstitch/" + Samples.TUNNEL);
        other.crossConnect(tunnel, 0, false);
        agent.apply(agent.configured(), cross.key());
        assertEquals(agent.configured(), agent.held());
        other.call("af_packet_delete", Map.of("host_if_name", vpp.host(0)));
        agent.apply(agent.configured(), agent.configured().interfaceNamed(Samples.POD_A).orElseThrow().key());
        assertEquals(agent.configured(), agent.held());
    }

    @Test
    public void lostLedgerAdoptsWhatIsEqualAndDeletesNothing() throws Exception {
        agent.commit(Samples.everyKind(vpp));
        TreeSet<String> before = other.everything();
        agent.restart(() -> Files.deleteIfExists(data().resolve("ledger")));
        assertEquals(before, other.everything());
        assertEquals(Map.of(), agent.dataplane().status().failed());
        agent.commit(NodePlan.EMPTY);
        assertEquals(1, agent.dataplane().read().interfaces().size());
    }

    @Test
    public void lostLedgerLeavesWhatDiffers() throws Exception {
        agent.commit(Samples.everyKind(vpp));
        NodePlan kept = plan(new Interface(Samples.POD_A, new Attachment.AfPacket(vpp.host(0)), 0, 0));
        TreeSet<String> before = other.everything();
        agent.close();
        Files.delete(data().resolve("ledger"));
        agent = new DataplaneHarness(vpp, data());
        assertEquals(before, other.everything());
        agent.dataplane().reconcile();
        assertEquals(before, other.everything());
        DataplaneException refused = assertThrows(DataplaneException.class, () -> agent.commit(kept));
        assertTrue(refused.getMessage(), refused.getMessage().contains("did not make"));
    }

    @Test
    public void agentThatComesBackKnowsItsObjects() throws Exception {
        agent.commit(Samples.everyKind(vpp));
        TreeSet<String> before = other.everything();
        agent.restart(() -> null);
        assertEquals(before, other.everything());
        assertEquals(0, agent.dataplane().writes());
        agent.commit(NodePlan.EMPTY);
        assertEquals(1, agent.dataplane().read().interfaces().size());
    }

    @Test
    public void interfaceMadeJustBeforeACrashIsRecognised() throws Exception {
        Interface pod = Samples.afPacket(Samples.POD_A, vpp.host(0));
        agent.restart(() -> {
            try (Ledger ledger = Ledger.open(data())) {
                ledger.intend(List.of(pod, new SubInterface("loop9", 9, 0)));
            }
            other.afPacket(vpp.host(0));
            other.subInterface(other.loopback(9), 9);
            return null;
        });
        agent.commit(pod);
        assertEquals(agent.configured(), agent.held());
        assertFalse(agent.dataplane().read().interfaces().containsKey("loop9.9"));
    }

    @Test
    public void badObjectKeepsNoOtherDown() throws Exception {
        agent.commit(Samples.everyKind(vpp));
        Interface bad = Samples.afPacket("pod/ns/bad/eth1", "nosuchhost");
        CrossConnect needsBad = new CrossConnect(bad.name(), Samples.POD_A);
        NodePlan configured = plus(agent.configured(), bad, needsBad);
        agent.dataplane().configured(configured);
        agent.dataplane().reconcile();
        DataplaneStatus status = agent.dataplane().status();
        assertEquals(Set.of(bad.key(), needsBad.key()), status.failed().keySet());
        assertTrue(status.failed().get(bad.key()), status.failed().get(bad.key()).contains("-71"));
        assertEquals(agent.configured(), agent.held());
        long before = agent.dataplane().writes();
        DataplaneHarness.until(() -> agent.dataplane().writes() > before);
        agent.dataplane().configured(agent.configured());
        assertEquals(Map.of(), agent.dataplane().status().failed());
    }

    @Test
    public void failedObjectIsMadeWhenItsObstacleGoes() throws Exception {
        Interface pod = Samples.afPacket(Samples.POD_A, vpp.host(0));
        long obstacle = other.afPacket(vpp.host(0));
        agent.dataplane().configured(plan(pod));
        agent.dataplane().reconcile();
        assertEquals(Set.of(pod.key()), agent.dataplane().status().failed().keySet());
        assertTrue(obstacle > 0);
        other.call("af_packet_delete", Map.of("host_if_name", vpp.host(0)));
        DataplaneHarness.until(() -> agent.dataplane().status().failed().isEmpty());
        assertEquals(Optional.of(pod), agent.dataplane().read().objects().get(pod.key()));
    }

    @Test
    public void absentVppIsAClearRefusal() throws Exception {
        agent.commit(Samples.everyKind(vpp));
        other.close();
        vpp.stop();
        DataplaneHarness.until(() -> !agent.dataplane().status().connected());
        DataplaneException refused = assertThrows(DataplaneException.class, () -> agent.apply(NodePlan.EMPTY));
        assertTrue(refused.getMessage(), refused.getMessage().startsWith("VPP cannot be reached"));
        assertThrows(DataplaneException.class, () -> agent.dataplane().read());
        vpp.start();
        DataplaneHarness.until(() -> agent.dataplane().status().connected());
        agent.dataplane().reconcile();
        assertEquals(agent.configured(), agent.held());
        other = new OtherHand(vpp);
    }

    @Test
    public void foreignDeletionMakesIndexesBeReadAgain() throws Exception {
        NodePlan base = plan(Samples.afPacket(Samples.POD_A, vpp.host(0)),
            Samples.afPacket(Samples.POD_B, vpp.host(1)));
        long gap = other.loopback(60);
        agent.commit(base);
        agent.commit(plus(base, Samples.address("loop60", "10.60.0.1/24")));
        agent.commit(base);
        other.call("delete_loopback", Map.of("sw_if_index", gap));
        long reused = other.loopback(61);
        assertEquals(gap, reused);
        DataplaneException refused = assertThrows(DataplaneException.class,
            () -> agent.dataplane().apply(base, plus(base, Samples.address("loop60", "10.60.0.1/24")),
                Set.of()));
        assertTrue(refused.getMessage(), refused.getMessage().contains("VPP has no interface loop60"));
    }

    @Test
    public void reconciliationRightAfterAChangeKeepsIt() throws Exception {
        NodePlan after = plan(Samples.loopback(Samples.UNDERLAY, 5));
        agent.dataplane().apply(NodePlan.EMPTY, after, Set.of());
        agent.dataplane().reconcile();
        assertTrue(agent.dataplane().read().objects().get(after.objects().firstKey()).isPresent());
    }
}
