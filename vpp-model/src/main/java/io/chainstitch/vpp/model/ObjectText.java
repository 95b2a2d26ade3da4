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
package io.chainstitch.vpp.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Objects as people read them: a kind and named attributes, on one line
 * {@code cross-connect receive=pod/default/web/eth1 transmit=vxlan/c/0.1/n2}. The attribute names are the field names
 * in kebab-case and part of the northbound contract. Printing and parsing are inverse to each other. A change of the
 * printed form makes controllers and agents of different versions read nodes that a digest would do for.
 */
public final class ObjectText {
    private static final HexFormat HEX = HexFormat.of();
    private static final Pattern ESCAPED = Pattern.compile("%([0-9a-f]{2})");

    private ObjectText() {
    }

    /**
     * The line form of an object.
     *
     * @param object the object
     * @return kind and attributes, separated by blanks; blanks, control characters, equal signs and percent signs in
     *     values are escaped as a percent sign and two hex digits
     */
    public static String print(VppObject object) {
        StringBuilder line = new StringBuilder(object.kind().label());
        attributes(object).forEach((name, value) -> line.append(' ').append(name).append('=')
            .append(escape(isList(name) ? value.replace(' ', ',') : value)));
        return line.toString();
    }

    /**
     * Reads what {@link #print} wrote.
     *
     * @param line kind and attributes
     * @return the object
     * @throws IllegalArgumentException when the line is malformed or a value is out of its range
     */
    public static VppObject parse(String line) {
        List<String> words = new ArrayList<>(List.of(line.trim().split(" +")));
        ObjectKind kind = ObjectKind.of(words.remove(0));
        Map<String, String> attributes = new LinkedHashMap<>();
        for (String word : words) {
            int equal = word.indexOf('=');
            if (equal < 1) {
                throw new IllegalArgumentException("'" + word + "' is no attribute=value in: " + line);
            }
            String name = word.substring(0, equal);
            String value = unescape(word.substring(equal + 1));
            if (attributes.put(name, isList(name) ? value.replace(',', ' ') : value) != null) {
                throw new IllegalArgumentException(word.substring(0, equal) + " is given twice in: " + line);
            }
        }
        Attributes in = new Attributes(kind, attributes, new HashSet<>());
        VppObject object = of(in);
        attributes.keySet().removeAll(in.known());
        if (!attributes.isEmpty()) {
            throw new IllegalArgumentException("a " + kind.label() + " has no " + attributes.keySet() + ": " + line);
        }
        return object;
    }

    /**
     * The attributes of an object, in the order of its fields. Fields that hold their default are left out.
     *
     * @param object the object
     * @return attribute names and values
     */
    public static Map<String, String> attributes(VppObject object) {
        Map<String, String> out = new LinkedHashMap<>();
        if (object instanceof Table table) {
            out.put("table", table.ref().toString());
            out.put("name", table.name());
        } else if (object instanceof Interface iface) {
            out.put("name", iface.name());
            attachment(iface.attachment(), out);
            tables(iface.ipv4Table(), iface.ipv6Table(), out);
        } else if (object instanceof SubInterface sub) {
            out.put("parent", sub.parent());
            out.put("vlan", Integer.toString(sub.vlan()));
            out.put("pop-tags", Integer.toString(sub.popTags()));
            tables(sub.ipv4Table(), sub.ipv6Table(), out);
        } else if (object instanceof Vxlan vxlan) {
            out.put("name", vxlan.name());
            out.put("source", vxlan.source().toString());
            out.put("destination", vxlan.destination().toString());
            out.put("vni", Integer.toString(vxlan.vni()));
        } else if (object instanceof Address address) {
            out.put("interface", address.interfaceName());
            out.put("address", address.address().toString());
        } else if (object instanceof Neighbor neighbor) {
            out.put("interface", neighbor.interfaceName());
            out.put("address", neighbor.address().toString());
            out.put("mac", neighbor.mac().toString());
        } else if (object instanceof Route route) {
            out.put("table", Long.toString(route.table()));
            out.put("prefix", route.prefix().toString());
            path(route.path(), out);
        } else if (object instanceof CrossConnect crossConnect) {
            out.put("receive", crossConnect.receive());
            out.put("transmit", crossConnect.transmit());
        } else {
            SegmentRoutingText.attributes(object, out);
        }
        return out;
    }

    private static void attachment(Attachment attachment, Map<String, String> out) {
        if (attachment instanceof Attachment.AfPacket afPacket) {
            out.put("af-packet", afPacket.hostInterface());
        } else if (attachment instanceof Attachment.Memif memif) {
            out.put("memif", Long.toString(memif.id()));
            out.put("socket", memif.socket());
            out.put("role", memif.role().label());
        } else if (attachment instanceof Attachment.Tap tap) {
            out.put("tap", tap.hostInterface());
            out.put("host-namespace", tap.hostNamespace());
        } else if (attachment instanceof Attachment.Loopback loopback) {
            out.put("loopback", Long.toString(loopback.instance()));
        }
    }

    private static void tables(long ipv4Table, long ipv6Table, Map<String, String> out) {
        if (ipv4Table != 0) {
            out.put("ipv4-table", Long.toString(ipv4Table));
        }
        if (ipv6Table != 0) {
            out.put("ipv6-table", Long.toString(ipv6Table));
        }
    }

    private static void path(Route.Path path, Map<String, String> out) {
        if (path instanceof Route.NextHop hop) {
            hop(hop, "", out);
        } else if (path instanceof Route.Lookup lookup) {
            out.put("lookup-table", Long.toString(lookup.tableId()));
        } else if (path instanceof Route.Attached attached) {
            out.put("out-interface", attached.interfaceName());
        } else if (path instanceof Route.Several several) {
            for (int number = 1; number <= several.hops().size(); number++) {
                hop(several.hops().get(number - 1), "-" + number, out);
            }
        }
    }

    private static void hop(Route.NextHop hop, String which, Map<String, String> out) {
        out.put("next-hop" + which, hop.address().toString());
        hop.interfaceName().ifPresent(name -> out.put("out-interface" + which, name));
    }

    /**
     * Makes an object from its attributes.
     *
     * @param kind the kind
     * @param attributes as {@link #attributes} gives them
     * @return the object
     * @throws IllegalArgumentException when one is missing or out of its range
     */
    public static VppObject of(ObjectKind kind, Map<String, String> attributes) {
        return of(new Attributes(kind, attributes, new HashSet<>()));
    }

    private static VppObject of(Attributes in) {
        return switch (in.kind()) {
            case TABLE -> table(in);
            case INTERFACE -> new Interface(in.text("name"), attachment(in), in.number("ipv4-table", 0),
                in.number("ipv6-table", 0));
            case SUB_INTERFACE -> new SubInterface(in.text("parent"), in.integer("vlan"),
                in.integer("pop-tags"), in.number("ipv4-table", 0), in.number("ipv6-table", 0));
            case VXLAN -> new Vxlan(in.text("name"), IpAddress.of(in.text("source")),
                IpAddress.of(in.text("destination")), in.integer("vni"));
            case ADDRESS -> new Address(in.text("interface"), InterfaceAddress.of(in.text("address")));
            case NEIGHBOR -> new Neighbor(in.text("interface"), IpAddress.of(in.text("address")),
                new MacAddress(in.text("mac")));
            case ROUTE -> new Route(in.number("table"), IpPrefix.of(in.text("prefix")), path(in));
            case CROSS_CONNECT -> new CrossConnect(in.text("receive"), in.text("transmit"));
            case LOCAL_SID -> SegmentRoutingText.localSid(in);
            case POLICY -> SegmentRoutingText.policy(in);
            case STEERING -> SegmentRoutingText.steering(in);
            case CLASSIFIER -> SegmentRoutingText.classifier(in);
        };
    }

    private static Table table(Attributes in) {
        String ref = in.text("table");
        int slash = ref.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("'" + ref + "' is no FAMILY/ID");
        }
        return new Table(new TableRef(IpFamily.of(ref.substring(0, slash)), Long.parseLong(ref.substring(slash + 1))),
            in.text("name"));
    }

    private static Attachment attachment(Attributes in) {
        if (in.has("af-packet")) {
            return new Attachment.AfPacket(in.text("af-packet"));
        }
        if (in.has("memif")) {
            return new Attachment.Memif(in.text("socket"), in.number("memif"),
                Attachment.Memif.Role.of(in.text("role")));
        }
        if (in.has("tap")) {
            return new Attachment.Tap(in.text("tap"), in.text("host-namespace"));
        }
        return new Attachment.Loopback(in.number("loopback"));
    }

    private static Route.Path path(Attributes in) {
        if (in.has("lookup-table")) {
            return new Route.Lookup(in.number("lookup-table"));
        }
        List<Route.NextHop> several = new ArrayList<>();
        while (in.has("next-hop-" + (several.size() + 1))) {
            several.add(hop(in, "-" + (several.size() + 1)));
        }
        if (!several.isEmpty()) {
            return new Route.Several(several);
        }
        if (!in.has("next-hop") && in.has("out-interface")) {
            return new Route.Attached(in.text("out-interface"));
        }
        return hop(in, "");
    }

    private static Route.NextHop hop(Attributes in, String which) {
        return new Route.NextHop(IpAddress.of(in.text("next-hop" + which)),
            in.has("out-interface" + which) ? Optional.of(in.text("out-interface" + which)) : Optional.empty());
    }

    /** Values that are lists have commas instead of blanks on the line, where blanks separate attributes. */
    private static boolean isList(String name) {
        return name.indexOf('.') > 0;
    }

    /**
     * A value as it stands on a line.
     *
     * @param value any text
     * @return the text with blanks, control characters, equal signs and percent signs as a percent sign and two hex
     *     digits
     */
    public static String escape(String value) {
        StringBuilder out = new StringBuilder();
        for (char c : value.toCharArray()) {
            if (c <= ' ' || c == '%' || c == '=' || c == 0x7f) {
                out.append('%').append(HEX.toHexDigits((byte) c));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    /**
     * Reads what {@link #escape} wrote.
     *
     * @param value the text on a line
     * @return the value
     */
    public static String unescape(String value) {
        return ESCAPED.matcher(value).replaceAll(match -> Matcher.quoteReplacement(
            String.valueOf((char) HexFormat.fromHexDigits(match.group(1)))));
    }
}
