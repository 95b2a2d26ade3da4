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
package io.chainstitch.netconf.server.guard;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;

import java.io.IOException;
import java.time.Duration;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.opendaylight.netconf.shaded.sshd.core.CoreModuleProperties;
import org.opendaylight.netconf.shaded.sshd.server.SshServer;

/** What the SSH library makes of the properties. */
public class KeptKeysTest {
    @Before
    @After
    public void forget() {
        KeptKeys.LIMITS.keySet().forEach(limit -> System.clearProperty(KeptKeys.property(limit)));
    }

    @Test
    public void serversThatAreThereAndThoseToComeAskForNoNewKeys() throws IOException {
        try (SshServer before = new SshServer()) {
            assertNotEquals(Duration.ZERO, CoreModuleProperties.REKEY_TIME_LIMIT.getRequired(before));
            new KeptKeys().keep();
            keeps(before);
            try (SshServer after = new SshServer()) {
                keeps(after);
            }
        }
    }

    private static void keeps(SshServer server) {
        assertEquals(Duration.ZERO, CoreModuleProperties.REKEY_TIME_LIMIT.getRequired(server));
        assertEquals(0, (long) CoreModuleProperties.REKEY_BYTES_LIMIT.getRequired(server));
        assertEquals(0, (long) CoreModuleProperties.REKEY_PACKETS_LIMIT.getRequired(server));
        assertEquals(Long.MAX_VALUE, (long) CoreModuleProperties.REKEY_BLOCKS_LIMIT.getRequired(server));
    }
}
