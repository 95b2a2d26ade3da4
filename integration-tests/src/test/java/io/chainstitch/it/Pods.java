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
package io.chainstitch.it;

import com.google.gson.JsonObject;
import io.chainstitch.it.harness.Chain;
import io.chainstitch.it.harness.Inventory;

/** Pods on three nodes, and the chains over them that several tests use. */
final class Pods {
    static final JsonObject A0 = Inventory.pod("a0", "a", "n1", "eth1");
    static final JsonObject F0 = Inventory.pod("f0", "f", "n2", "in", "out");
    static final JsonObject G0 = Inventory.pod("g0", "g", "n3", "in", "out");
    static final JsonObject B0 = Inventory.pod("b0", "b", "n3", "eth1");

    private Pods() {
    }

    /** From a0 on n1 through f0 on n2 and g0 on n3 to b0 on n3. */
    static Chain overFAndG(String name) {
        return Chain.named(name).end("a", "eth1").function("f").function("g").end("b", "eth1");
    }

    /** From a0 on n1 to b0 on n3; n2 has no part in it. */
    static Chain direct(String name) {
        return Chain.named(name).end("a", "eth1").end("b", "eth1");
    }
}
