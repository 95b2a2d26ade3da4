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
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.Route;
import io.chainstitch.vpp.model.VppObject;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The disk of the ledger is full for a while. */
public class FullDiskTest {
    private static final VppObject POD = Samples.loopback(Samples.POD_A, 1);

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder(new File("/tmp"));

    private VppUnderTest vpp;
    private CuttingRelay relay;
    private CrowdedFile file;
    private DataplaneHarness agent;

    @Before
    public void start() throws Exception {
        Path data = Files.createDirectory(folder.getRoot().toPath().resolve("data"));
        vpp = new EmulatedVpp(folder.newFolder("v").toPath());
        Path socket = folder.getRoot().toPath().resolve("relay.sock");
        relay = new CuttingRelay(socket, vpp.socket());
        file = new CrowdedFile(data);
        agent = new DataplaneHarness(new LostConnectionTest.Relayed(vpp, socket), data, file);
    }

    @After
    public void stop() throws Exception {
        agent.close();
        relay.close();
        vpp.close();
    }

    private boolean holds(VppObject object) throws DataplaneException {
        return agent.dataplane().read().objects().get(object.key()).isPresent();
    }

    private void assertToldUntilThereIsRoom() {
        String message = agent.dataplane().status().message();
        assertTrue(message, message.contains(Ledger.FILE + " cannot be written (No space left on device)"));
        file.fill(false);
        DataplaneHarness.until(() -> agent.dataplane().status().message().isEmpty());
    }

    /** So it is when the disk does not take the configuration either. */
    @Test
    public void aChangeThatCannotBeTakenBackIsTakenBackWhenThereIsRoom() throws Exception {
        NodePlan stored = NodePlan.of(List.of(POD));
        agent.commit(stored);
        file.fill(true);
        agent.apply(NodePlan.EMPTY);
        DataplaneException refused = assertThrows(DataplaneException.class, () -> agent.apply(stored));
        assertTrue(refused.getMessage(), refused.getMessage().contains("No space left on device"));
        agent.dataplane().configured(stored);
        assertThrows(DataplaneException.class, agent.dataplane()::reconcile);
        file.fill(false);
        DataplaneHarness.until(() -> holds(POD));
    }

    @Test
    public void anAgentThatStartsOnAFullDiskIsRead() throws Exception {
        agent.commit(POD);
        agent.restart(() -> {
            file.fill(true);
            return null;
        });
        assertTrue(holds(POD));
        assertThrows(NotStoredException.class, () -> agent.commit(POD, Samples.TABLE4));
        assertToldUntilThereIsRoom();
        agent.commit(POD, Samples.TABLE4);
    }

    @Test
    public void whoseConnectionEndsWhileTheDiskIsFullIsReadWhenItIsBack() throws Exception {
        agent.commit(POD);
        file.fill(true);
        relay.cutAfter(0);
        assertThrows(DataplaneException.class, agent.dataplane()::read);
        DataplaneHarness.until(() -> agent.dataplane().status().connected());
        assertTrue(holds(POD));
        assertToldUntilThereIsRoom();
    }

    /** An interface that is being made might be left without its tag, and nobody would know that it is ours. */
    @Test
    public void aVppThatRestartsWhileTheDiskIsFullIsReadAndGetsNothingThatCannotBeEntered() throws Exception {
        agent.commit(POD);
        file.fill(true);
        long reconciliations = agent.dataplane().status().reconciliations();
        vpp.stop();
        DataplaneHarness.until(() -> !agent.dataplane().status().connected());
        vpp.start();
        DataplaneHarness.until(() -> agent.dataplane().status().connected());
        assertFalse(holds(POD));
        assertThrows(NotStoredException.class, agent.dataplane()::reconcile);
        assertToldUntilThereIsRoom();
        DataplaneHarness.until(() -> agent.dataplane().status().reconciliations() > reconciliations);
        assertTrue(holds(POD));
    }

    @Test
    public void aRefusedChangeIsNoTroubleAnyMoreWhenThereIsRoom() throws Exception {
        file.fill(true);
        assertThrows(NotStoredException.class, () -> agent.apply(NodePlan.of(List.of(POD))));
        assertToldUntilThereIsRoom();
        assertFalse(holds(POD));
    }

    /** A route has no mark by which ours is told from another one under the same key. */
    @Test
    public void whatWasRemovedWhileTheDiskWasFullIsNotOursWhenOthersMakeIt() throws Exception {
        Route route = Samples.via(0, "10.8.0.0/16", "172.16.0.2", null);
        agent.commit(POD, route);
        file.fill(true);
        agent.commit(POD);
        file.fill(false);
        try (OtherHand other = new OtherHand(vpp)) {
            other.route(0, "10.8.0.0/16", "172.16.0.9");
            agent.dataplane().reconcile();
            agent.restart(() -> null);
            assertEquals(Optional.of(Samples.via(0, "10.8.0.0/16", "172.16.0.9", null)),
                agent.dataplane().read().objects().get(route.key()));
        }
    }
}
