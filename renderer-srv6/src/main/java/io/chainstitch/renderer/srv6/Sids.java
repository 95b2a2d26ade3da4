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
package io.chainstitch.renderer.srv6;

import io.chainstitch.sfc.api.IdentifierKey;
import io.chainstitch.vpp.model.LocalSid;
import io.chainstitch.vpp.model.SidBehavior;

/**
 * Gives SIDs to behaviors. A SID never changes its meaning: its number belongs to the behavior, the interfaces and the
 * next hop that it stands for, and another meaning gets another number.
 */
final class Sids {
    private final Numbers numbers;
    private final Locators locators;
    private final NodeObjects objects;

    Sids(Numbers numbers, Locators locators, NodeObjects objects) {
        this.numbers = numbers;
        this.locators = locators;
        this.objects = objects;
    }

    /**
     * The SID of a behavior.
     *
     * @param node the node
     * @param meaning interfaces and next hop, in words that hold no allocated number
     * @param behavior what it does
     * @param returnTable id of the IPv6 table in which the node looks up the next segment
     */
    Sid of(String node, String meaning, SidBehavior behavior, long returnTable) {
        String owner = node + " " + behavior.label() + " " + meaning;
        long number = numbers.of(new IdentifierKey(IdentifierKey.Pool.SID, owner));
        Sid sid = new Sid(Addresses.in(locators.of(node), number), node, owner, returnTable);
        objects.add(node, new LocalSid(sid.address(), 0, behavior));
        return sid;
    }
}
