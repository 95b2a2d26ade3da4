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

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.chainstitch.vpp.api.ApiMessage;
import io.chainstitch.vpp.model.InterfaceAddress;
import io.chainstitch.vpp.model.MacAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class EmulatorConfigTest {
    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void everyDirectiveIsRead() throws IOException {
        EmulatorConfig config = read("# a comment", "", "host u1", "host u2   # underlay", "tap t0",
            "interface GigabitEthernet0/8/0 mac 02:00:00:00:00:01 mtu 1500 up address 10.0.0.1/24 address fd00::1/64",
            "interface host-u1");
        assertEquals(Set.of("u1", "u2"), config.hosts());
        assertEquals(Set.of("t0"), config.taps());
        assertEquals(new EmulatorConfig.Given("GigabitEthernet0/8/0", Optional.of(new MacAddress("02:00:00:00:00:01")),
            OptionalInt.of(1500), true, List.of(InterfaceAddress.of("10.0.0.1/24"), InterfaceAddress.of("fd00::1/64"))),
            config.interfaces().get(0));
        assertEquals("host-u1", config.interfaces().get(1).name());
    }

    @Test
    public void wrongLinesAreNamed() {
        for (String wrong : List.of("hots u1", "host", "host a b", "interface", "interface local0",
                "interface a mac 1", "interface a mtu 10", "interface a mtu 70000", "interface a address 10.0.0.1",
                "interface a address", "interface a down", "interface a\ninterface a",
                "host name-longer-than-linux-allows")) {
            IllegalArgumentException refused = assertThrows(wrong, IllegalArgumentException.class, () -> read(wrong));
            assertTrue(refused.getMessage(), refused.getMessage().matches(".*interfaces line [12]: .+"));
        }
    }

    @Test
    public void givenInterfacesAreThereInOrder() throws IOException {
        Emulation emulation = new Emulation(read("interface GigabitEthernet0/8/0 up address 10.0.0.1/24",
            "interface host-u1 mtu 1500"), () -> 0, new Random(1));
        List<ApiMessage> details = ask(emulation, "sw_interface_dump", "sw_if_index", Handlers.NONE,
            "name_filter_valid", false);
        assertEquals(List.of("local0", "GigabitEthernet0/8/0", "host-u1"),
            details.stream().map(i -> i.text("interface_name")).toList());
        assertEquals(List.of("local", "dpdk", "af-packet"),
            details.stream().map(i -> i.text("interface_dev_type")).toList());
        assertEquals(3, details.get(1).number("flags"));
        assertEquals(1500, details.get(2).number("link_mtu"));
        assertEquals(1, ask(emulation, "ip_address_dump", "sw_if_index", 1L, "is_ipv6", false).size());
        assertEquals("u1", ask(emulation, "af_packet_dump").get(0).text("host_if_name"));
    }

    @Test
    public void tapsCanBeMadeWhereTheFileAllowsThem() throws IOException {
        Emulation emulation = new Emulation(read("tap t0"), () -> 0, new Random(1));
        ApiMessage reply = ask(emulation, "tap_create_v3", "id", Handlers.NONE, "use_random_mac", true,
            "host_if_name_set", true, "host_if_name", "t0", "host_namespace_set", false, "tag", "mine").get(0);
        assertEquals(0, reply.retval());
        assertEquals("t0", ask(emulation, "sw_interface_tap_v2_dump", "sw_if_index", Handlers.NONE).get(0)
            .text("host_if_name"));
        assertEquals(0, ask(emulation, "tap_delete_v2", "sw_if_index", reply.number("sw_if_index")).get(0).retval());
        assertEquals(List.of(), ask(emulation, "sw_interface_tap_v2_dump", "sw_if_index", Handlers.NONE));
    }

    @Test
    public void overlappingGivenAddressesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Emulation(read("interface a address 10.0.0.1/24",
            "interface b address 10.0.0.2/24"), () -> 0, new Random(1)));
    }

    private static List<ApiMessage> ask(Emulation emulation, String message, Object... fields) {
        return emulation.handle(new ApiMessage(message, Handlers.values(fields))).orElseThrow().replies();
    }

    private EmulatorConfig read(String... lines) throws IOException {
        Path file = folder.getRoot().toPath().resolve("interfaces");
        Files.writeString(file, String.join("\n", lines));
        return EmulatorConfig.read(file);
    }
}
