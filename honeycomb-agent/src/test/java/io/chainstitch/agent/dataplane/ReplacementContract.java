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

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.chainstitch.vpp.model.Attachment;
import io.chainstitch.vpp.model.CrossConnect;
import io.chainstitch.vpp.model.Interface;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.VppObject;
import io.chainstitch.vpp.model.Vxlan;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.Before;
import org.junit.Test;

/** What happens to the rest of the configuration when a client's edit replaces one object under the same name. */
public abstract class ReplacementContract extends DataplaneFixture {
    private static final Vxlan MOVED =
        new Vxlan(Samples.TUNNEL, IpAddress.of("172.16.9.1"), IpAddress.of("172.16.0.2"), 5000);
    private NodePlan base;

    @Before
    public void configure() throws Exception {
        base = plus(Samples.everyKind(vpp), Samples.address(Samples.UNDERLAY, "172.16.9.1/24"));
        agent.commit(base);
    }

    /** An edit as it comes from a client: it tells only what it touches. */
    private void edit(VppObject before, VppObject after) throws DataplaneException {
        agent.dataplane().validate(plan(before), plan(after));
        agent.dataplane().apply(plan(before), plan(after), Set.of());
    }

    private void assertHolds(NodePlan wanted) throws DataplaneException {
        NodePlan read = agent.dataplane().read().objects();
        wanted.objects().forEach((key, object) -> assertEquals(object, read.objects().get(key)));
        assertTrue(read.toString(), read.objects().values().stream()
            .noneMatch(object -> object.toString().contains("deleted-")));
        long writes = agent.dataplane().writes();
        agent.dataplane().reconcile();
        assertEquals(writes, agent.dataplane().writes());
        assertEquals(Map.of(), agent.dataplane().status().failed());
    }

    @Test
    public void crossConnectsFollowATunnelThatIsMadeAgain() throws Exception {
        edit(Samples.tunnel(Samples.TUNNEL, 5000), MOVED);
        assertHolds(plus(base, MOVED));
    }

    @Test
    public void everythingOnAnInterfaceFollowsIt() throws Exception {
        Interface before = new Interface(Samples.POD_A, new Attachment.AfPacket(vpp.host(0)), 1000, 1000);
        Interface after = new Interface(Samples.POD_A, new Attachment.AfPacket(vpp.host(2)), 1000, 1000);
        edit(before, after);
        assertHolds(plus(base, after));
    }

    @Test
    public void subInterfacesAndWhatStandsOnThemFollowTheirParent() throws Exception {
        Interface after = Samples.afPacket(Samples.POD_B, vpp.host(2));
        edit(Samples.afPacket(Samples.POD_B, vpp.host(1)), after);
        assertHolds(plus(base, after));
    }

    @Test
    public void dependentsComeBackWhenTheReplacementFails() throws Exception {
        NodePlan before = agent.dataplane().read().objects();
        for (VppObject old : new VppObject[] {Samples.afPacket(Samples.POD_B, vpp.host(1)),
            new Interface(Samples.POD_A, new Attachment.AfPacket(vpp.host(0)), 1000, 1000)}) {
            DataplaneException refused = assertThrows(DataplaneException.class,
                () -> edit(old, Samples.afPacket(old.id(), "nosuchhost")));
            assertTrue(refused.getMessage(), refused.getMessage().endsWith("nothing was changed"));
            assertEquals(before, agent.dataplane().read().objects());
        }
        assertHolds(base);
    }

    @Test
    public void dependentThatOthersHoldIsLeftToThem() throws Exception {
        foreignObjects();
        CrossConnect wanted = new CrossConnect("loop71", Samples.TUNNEL);
        agent.dataplane().configured(plus(base, wanted));
        agent.dataplane().reconcile();
        assertEquals(Set.of(wanted.key()), agent.dataplane().status().failed().keySet());
        TreeSet<String> foreign = foreign();
        edit(Samples.tunnel(Samples.TUNNEL, 5000), MOVED);
        assertEquals(foreign, foreign());
        assertEquals(MOVED, agent.dataplane().read().objects().objects().get(MOVED.key()));
        assertEquals(Set.of(wanted.key()), agent.dataplane().status().failed().keySet());
    }

    /** The cross-connects of others. */
    private TreeSet<String> foreign() throws DataplaneException {
        TreeSet<String> lines = new TreeSet<>();
        agent.dataplane().read().objects().objects().keySet().stream().filter(key -> key.id().startsWith("loop71"))
            .forEach(key -> lines.add(key.toString()));
        other.dump("l2_xconnect_dump", Map.of()).stream()
            .filter(each -> each.number("rx_sw_if_index") == index("loop71"))
            .forEach(each -> lines.add("loop71 -> " + each.number("tx_sw_if_index")));
        return lines;
    }

    private long index(String vppName) {
        return other.dump("sw_interface_dump", Map.of("sw_if_index", 0xffffffffL)).stream()
            .filter(each -> each.text("interface_name").equals(vppName)).findFirst().orElseThrow()
            .number("sw_if_index");
    }
}
