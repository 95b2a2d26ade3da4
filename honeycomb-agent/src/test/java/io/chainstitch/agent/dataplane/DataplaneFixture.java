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

import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.VppObject;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.rules.TemporaryFolder;

/** A VPP, the dataplane on it, and somebody else who uses the same VPP. */
public abstract class DataplaneFixture {
    /** Sockets and data of one test. */
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder(new File("/tmp"));

    VppUnderTest vpp;
    DataplaneHarness agent;
    OtherHand other;

    abstract VppUnderTest vpp(Path directory) throws IOException, InterruptedException;

    @Before
    public final void start() throws IOException, InterruptedException {
        vpp = vpp(folder.newFolder("v").toPath());
        agent = new DataplaneHarness(vpp, data());
        other = new OtherHand(vpp);
    }

    @After
    public final void stop() throws IOException, InterruptedException {
        if (agent != null) {
            agent.close();
        }
        if (other != null) {
            other.close();
        }
        if (vpp != null) {
            vpp.close();
        }
    }

    final Path data() {
        return folder.getRoot().toPath().resolve("data");
    }

    static NodePlan plan(VppObject... objects) {
        return NodePlan.of(List.of(objects));
    }

    static NodePlan plus(NodePlan plan, VppObject... more) {
        return Plans.overlay(plan, plan(more));
    }

    static NodePlan minus(NodePlan plan, VppObject... less) {
        return Plans.changed(plan, plan(less), NodePlan.EMPTY);
    }

    /** Foreign things of every kind. */
    final void foreignObjects() {
        long one = other.loopback(70);
        long two = other.loopback(71);
        other.tag(one, "cni/pod");
        other.address(one, "192.168.70.1/24");
        other.crossConnect(other.subInterface(two, 40), 0, true);
        other.crossConnect(two, one, true);
        other.table(70, "cni");
        other.route(70, "10.70.0.0/16", "192.168.70.9");
        other.neighbor(one, "192.168.70.9", "02:00:00:00:70:09");
        other.vxlan("192.168.70.1", "192.168.70.2", 70);
        other.afPacket(vpp.host(3));
    }
}
