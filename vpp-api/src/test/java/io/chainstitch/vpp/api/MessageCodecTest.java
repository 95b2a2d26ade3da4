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

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.chainstitch.vpp.api.FieldType.CountedArray;
import io.chainstitch.vpp.api.FieldType.Scalar;
import io.chainstitch.vpp.api.FieldType.Struct;
import io.chainstitch.vpp.api.FieldType.Text;
import io.chainstitch.vpp.model.InterfaceAddress;
import io.chainstitch.vpp.model.IpAddress;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.Test;

/** Octets of single values, and what is refused. */
public class MessageCodecTest {

    private static MessageDefinition message(String name) {
        return ApiDefinitions.builtIn().message(name).orElseThrow();
    }

    private static String hex(String name, Map<String, Object> values) {
        return HexFormat.of().formatHex(MessageCodec.encode(message(name), values));
    }

    private static ApiMessage decode(String name, String hex) throws ApiProtocolException {
        return new ApiMessage(name, MessageCodec.decode(message(name), ByteBuffer.wrap(HexFormat.of().parseHex(hex))));
    }

    @Test
    public void fieldsArePackedBigEndian() {
        assertEquals("80000001" + "00000007" + "00000002" + "00000003",
            hex("sw_interface_set_flags", Map.of("client_index", 0x80000001L, "context", 7, "sw_if_index", 2,
                "flags", 3)));
    }

    @Test
    public void addressHasFamilyThenSixteenOctets() throws Exception {
        String rest = "000000000000000000000000";
        String hex = hex("ip_neighbor_add_del", Map.of("neighbor",
            Map.of("ip_address", IpAddress.of("10.1.2.3"))));
        assertTrue(hex, hex.endsWith("00" + "0a010203" + rest));
        String six = hex("ip_neighbor_add_del", Map.of("neighbor", Map.of("ip_address", IpAddress.of("fd00::1"))));
        assertTrue(six, six.endsWith("01" + "fd000000000000000000000000000001"));
    }

    @Test
    public void absentValuesAreDefaults() throws Exception {
        assertEquals("00000000" + "00000000" + "ffffffff" + "00" + "00000000", hex("sw_interface_dump", Map.of()));
        assertTrue(decode("ip_table_add_del", hex("ip_table_add_del", Map.of())).flag("is_add"));
    }

    @Test
    public void floatingPointIsLittleEndian() throws Exception {
        String age = "000000000000f83f";
        assertEquals(1.5, decode("ip_neighbor_details", "00000001" + age + "00".repeat(4 + 1 + 6 + 17)).real("age"), 0);
    }

    @Test
    public void ipv4MappedAddressIsATypedError() {
        String mapped = "01" + "00".repeat(10) + "ffff" + "0a000001";
        ApiProtocolException refused = assertThrows(ApiProtocolException.class,
            () -> decode("ip_address_details", "00000001" + "00000002" + mapped + "40"));
        assertTrue(refused.getMessage(), refused.getMessage().contains("prefix"));
        assertTrue(refused.getMessage(), refused.getMessage().contains("::ffff:10.0.0.1"));
    }

    @Test
    public void unknownFamilyAndLongPrefixAreTypedErrors() {
        assertThrows(ApiProtocolException.class,
            () -> decode("ip_address_details", "00000001" + "00000002" + "02" + "00".repeat(16) + "00"));
        assertThrows(ApiProtocolException.class,
            () -> decode("ip_address_details", "00000001" + "00000002" + "00" + "00".repeat(16) + "81"));
    }

    /** As in a dump of the steering of {@code ::500:0/64}. */
    @Test
    public void longPrefixOfAnAddressThatVppTakesForIpv4IsOfIpv6() throws Exception {
        assertEquals(InterfaceAddress.of("::500:0/64"), decode("ip_address_details",
            "00000001" + "00000002" + "00" + "05000000" + "00".repeat(12) + "40").prefix("prefix"));
        assertEquals(InterfaceAddress.of("5.0.0.0/32"), decode("ip_address_details",
            "00000001" + "00000002" + "00" + "05000000" + "00".repeat(12) + "20").prefix("prefix"));
    }

    @Test
    public void textEndsAtTheFirstZeroAndBadUtf8IsReplaced() throws Exception {
        ApiMessage reply = decode("cli_inband_reply", "00000001" + "00000000" + "00000005" + "61ff620063");
        assertEquals("a\ufffdb", reply.text("reply"));
    }

    @Test
    public void announcedLengthBeyondTheMessageIsRefused() {
        ApiProtocolException refused = assertThrows(ApiProtocolException.class,
            () -> decode("cli_inband_reply", "00000001" + "00000000" + "ffffffff" + "61"));
        assertEquals("message cli_inband_reply: field reply announces 4294967295 octets, 1 are left",
            refused.getMessage());
        assertThrows(ApiProtocolException.class, () -> decode("sockclnt_create_reply",
            "00000000" + "00000001" + "00000000" + "80000001" + "ffff" + "00".repeat(66)));
    }

    @Test
    public void arraysOfElementsWithoutSizeAreBounded() {
        MessageDefinition definition = new MessageDefinition("odd", "00000000", List.of(new Field("n", Scalar.U32),
            new Field("things", new CountedArray(new Struct("empty", List.of()), "n"))));
        assertThrows(ApiProtocolException.class,
            () -> MessageCodec.decode(definition, ByteBuffer.wrap(new byte[] {0, 1, 0, 0, 9})));
    }

    @Test
    public void elementsThatAreLongerThanTheyMustBeLeaveNoRoomForTheOthersByName() {
        MessageDefinition definition = new MessageDefinition("odd", "00000000", List.of(new Field("n", Scalar.U8),
            new Field("things", new CountedArray(new Struct("thing", List.of(new Field("text", new Text(0)))), "n"))));
        ApiProtocolException refused = assertThrows(ApiProtocolException.class, () -> MessageCodec.decode(definition,
            ByteBuffer.wrap(new byte[] {2, 0, 0, 0, 3, 'a', 'b', 'c', 0, 0})));
        assertTrue(refused.getMessage(), refused.getMessage().contains("text needs 4 octets, 2 are left"));
    }

    @Test
    public void fixedArraysAreFilledAndCountsDerived() throws Exception {
        ApiMessage route = decode("ip_route_add_del", hex("ip_route_add_del", Map.of("route",
            Map.of("paths", List.of(Map.of("n_labels", 1, "label_stack", List.of(Map.of("label", 5))))))))
            .struct("route");
        assertEquals(1, route.number("n_paths"));
        List<ApiMessage> stack = route.structs("paths").get(0).structs("label_stack");
        assertEquals(16, stack.size());
        assertEquals(5, stack.get(0).number("label"));
        assertArrayEquals(new byte[16], route.structs("paths").get(0).struct("nh").bytes("address"));
    }

    /** VPP numbers the behaviors of plugins by the order in which it loads them. */
    @Test
    public void numberBeyondAnEnumerationIsKept() throws Exception {
        for (long behavior : new long[] {14, 255}) {
            String hex = hex("sr_localsids_details", Map.of("behavior", behavior));
            assertEquals(behavior, decode("sr_localsids_details", hex).number("behavior"));
        }
    }

    @Test
    public void elementsOfZerosAreReadWhereverTheyAre() throws Exception {
        List<Map<String, Object>> stack = List.of(Map.of(), Map.of("label", 7), Map.of(), Map.of(), Map.of("exp", 1));
        ApiMessage route = decode("ip_route_v2_details", hex("ip_route_v2_details", Map.of("route",
            Map.of("paths", List.of(Map.of("label_stack", stack), Map.of("weight", 5))))));
        List<ApiMessage> paths = route.struct("route").structs("paths");
        assertEquals(List.of(0L, 7L, 0L, 0L, 0L, 0L),
            paths.get(0).structs("label_stack").stream().map(label -> label.number("label")).limit(6).toList());
        assertEquals(1, paths.get(0).structs("label_stack").get(4).number("exp"));
        assertEquals(16, paths.get(0).structs("label_stack").size());
        assertEquals(5, paths.get(1).number("weight"));
    }

    @Test
    public void sidListWithALargerCountThanItHoldsIsRead() throws Exception {
        String hex = hex("sr_policies_v2_details", Map.of("sid_lists", List.of(Map.of("num_sids", 20))));
        ApiMessage list = decode("sr_policies_v2_details", hex).structs("sid_lists").get(0);
        assertEquals(20, list.number("num_sids"));
        assertEquals(16, list.list("sids").size());
    }

    @Test
    public void valuesThatDoNotFitAreRefusedByName() {
        refused("sw_interface_set_flags", Map.of("colour", 1), "has no field colour");
        refused("sw_interface_set_flags", Map.of("sw_if_index", -1), "sw_if_index takes 0..4294967295, not -1");
        refused("sw_interface_set_flags", Map.of("sw_if_index", "0"), "sw_if_index needs an integer");
        refused("sw_interface_tag_add_del", Map.of("tag", "x".repeat(64)), "tag takes 63 octets, not 64");
        refused("sw_interface_tag_add_del", Map.of("tag", "a\0b"), "tag must not contain a zero octet");
        refused("ip_table_add_del", Map.of("table", Map.of("size", 1)), "table has no field size");
        refused("ip_table_add_del", Map.of("is_add", 1), "is_add needs Boolean");
        refused("ip_route_add_del", Map.of("route", Map.of("n_paths", 2)), "n_paths is 2");
        refused("tap_create_v3", Map.of("host_ip4_gw", IpAddress.of("fd00::1")), "host_ip4_gw needs an");
    }

    private static void refused(String name, Map<String, Object> values, String part) {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class,
            () -> MessageCodec.encode(message(name), values));
        assertTrue(refused.getMessage(), refused.getMessage().startsWith("message " + name));
        assertTrue(refused.getMessage(), refused.getMessage().contains(part));
    }

    @Test
    public void secretIsNotShown() {
        assertEquals("memif_create_v2{secret=(hidden)}",
            new ApiMessage("memif_create_v2", Map.of("secret", "hush")).toString());
    }

    @Test
    public void retvalsHaveNames() {
        assertEquals("-75 TUNNEL_EXIST", Retval.text(-75));
        assertEquals("-21", Retval.text(-21));
    }
}
