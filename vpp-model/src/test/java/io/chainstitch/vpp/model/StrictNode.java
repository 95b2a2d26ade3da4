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
package io.chainstitch.vpp.model;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.util.Collections;
import java.util.TreeMap;

/** A node that refuses what would leave a reference to nothing, or two users of one resource. */
final class StrictNode {
    private final TreeMap<ObjectKey, VppObject> held;

    StrictNode(NodePlan plan) {
        held = new TreeMap<>(plan.objects());
    }

    void apply(Step step) {
        if (step instanceof Step.Create create) {
            checkReferences(create.object());
            for (VppObject other : held.values()) {
                assertTrue(other + " holds what " + create + " needs",
                    Collections.disjoint(other.resources(), create.object().resources()));
            }
            assertNull(step.toString(), held.put(step.key(), create.object()));
        } else if (step instanceof Step.Change change) {
            checkReferences(change.after());
            assertTrue(step.toString(), change.before().changesInPlace());
            assertEquals(change.before(), held.put(step.key(), change.after()));
        } else if (step instanceof Step.Delete delete) {
            assertEquals(delete.object(), held.remove(step.key()));
            held.values().forEach(this::checkReferences);
        }
    }

    private void checkReferences(VppObject object) {
        for (String name : object.interfaces()) {
            assertTrue(object + " refers to " + name,
                RandomPlan.FOREIGN.contains(name) || plan().interfaceNamed(name).isPresent());
        }
        for (TableRef ref : object.tables()) {
            assertNotNull(object + " refers to " + ref, held.get(new ObjectKey(ObjectKind.TABLE, ref.toString())));
        }
        for (ObjectKey key : object.needs()) {
            assertNotNull(object + " needs " + key, held.get(key));
        }
        assertFalse(object.tables().contains(new TableRef(IpFamily.IPV4, 0)));
    }

    NodePlan plan() {
        return new NodePlan(held);
    }
}
