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
    private CrowdedFile file;
    private DataplaneHarness agent;

    @Before
    public void start() throws Exception {
        Path data = Files.createDirectory(folder.getRoot().toPath().resolve("data"));
        vpp = new EmulatedVpp(folder.newFolder("v").toPath());
        file = new CrowdedFile(data);
        agent = new DataplaneHarness(vpp, data, file);
    }

    @After
    public void stop() throws Exception {
        agent.close();
        vpp.close();
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
        DataplaneHarness.until(() -> agent.dataplane().read().objects().get(POD.key()).isPresent());
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
