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
package io.chainstitch.agent.server;

import io.chainstitch.agent.server.NetconfInput.Framing;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What a hostile session says, in pieces. */
public final class HostileText {
    private static final String BASE = "urn:ietf:params:xml:ns:netconf:base:1.";
    private static final int MANY = 200;

    private final Random random;
    private final NetconfMessages messages;

    /**
     * By chance.
     *
     * @param random chance
     */
    public HostileText(Random random) {
        this.random = random;
        this.messages = new NetconfMessages(random);
    }

    /** {@return what to send, one piece after the other} */
    public List<byte[]> next() {
        List<byte[]> pieces = new ArrayList<>();
        boolean chunked = random.nextBoolean();
        if (random.nextInt(6) > 0) {
            pieces.add(octets("<hello xmlns=\"" + BASE + "0\"><capabilities><capability>urn:ietf:params:netconf:base:1."
                + (chunked ? "1" : "0") + "</capability></capabilities></hello>]]>]]>"));
        }
        switch (random.nextInt(8)) {
            case 0 -> pieces.add(messages.next(Framing.HELLO));
            case 1 -> pieces.add(octets("<rpc message-id=\"1\">" + "<a>".repeat(30_000)));
            case 2 -> pieces.add(octets((chunked ? "\n#2147483647\n" : "") + "x".repeat(1 << 20)));
            case 3 -> {
                // Many questions whose answers nobody reads.
                byte[] question = octets("<rpc message-id=\"1\" xmlns=\"" + BASE + "0\"><get-config><source><running/>"
                    + "</source></get-config></rpc>]]>]]>");
                for (int i = 0; i < MANY; i++) {
                    pieces.add(question);
                }
            }
            case 4 -> pieces.add(octets("<rpc message-id=\"1\" xmlns=\"" + BASE + "0\"><close-session/></rp"));
            default -> {
                for (int count = 1 + random.nextInt(4); count > 0; count--) {
                    pieces.add(messages.next(chunked ? Framing.CHUNKED : Framing.END_OF_MESSAGE));
                }
            }
        }
        return pieces;
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
