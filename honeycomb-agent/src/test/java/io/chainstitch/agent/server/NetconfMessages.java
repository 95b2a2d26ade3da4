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
package io.chainstitch.agent.server;

import io.chainstitch.agent.server.NetconfInput.Framing;
import io.chainstitch.vpp.api.testing.Octets;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Good messages of NETCONF, most of them spoilt: in an octet, a value, an element, a namespace, or the framing. */
final class NetconfMessages {
    private static final String BASE = "urn:ietf:params:xml:ns:netconf:base:1.0";
    private static final String V3PO = "http://fd.io/hc2vpp/yang/v3po";
    private static final String HELLO = "<hello xmlns=\"" + BASE
        + "\"><capabilities><capability>urn:ietf:params:netconf:base:1.1</capability></capabilities></hello>";
    private static final String INTERFACE = "<interfaces xmlns=\"urn:ietf:params:xml:ns:yang:ietf-interfaces\">%s"
        + "</interfaces>";
    private static final String VXLAN = "<interface><name>vx</name><type xmlns:v=\"" + V3PO + "\">v:vxlan-tunnel</type>"
        + "<enabled>true</enabled><vxlan xmlns=\"" + V3PO + "\"><src>10.0.0.1</src><dst>10.0.0.2</dst><vni>5000</vni>"
        + "<encap-vrf-id>0</encap-vrf-id></vxlan><l2 xmlns=\"" + V3PO + "\"><xconnect-outgoing-interface>a"
        + "</xconnect-outgoing-interface></l2></interface>";
    private static final String PORT = "<interface><name>a</name><type xmlns:v=\"" + V3PO + "\">v:af-packet</type>"
        + "<enabled>true</enabled><af-packet xmlns=\"" + V3PO + "\"><host-interface-name>veth1</host-interface-name>"
        + "</af-packet><ipv4 xmlns=\"urn:ietf:params:xml:ns:yang:ietf-ip\"><address><ip>10.0.0.1</ip>"
        + "<prefix-length>24</prefix-length></address><neighbor><ip>10.0.0.2</ip><link-layer-address>02:00:00:00:00:01"
        + "</link-layer-address></neighbor></ipv4></interface>";
    private static final String TABLES = "<fib-table-management xmlns=\"http://fd.io/hc2vpp/yang/"
        + "vpp-fib-table-management\"><fib-tables><table><table-id>1000</table-id><address-family xmlns:f=\"http://"
        + "fd.io/hc2vpp/yang/vpp-fib-table-management\">f:ipv4</address-family><name>chainstitch/1000</name></table>"
        + "</fib-tables></fib-table-management>";
    private static final String SEGMENTS = "<srv6 xmlns=\"urn:chainstitch:vpp-srv6\"><local-sids><local-sid><sid>"
        + "fcbb:bb00:1::1</sid><table>0</table><behavior>end.ad</behavior><out-interface>a</out-interface>"
        + "<in-interface>vx</in-interface></local-sid></local-sids><policies><policy><bsid>fcbb:bbff::1</bsid>"
        + "<encap-source>fd10::1</encap-source><segment-list><index>1</index><weight>1</weight><segment><position>1"
        + "</position><sid>fcbb:bb00:1::2</sid></segment></segment-list></policy></policies><steering><packets>"
        + "<table>0</table><prefix>10.9.0.0/16</prefix><bsid>fcbb:bbff::1</bsid></packets></steering></srv6>";
    /** All of them are taken as they are, one after the other. */
    static final List<String> OPERATIONS = List.of(
        edit(String.format(INTERFACE, PORT)), edit(String.format(INTERFACE, VXLAN + PORT)), edit(TABLES),
        edit(SEGMENTS), edit("<agent xmlns=\"urn:chainstitch:agent\"><transaction>t1</transaction></agent>"),
        edit(String.format(INTERFACE, "<interface xmlns:nc=\"" + BASE + "\" nc:operation=\"remove\"><name>a</name>"
            + "</interface>")),
        "<commit/>", "<commit/>", "<commit/>", "<discard-changes/>",
        "<validate><source><candidate/></source></validate>",
        "<get-config><source><running/></source></get-config>", "<lock><target><candidate/></target></lock>",
        "<unlock><target><candidate/></target></unlock>",
        "<get><filter type=\"subtree\"><agent xmlns=\"urn:chainstitch:agent\"/></filter></get>",
        "<copy-config><target><candidate/></target><source><config/></source></copy-config>");
    private static final List<String> VALUES = List.of("", " ", "-1", "0", "4294967295", "4294967296",
        "9223372036854775808", "16777216", "::ffff:10.0.0.1", "10.0.0.300", "fe80::1", "a;b", "a b", "&#10;", "&#0;",
        "&x;", "\u0000", "\ufffe", "\u6f22", "x".repeat(300), "true", "<a/>", "<![CDATA[x]]>", "v:nosuch", "nosuch:x",
        "ff:ff:ff:ff:ff:ff", "a", "vx", "local0", "chainstitch/1000");
    private static final List<String> NAMESPACES = List.of(BASE, V3PO, "urn:nobody", "", "urn:chainstitch:agent",
        "urn:chainstitch:vpp-srv6", "urn:ietf:params:xml:ns:yang:ietf-interfaces");
    private static final List<String> PROLOGUES = List.of("<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
        "<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>",
        "<!DOCTYPE r [<!ENTITY x \"y\"><!ENTITY z \"&x;&x;&x;&x;&x;&x;&x;&x;&x;&x;\">]>", "\n\n", "\ufeff", "<?x ?>",
        "<!---->");
    private static final List<String> CHUNKS = List.of("\n#0\n", "\n#00000001\n", "\n#4294967295\n", "\n#4294967296\n",
        "\n#-1\n", "\n#99999999999999999999\n", "\n#x\n", "\n##\n", "#5\n", "\n#5", "\n#2147483647\n", "\n##", "\n#\n");
    private static final Pattern TEXT = Pattern.compile(">([^<>]+)<");
    private static final Pattern TAG = Pattern.compile("</?[a-z][-a-z0-9]*[^<>]*>");
    private static final Pattern NAMESPACE = Pattern.compile("xmlns(:[a-z]+)?=\"([^\"]*)\"");
    private static final String END = "]]>]]>";

    private final Random random;

    NetconfMessages(Random random) {
        this.random = random;
    }

    private static String edit(String config) {
        return "<edit-config><target><candidate/></target><config>" + config + "</config></edit-config>";
    }

    static String rpc(String operation) {
        return "<rpc xmlns=\"" + BASE + "\" message-id=\"1\">" + operation + "</rpc>";
    }

    /** The octets of one or some messages. */
    byte[] next(Framing framing) {
        StringBuilder text = new StringBuilder();
        for (int messages = 1 + random.nextInt(2); messages > 0; messages--) {
            text.append(framed(framing, spoilt(message(framing))));
        }
        byte[] octets = text.toString().getBytes(StandardCharsets.UTF_8);
        return switch (random.nextInt(12)) {
            case 0 -> Octets.noise(random, 300);
            case 1, 2 -> Octets.mutated(random, octets);
            default -> octets;
        };
    }

    private String message(Framing framing) {
        return framing == Framing.HELLO && random.nextInt(4) > 0 ? HELLO
            : rpc(OPERATIONS.get(random.nextInt(OPERATIONS.size())));
    }

    private String framed(Framing framing, String message) {
        if (framing != Framing.CHUNKED) {
            return message + (random.nextInt(20) == 0 ? "]]>]]" : END);
        }
        StringBuilder text = new StringBuilder();
        int at = 0;
        while (at < message.length()) {
            int end = Math.min(message.length(), at + 1 + random.nextInt(message.length()));
            String chunk = message.substring(at, end);
            text.append(random.nextInt(20) == 0 ? CHUNKS.get(random.nextInt(CHUNKS.size()))
                : "\n#" + chunk.getBytes(StandardCharsets.UTF_8).length + "\n").append(chunk);
            at = end;
        }
        return text.append(random.nextInt(20) == 0 ? CHUNKS.get(random.nextInt(CHUNKS.size())) : "\n##\n").toString();
    }

    private String spoilt(String good) {
        String text = good;
        for (int changes = random.nextInt(3); changes > 0; changes--) {
            text = switch (random.nextInt(8)) {
                case 0, 1, 2 -> replaced(text, TEXT, 1, VALUES.get(random.nextInt(VALUES.size())));
                case 3 -> replaced(text, NAMESPACE, 2, NAMESPACES.get(random.nextInt(NAMESPACES.size())));
                case 4 -> replaced(text, TAG, 0, "");
                case 5 -> twice(text);
                case 6 -> PROLOGUES.get(random.nextInt(PROLOGUES.size())) + text;
                default -> nested(text);
            };
        }
        return text;
    }

    private String replaced(String text, Pattern what, int group, String by) {
        List<MatchResult> found = what.matcher(text).results().toList();
        if (found.isEmpty()) {
            return text;
        }
        MatchResult one = found.get(random.nextInt(found.size()));
        return text.substring(0, one.start(group)) + by + text.substring(one.end(group));
    }

    /** Says a part again that mostly is an element. */
    private String twice(String text) {
        List<MatchResult> tags = TAG.matcher(text).results().toList();
        if (tags.size() < 2) {
            return text + text;
        }
        int first = random.nextInt(tags.size() - 1);
        MatchResult from = tags.get(first);
        MatchResult to = tags.get(first + 1 + random.nextInt(tags.size() - first - 1));
        return text.substring(0, to.end()) + text.substring(from.start());
    }

    private String nested(String text) {
        int depth = 1 + random.nextInt(random.nextInt(50) == 0 ? 20_000 : 20);
        return replaced(text, TEXT, 1, "<a>".repeat(depth) + "</a>".repeat(depth));
    }
}
