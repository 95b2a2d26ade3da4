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
import static org.junit.Assume.assumeTrue;

import io.chainstitch.vpp.model.CrossConnect;
import io.chainstitch.vpp.model.InterfaceCounters;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.Test;

/** The contract on a real VPP, where there is one, and frames that pass it. */
public class RealCounterTest extends CounterContract {
    private static final int FRAMES = 5;
    private static final int SHORTEST_FRAME = 14;

    private RealVpp real;

    @Override
    VppUnderTest vpp(Path directory) throws IOException, InterruptedException {
        Optional<Path> binary = RealVpp.binary();
        assumeTrue("no vpp binary in VPP_BINARY, VPP_PREFIX or PATH", binary.isPresent());
        assumeTrue("network namespaces need root", RealVpp.mayMakeNamespaces());
        real = new RealVpp(directory, binary.get());
        return real;
    }

    @Test
    public void framesThatPassACrossConnectAreCountedWhereTheyComeInAndGoOut() throws Exception {
        agent.commit(Samples.afPacket(Samples.POD_A, vpp.host(0)), Samples.afPacket(Samples.POD_B, vpp.host(1)),
            new CrossConnect(Samples.POD_A, Samples.POD_B), new CrossConnect(Samples.POD_B, Samples.POD_A));
        Map<String, InterfaceCounters> before = agent.dataplane().interfaceCounters();
        real.send(0, FRAMES);
        DataplaneHarness.until(() -> agent.dataplane().interfaceCounters().get(Samples.POD_B).sentPackets()
            >= before.get(Samples.POD_B).sentPackets() + FRAMES);
        InterfaceCounters in = agent.dataplane().interfaceCounters().get(Samples.POD_A);
        assertTrue(in.toString(), in.receivedPackets() >= before.get(Samples.POD_A).receivedPackets() + FRAMES);
        assertTrue(in.toString(), in.receivedBytes() >= in.receivedPackets() * SHORTEST_FRAME);
        InterfaceCounters out = agent.dataplane().interfaceCounters().get(Samples.POD_B);
        assertTrue(out.toString(), out.sentBytes() >= out.sentPackets() * SHORTEST_FRAME);
    }

    @Test
    public void namesThatVppCutsAreKnownByTheirIndex() throws Exception {
        other.loopback(70);
        other.loopback(71);
        other.command("set interface name loop70 TenGigabitEthernet0000/3b/00/0-left");
        other.command("set interface name loop71 TenGigabitEthernet0000/3b/00/0-lost");
        assertEquals(agent.dataplane().read().interfaces().keySet(), agent.dataplane().interfaceCounters().keySet());
        assertTrue(agent.dataplane().interfaceCounters().containsKey("TenGigabitEthernet0000/3b/00/0-lost"));
    }
}
