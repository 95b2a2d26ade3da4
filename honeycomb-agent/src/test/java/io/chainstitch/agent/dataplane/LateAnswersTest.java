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

import io.chainstitch.vpp.api.VppApiException;
import io.chainstitch.vpp.api.VppClient;
import io.chainstitch.vpp.api.VppClientOptions;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** An answer of VPP never comes, and all others do: it must not be taken for a no. */
public class LateAnswersTest {
    private static final byte[] NOTHING = {};

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder(new File("/tmp"));

    private volatile Predicate<byte[]> lost = octets -> false;
    private Path socket;
    private VppUnderTest vpp;
    private TappedRelay relay;

    @Before
    public void start() throws IOException {
        Path directory = folder.getRoot().toPath();
        socket = directory.resolve("relay.sock");
        vpp = new EmulatedVpp(directory);
        relay = new TappedRelay(socket, vpp.socket(), () -> new TappedRelay.Tap(UnaryOperator.identity(),
            octets -> lost.test(octets) ? NOTHING : octets));
    }

    @After
    public void stop() throws Exception {
        relay.close();
        vpp.close();
    }

    private boolean isFirstListOfPlugins(byte[] octets) {
        boolean found = new String(octets, StandardCharsets.ISO_8859_1).contains(Requirements.PROXY_PLUGIN);
        if (found) {
            lost = later -> false;
        }
        return found;
    }

    @Test
    public void proxiesStayWhenTheListOfPluginsDoesNotCome() throws Exception {
        try (DataplaneHarness agent = new DataplaneHarness(new LostConnectionTest.Relayed(vpp, socket),
                folder.newFolder().toPath(), HangingVppTest::impatient)) {
            agent.commit(SegmentRoutingSamples.all(vpp));
            agent.restart(() -> lost = this::isFirstListOfPlugins);
            assertEquals("", agent.dataplane().status().message());
            assertEquals(Map.of(), agent.dataplane().status().failed());
            assertEquals(0, agent.dataplane().writes());
            assertEquals(agent.configured(), agent.held());
        }
    }

    @Test
    public void noInterfaceIsTakenToBeInTable0WhenItsTableIsNotTold() throws Exception {
        try (Ledger ledger = Ledger.open(folder.newFolder().toPath());
                VppClient client = VppClient.connect(socket, "test", vpp.messages(),
                    VppClientOptions.defaults().withTimeout(Duration.ofSeconds(1)))) {
            VppSession session = new VppSession(client, ledger, new LongAdder(), new Listeners(), Runnable::run);
            Scene scene = new Scene(session.names().join(), List.of(Samples.TABLE4));
            assertEquals("a vanished one", 0, TableBindings.read(session, scene, List.of(9L)).join().ipv4(9));
            lost = octets -> true;
            CompletionException failure = assertThrows(CompletionException.class,
                () -> TableBindings.read(session, scene, List.of(0L)).join());
            assertTrue(failure.toString(), StepResult.root(failure) instanceof VppApiException);
        }
    }
}
