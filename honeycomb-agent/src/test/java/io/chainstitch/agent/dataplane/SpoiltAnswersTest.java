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

import io.chainstitch.vpp.api.testing.Fuzz;
import io.chainstitch.vpp.model.NodePlan;
import java.io.File;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** VPP answers with what is no message: the connection is renewed, and VPP holds again what is configured. */
public class SpoiltAnswersTest {
    private static final int HEADER = 16;
    private static final int LENGTH = 8;
    private static final int[] LENGTHS = {-1, Integer.MIN_VALUE, 0, 1, Integer.MAX_VALUE, (64 << 20) + 1};
    private static final int WHOLE = -1;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder(new File("/tmp"));

    @Test
    public void vppIsBroughtToTheConfigurationAgain() throws Exception {
        Fuzz fuzz = Fuzz.run("answers spoilt under the agent", 6, 300);
        Random random = fuzz.random();
        Path directory = folder.newFolder().toPath();
        AtomicInteger pieces = new AtomicInteger(WHOLE);
        try (VppUnderTest vpp = new EmulatedVpp(directory);
                TappedRelay relay = new TappedRelay(directory.resolve("relay.sock"), vpp.socket(), () ->
                    new TappedRelay.Tap(UnaryOperator.identity(), octets -> passed(octets, pieces, random)));
                DataplaneHarness agent = new DataplaneHarness(
                    new LostConnectionTest.Relayed(vpp, directory.resolve("relay.sock")),
                    directory.resolve("data"))) {
            NodePlan full = Samples.everyKind(vpp);
            for (int i = 0; i < fuzz.count(); i++) {
                long before = agent.dataplane().status().reconciliations();
                pieces.set(random.nextInt(4));
                try {
                    agent.apply(i % 2 == 0 ? full : NodePlan.EMPTY);
                } catch (DataplaneException refused) {
                    assertFalse(fuzz + ": " + refused, refused.getMessage().isBlank());
                }
                if (pieces.getAndSet(WHOLE) < 0) {
                    DataplaneHarness.until(() -> agent.dataplane().status().reconciliations() > before
                        && agent.dataplane().status().connected());
                }
                assertEquals(fuzz + ", number " + i, agent.configured(), agent.held());
            }
        }
    }

    /** Spoils the piece whose turn it is. */
    private static byte[] passed(byte[] octets, AtomicInteger pieces, Random random) {
        if (pieces.get() == WHOLE || pieces.getAndDecrement() > 0 || octets.length < HEADER + Short.BYTES) {
            return octets;
        }
        if (random.nextBoolean()) {
            ByteBuffer.wrap(octets).putInt(LENGTH, LENGTHS[random.nextInt(LENGTHS.length)]);
            return octets;
        }
        // The number of the message and too little behind it, in a frame whose length is right.
        byte[] cut = Arrays.copyOf(octets, HEADER + Short.BYTES + random.nextInt(4));
        ByteBuffer.wrap(cut).putInt(LENGTH, cut.length - HEADER);
        return cut;
    }
}
