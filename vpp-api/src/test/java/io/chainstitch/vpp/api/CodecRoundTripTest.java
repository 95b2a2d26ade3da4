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
package io.chainstitch.vpp.api;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;

import com.pholser.junit.quickcheck.Property;
import com.pholser.junit.quickcheck.runner.JUnitQuickcheck;
import java.nio.ByteBuffer;
import java.util.Map;
import org.junit.runner.RunWith;

/** All built-in messages with random values, there and back. */
@RunWith(JUnitQuickcheck.class)
public class CodecRoundTripTest {

    @Property(trials = 60)
    public void everyMessageComesBackAsItWasWritten(long seed) throws Exception {
        RandomValues random = new RandomValues(seed);
        for (MessageDefinition definition : ApiDefinitions.builtIn().messages()) {
            Map<String, Object> values = random.fields(definition.fields());
            byte[] octets = MessageCodec.encode(definition, values);
            Map<String, Object> decoded = MessageCodec.decode(definition, ByteBuffer.wrap(octets));
            assertEquals(definition.name(), RandomValues.shown(values), RandomValues.shown(decoded));
            assertArrayEquals(definition.name(), octets, MessageCodec.encode(definition, decoded));
        }
    }

    @Property(trials = 20)
    public void everyTruncationIsRefused(long seed) {
        RandomValues random = new RandomValues(seed);
        for (MessageDefinition definition : ApiDefinitions.builtIn().messages()) {
            byte[] octets = MessageCodec.encode(definition, random.fields(definition.fields()));
            for (int length = 0; length < octets.length; length++) {
                assertRefused(definition, ByteBuffer.wrap(octets, 0, length));
            }
        }
    }

    private static void assertRefused(MessageDefinition definition, ByteBuffer payload) {
        org.junit.Assert.assertThrows(definition.name(), ApiProtocolException.class,
            () -> MessageCodec.decode(definition, payload));
    }
}
