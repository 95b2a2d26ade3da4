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
package io.chainstitch.benchmarks.wire;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.chainstitch.vpp.api.ApiDefinitions;
import io.chainstitch.vpp.api.EmbeddedVpp;
import io.chainstitch.vpp.api.VppClient;
import io.chainstitch.vpp.api.VppClientOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.IntStream;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class ReplayTest {
    private static final int TUNNELS = 5;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path directory;

    @Before
    public void prepare() {
        directory = folder.getRoot().toPath();
    }

    private AutoCloseable vpp(String name) throws IOException {
        return ServiceLoader.load(EmbeddedVpp.class).findFirst().orElseThrow()
            .start(directory.resolve(name), Optional.empty());
    }

    private VppClient client(String name) throws IOException {
        return VppClient.connect(directory.resolve(name), "test", ApiDefinitions.builtIn(),
            VppClientOptions.defaults());
    }

    private List<Frame> recording() throws Exception {
        try (AutoCloseable vpp = vpp("first"); Relay relay = new Relay(directory.resolve("relay"),
                directory.resolve("first"))) {
            try (VppClient client = client("relay")) {
                for (long instance = 0; instance < TUNNELS; instance++) {
                    client.request("create_loopback_instance",
                        Map.of("is_specified", true, "user_instance", instance)).join();
                }
                client.dump("sw_interface_dump", Map.of("sw_if_index", 0xFFFF_FFFFL)).join();
                relay.awaitQuiet(0, 20);
                assertEquals(1, relay.connections());
                return relay.frames(0, relay.size());
            }
        }
    }

    private static int interfaces(VppClient client) {
        return client.dump("sw_interface_dump", Map.of("sw_if_index", 0xFFFF_FFFFL)).join().size();
    }

    @Test
    public void replayMakesWhatTheRecordingMade() throws Exception {
        List<Frame> recording = recording();
        assertEquals(TUNNELS, (int) Replay.histogram(recording, 0, recording.size()).get("create_loopback_instance"));
        try (AutoCloseable vpp = vpp("second"); Replay replay = new Replay(recording, directory.resolve("second"));
                VppClient client = client("second")) {
            int before = interfaces(client);
            assertTrue(replay.run(0, recording.size(), 3) > 0);
            assertEquals(before + TUNNELS, interfaces(client));
        }
    }

    @Test
    public void replayThatGoesAnotherWayIsAnError() throws Exception {
        List<Frame> recording = recording();
        try (AutoCloseable vpp = vpp("second"); VppClient client = client("second")) {
            client.request("create_loopback_instance", Map.of("is_specified", true, "user_instance", 1L)).join();
            try (Replay replay = new Replay(recording, directory.resolve("second"))) {
                IOException error = assertThrows(IOException.class, () -> replay.run(0, recording.size(), 1));
                assertTrue(error.getMessage(), error.getMessage().contains("create_loopback_instance_reply"));
            }
        }
    }

    @Test
    public void replayThatGetsFewerAnswersSaysToWhichRequest() throws Exception {
        List<Frame> recording = recording();
        try (AutoCloseable vpp = vpp("second");
                Replay replay = new Replay(recording, directory.resolve("second"), Duration.ofMillis(300))) {
            int dump = IntStream.range(0, recording.size())
                .filter(i -> Replay.histogram(recording, 0, i + 1).containsKey("sw_interface_dump")).findFirst()
                .orElseThrow();
            IOException error = assertThrows(IOException.class, () -> replay.run(dump, recording.size(), 1));
            assertTrue(error.getMessage(), error.getMessage().contains("owes " + TUNNELS + " of "));
            assertTrue(error.getMessage(), error.getMessage().contains("answers to sw_interface_dump"));
        }
    }
}
