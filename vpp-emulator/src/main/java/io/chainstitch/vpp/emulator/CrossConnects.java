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
package io.chainstitch.vpp.emulator;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which interfaces hand all frames to another, by receiving interface. Layer-2 steering uses it too, with local0 as the
 * other interface. The transmitting interface may vanish: the index stays.
 */
final class CrossConnects {
    private final Interfaces interfaces;
    private final BridgeDomains bridges;
    private final Map<Integer, Integer> transmitByReceive = new TreeMap<>();
    private int highest;

    CrossConnects(Interfaces interfaces, BridgeDomains bridges) {
        this.interfaces = interfaces;
        this.bridges = bridges;
        interfaces.onDelete(iface -> deleted(iface.index));
    }

    Map<Integer, Integer> all() {
        return Collections.unmodifiableMap(transmitByReceive);
    }

    /** Takes an interface into layer 2, whatever it did there before. */
    void connect(int receive, int transmit) {
        highest = Math.max(highest, receive);
        bridges.leave(receive);
        transmitByReceive.put(receive, transmit);
    }

    /** Ends the cross-connect of an interface that goes into a bridge domain. */
    void giveUp(int receive) {
        highest = Math.max(highest, receive);
        transmitByReceive.remove(receive);
    }

    /** Takes an interface back to layer 3. */
    void leave(int index) {
        transmitByReceive.remove(index);
        bridges.leave(index);
        interfaces.setRewrite(index, TagRewrite.NONE);
        highest = Math.max(highest, index);
    }

    /**
     * When a cross-connected interface goes, VPP takes its transmit side out of layer 2 too. Where that side was never
     * cross-connected before, this moves VPP's table, and VPP looks for the entry that it was about to remove in the
     * memory it has just given back. What is there by then is chance; as a rule the entry stays, so it does here.
     */
    private void deleted(int index) {
        if (bridges.has(index)) {
            leave(index);
        }
        Integer transmit = transmitByReceive.get(index);
        if (transmit == null) {
            return;
        }
        boolean known = transmit <= highest;
        leave(transmit);
        if (known) {
            leave(index);
        }
    }
}
