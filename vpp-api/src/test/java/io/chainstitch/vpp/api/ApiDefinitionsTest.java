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
package io.chainstitch.vpp.api;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import io.chainstitch.vpp.api.testing.RealVpp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The built-in set and a node's own definitions over it. */
public class ApiDefinitionsTest {
    private static final String HEAD = "['u16','_vl_msg_id'],['u32','client_index'],['u32','context'],";

    @Rule
    public final TemporaryFolder directory = new TemporaryFolder();

    private ApiDefinitions overriddenBy(String json) throws IOException {
        Path nested = Files.createDirectories(directory.getRoot().toPath().resolve("core/deep"));
        Files.writeString(nested.resolve("x.api.json"), json.replace('\'', '"'));
        return ApiDefinitions.withOverrides(directory.getRoot().toPath());
    }

    @Test
    public void everyBuiltInRequestHasItsReply() {
        ApiDefinitions definitions = ApiDefinitions.builtIn();
        for (MessageDefinition definition : definitions.messages()) {
            if (definition.has("client_index") && definition.fields().get(1).name().equals("context")
                    && !definition.name().endsWith("_reply")) {
                assertTrue(definition.name(),
                    definitions.message(MessageTable.replyName(definition.name())).isPresent());
            }
        }
        assertEquals(Optional.of("vxlan_plugin.so"), definitions.plugin("vxlan_add_del_tunnel_v3"));
        assertEquals(Optional.empty(), definitions.plugin("create_loopback"));
    }

    @Test
    public void addedAndReorderedFieldsAreServed() throws Exception {
        ApiDefinitions definitions = overriddenBy("{'messages':[['create_vlan_subif'," + HEAD
            + "['u64','vlan_id'],['u8','extra',{'default':7}],['vl_api_interface_index_t','sw_if_index'],"
            + "{'crc':'0xabcdef01'}]],'aliases':{'interface_index':{'type':'u32'}}}");
        MessageDefinition definition = definitions.message("create_vlan_subif").orElseThrow();
        assertEquals("create_vlan_subif_abcdef01", definition.nameCrc());
        assertEquals(Optional.empty(), definitions.refusal("create_vlan_subif"));
        assertEquals(4 + 4 + 8 + 1 + 4, MessageCodec.encode(definition, java.util.Map.of()).length);
    }

    @Test
    public void vanishedFieldIsRefusedByMessageAndField() throws Exception {
        ApiDefinitions definitions = overriddenBy("{'messages':[['create_vlan_subif'," + HEAD
            + "['u32','sw_if_index'],{'crc':'0xabcdef01'}]]}");
        assertEquals(Optional.of("the node's definition of message create_vlan_subif cannot be served: field vlan_id"
            + " does not exist there"), definitions.refusal("create_vlan_subif"));
    }

    @Test
    public void fieldOfAnotherKindIsRefusedByMessageAndPath() throws Exception {
        ApiDefinitions definitions = overriddenBy("{'messages':[['ip_table_add_del'," + HEAD
            + "['bool','is_add'],['vl_api_ip_table_t','table'],{'crc':'0xabcdef01'}]],"
            + "'types':[['ip_table',['u16','table_id'],['bool','is_ip6'],['string','name',64]]]}");
        String refusal = definitions.refusal("ip_table_add_del").orElseThrow();
        assertTrue(refusal, refusal.contains("ip_table_add_del") && refusal.contains("table.table_id"));
    }

    @Test
    public void malformedDefinitionsAreRefusedBySentence() throws Exception {
        String refusal = overriddenBy("{'messages':[['ip_table_dump'," + HEAD
            + "['vl_api_loop_t','x'],{'crc':'0x51077d14'}]],'types':[['loop',['vl_api_loop_t','x']]]}")
            .refusal("ip_table_dump").orElseThrow();
        assertTrue(refusal, refusal.contains("contains itself"));
        assertThrows(IOException.class, () -> overriddenBy("{'messages':[[]]}"));
        assertThrows(IOException.class, () -> overriddenBy("[]"));
        assertThrows(IOException.class, () -> overriddenBy("{'messages':"));
    }

    @Test
    public void directoryWithoutDefinitionsIsRefused() {
        IOException refused = assertThrows(IOException.class,
            () -> ApiDefinitions.withOverrides(directory.getRoot().toPath()));
        assertTrue(refused.getMessage(), refused.getMessage().contains("*.api.json"));
        assertThrows(IOException.class, () -> ApiDefinitions.withOverrides(Path.of("/does/not/exist")));
    }

    @Test
    public void builtInSetEqualsTheInstalledOne() throws Exception {
        assumeTrue("no definitions to compare with: set VPP_PREFIX to a VPP 26.06", RealVpp.apiDirectory().isPresent());
        ApiDefinitions installed = ApiDefinitions.withOverrides(RealVpp.apiDirectory().orElseThrow());
        for (MessageDefinition ours : ApiDefinitions.builtIn().messages()) {
            MessageDefinition theirs = installed.message(ours.name()).orElseThrow();
            assertEquals(ours.nameCrc(), theirs.nameCrc());
            assertEquals(ours.name(), ours.fields(), theirs.fields());
            assertEquals(Optional.empty(), installed.refusal(ours.name()));
        }
        assertTrue(installed.messages().size() > ApiDefinitions.builtIn().messages().size());
    }
}
