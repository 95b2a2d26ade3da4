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
package io.chainstitch.renderer.l2xconn;

import io.chainstitch.sfc.api.ChainInterface;
import io.chainstitch.vpp.model.CrossConnect;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.VppObject;
import io.chainstitch.vpp.model.Vxlan;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Collects the objects of one node. What comes twice is found by its key at the end: a hash set would be slow here,
 * since the hashes of records over names that are numbered in a row fall together.
 */
final class NodeObjects {
    private final List<VppObject> objects = new ArrayList<>();
    private final Set<String> receivers = new LinkedHashSet<>();
    private final Set<String> transmitters = new LinkedHashSet<>();

    void use(ChainInterface iface) {
        iface.created().ifPresent(objects::add);
    }

    void tunnel(Vxlan vxlan) {
        objects.add(vxlan);
    }

    void connect(String receive, String transmit, boolean bothWays) {
        connect(receive, transmit);
        if (bothWays) {
            connect(transmit, receive);
        }
    }

    private void connect(String receive, String transmit) {
        objects.add(new CrossConnect(receive, transmit));
        receivers.add(receive);
        transmitters.add(transmit);
    }

    /**
     * The plan. VPP drops what it would transmit into an interface that is not in L2 mode, and only a cross-connect of
     * its own as receiver puts an interface there: those that receive nothing get a sink.
     *
     * @throws IllegalArgumentException when one key would have to hold two different objects
     */
    NodePlan plan() {
        List<VppObject> all = new ArrayList<>(objects);
        transmitters.stream().filter(name -> !receivers.contains(name)).map(CrossConnect::sink).forEach(all::add);
        return NodePlan.of(all);
    }
}
