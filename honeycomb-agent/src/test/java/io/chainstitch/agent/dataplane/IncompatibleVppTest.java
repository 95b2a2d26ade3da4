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
import static org.junit.Assume.assumeTrue;

import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.Vxlan;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** A VPP that lacks some of the messages. */
public class IncompatibleVppTest {
    private static final Vxlan TUNNEL = Samples.tunnel(Samples.TUNNEL, 5000);

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder(new File("/tmp"));

    /** Definitions in which a message has another form than VPP's. */
    static Path otherDefinition(TemporaryFolder folder, String message) {
        try {
            return definitions(folder.newFolder().toPath(), message);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path definitions(Path directory, String message) throws IOException {
        Files.writeString(directory.resolve("other.api.json"), "{\"types\":[],\"unions\":[],\"enums\":[],"
            + "\"enumflags\":[],\"aliases\":{},\"services\":{},\"messages\":[[\"" + message
            + "\",[\"u16\",\"_vl_msg_id\"],[\"u32\",\"client_index\"],[\"u32\",\"context\"],"
            + "{\"crc\":\"0x01020304\"}]]}");
        return directory;
    }

    private void onlyTunnelsFail(DataplaneHarness agent, VppUnderTest vpp) throws DataplaneException {
        assertTrue(agent.dataplane().status().message(),
            agent.dataplane().status().message().contains("vxlan_add_del_tunnel_v3: enable vxlan_plugin.so"));
        NodePlan others = Plans.changed(Samples.everyKind(vpp), NodePlan.of(Samples.everyKind(vpp).objects().values()
            .stream().filter(object -> object.key().equals(TUNNEL.key()) || object.interfaces()
                .contains(TUNNEL.name())).toList()), NodePlan.EMPTY);
        agent.commit(others);
        assertEquals(others, agent.held());
        NodePlan withTunnel = Plans.overlay(others, NodePlan.of(List.of(TUNNEL)));
        assertTrue(assertThrows(DataplaneException.class, () -> agent.commit(withTunnel)).getMessage()
            .contains("vxlan_plugin.so"));
        agent.dataplane().configured(withTunnel);
        agent.dataplane().reconcile();
        assertEquals(Set.of(TUNNEL.key()), agent.dataplane().status().failed().keySet());
        assertEquals(others, agent.held());
    }

    @Test
    public void missingPluginFailsOnlyItsKind() throws Exception {
        try (EmulatedVpp vpp = new EmulatedVpp(folder.newFolder().toPath());
                DataplaneHarness agent = new DataplaneHarness(vpp, folder.newFolder().toPath(),
                    options -> options.withApiDefinitions(uncheckedDefinitions("vxlan_add_del_tunnel_v3")))) {
            onlyTunnelsFail(agent, vpp);
        }
    }

    @Test
    public void missingPluginOfARealVppFailsOnlyItsKind() throws Exception {
        Optional<Path> binary = RealVpp.binary();
        assumeTrue("no vpp binary in VPP_BINARY, VPP_PREFIX or PATH", binary.isPresent());
        assumeTrue("network namespaces need root", RealVpp.mayMakeNamespaces());
        try (RealVpp vpp = new RealVpp(folder.newFolder().toPath(), binary.get(), "vxlan_plugin.so");
                DataplaneHarness agent = new DataplaneHarness(vpp, folder.newFolder().toPath())) {
            onlyTunnelsFail(agent, vpp);
        }
    }

    @Test
    public void missingCoreMessageRefusesEverythingByName() throws Exception {
        try (EmulatedVpp vpp = new EmulatedVpp(folder.newFolder().toPath());
                DataplaneHarness agent = DataplaneHarness.unfit(vpp, folder.newFolder().toPath(),
                    options -> options.withApiDefinitions(uncheckedDefinitions("sw_interface_tag_add_del")))) {
            DataplaneHarness.until(() -> agent.dataplane().status().connected());
            assertTrue(agent.dataplane().status().message().contains("sw_interface_tag_add_del"));
            DataplaneException refused = assertThrows(DataplaneException.class,
                () -> agent.commit(Samples.loopback(Samples.UNDERLAY, 5)));
            assertTrue(refused.getMessage(), refused.getMessage().contains("sw_interface_tag_add_del"));
        }
    }

    private Path uncheckedDefinitions(String message) {
        return otherDefinition(folder, message);
    }
}
