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
import static org.junit.Assume.assumeTrue;

import io.chainstitch.vpp.model.CrossConnect;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** A real VPP that hangs for a while. */
public class HangingVppTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder(new File("/tmp"));

    /** Options of one who waits for an answer for 2 s. */
    static DataplaneOptions impatient(DataplaneOptions options) {
        return new DataplaneOptions(options.node(), options.apiSocket(), options.apiDefinitions(),
            options.dataDirectory(), options.scheduler(), options.executor(), options.clock(), options.random(),
            Duration.ofSeconds(2));
    }

    @Test
    public void lateRequestsOfAFailedChangeDoNotStay() throws Exception {
        Optional<Path> binary = RealVpp.binary();
        assumeTrue("no vpp binary in VPP_BINARY, VPP_PREFIX or PATH", binary.isPresent());
        assumeTrue("network namespaces need root", RealVpp.mayMakeNamespaces());
        try (RealVpp vpp = new RealVpp(folder.newFolder().toPath(), binary.get());
                DataplaneHarness agent = new DataplaneHarness(vpp, folder.newFolder().toPath(),
                    HangingVppTest::impatient)) {
            agent.commit(Samples.loopback(Samples.UNDERLAY, 5));
            vpp.hang();
            // Nothing in this change has to be looked up first.
            DataplaneException unknown = assertThrows(DataplaneException.class, () -> agent.apply(
                DataplaneFixture.plus(agent.configured(), Samples.afPacket(Samples.POD_A, vpp.host(0)),
                    Samples.tunnel(Samples.TUNNEL, 5000), new CrossConnect(Samples.TUNNEL, Samples.POD_A))));
            assertTrue(unknown.getMessage(), unknown.getMessage().contains("when it answers again"));
            DataplaneHarness.until(() -> !agent.dataplane().status().connected());
            vpp.resume();
            DataplaneHarness.until(() -> agent.dataplane().status().reconciliations() > 1);
            DataplaneHarness.until(() -> agent.dataplane().read().interfaces().size() == 2);
            assertEquals(agent.configured(), agent.held());
            agent.commit(Samples.everyKind(vpp));
            assertEquals(agent.configured(), agent.held());
        }
    }
}
