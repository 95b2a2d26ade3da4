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
package io.chainstitch.kubernetes.store;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import io.chainstitch.kubernetes.desired.Entry;
import io.chainstitch.kubernetes.facts.Login;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.Test;

public final class EntryBindingsTest {
    @Test
    public void passwordThatTheModelDoesNotTakeIsNotInTheMessage() {
        Entry node = new Entry.OfNode("n1", OptionalInt.empty(), Optional.empty(), Optional.empty(),
            OptionalInt.empty(), Optional.empty(), "192.0.2.1", 2831,
            Optional.of(new Login("admin", "s3cr3t".repeat(200))));
        IllegalArgumentException failure =
            assertThrows(IllegalArgumentException.class, () -> EntryBindings.of(node));
        assertEquals("A defect: node n1 cannot be written, the model does not take a value"
            + " (AgentBuilder.check_passwordLength)", EntryBindings.defect(node.key(), failure));
        assertEquals(Optional.empty(), EntryBindings.tryOf(node));
    }
}
