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
package io.chainstitch.kubernetes.desired;

import io.chainstitch.kubernetes.desired.FieldReader.Form;
import io.chainstitch.kubernetes.facts.CustomObject;
import io.chainstitch.vpp.model.InterfaceAddress;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.IpPrefix;
import io.chainstitch.vpp.model.MacAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads a CustomNetwork and an ExternalInterface. */
final class OutsideTranslation {
    private static final int HIGHEST_VLAN = 4094;
    private static final int LONGEST_PREFIX = 128;

    private OutsideTranslation() {
    }

    static Entry.OfNetwork network(CustomObject object, List<String> problems) {
        FieldReader spec = FieldReader.of("spec", object.spec(), problems);
        if (NetworkNames.reserved(object.id().name())) {
            problems.add("metadata.name is '" + object.id().name()
                + "', a network that is there without being declared: take another name.");
        }
        boolean l3 = "L3".equals(type(spec).orElse(""));
        spec.number("subnetOneNodePrefixLen", 0, LONGEST_PREFIX);
        return new Entry.OfNetwork(object.id().dotted(), l3, spec.parsed("subnetCIDR", IpPrefix::of));
    }

    private static Optional<String> type(FieldReader spec) {
        Optional<String> type = spec.text("type");
        if (!type.equals(Optional.of("L2")) && !type.equals(Optional.of("L3"))) {
            spec.problem("type", type.map(text -> "is " + FieldReader.shown(text)).orElse("is missing")
                + ": write L2 or L3.");
        }
        return type;
    }

    static Entry.OfExternal external(CustomObject object, List<String> problems) {
        FieldReader spec = FieldReader.of("spec", object.spec(), problems);
        List<Entry.Attached> attachments = new ArrayList<>();
        Set<String> nodes = new HashSet<>();
        for (FieldReader reader : spec.objects("nodes")) {
            Optional<String> node = required(reader, "node", Form.NODE);
            Optional<String> name = required(reader, "vppInterfaceName", Form.INTERFACE);
            Entry.Attached attached = new Entry.Attached(node.orElse(""), name.orElse(""), vlan(reader),
                reader.parsed(reader.has("IP") ? "IP" : "ip", InterfaceAddress::of),
                reader.parsed("peerAddress", IpAddress::of),
                reader.parsed("peerMac", text -> new MacAddress(text.toLowerCase(java.util.Locale.ROOT)).text()));
            if (node.isPresent() && !nodes.add(node.get())) {
                reader.problem("node", "is '" + node.get() + "' once more: an external interface has one interface on"
                    + " a node; make another resource for the second one.");
            }
            attachments.add(attached);
        }
        return new Entry.OfExternal(object.id().dotted(),
            NetworkNames.in(object.id().namespace(), spec, "network"), attachments);
    }

    private static Optional<String> required(FieldReader reader, String field, Form form) {
        if (!reader.has(field) || reader.text(field).isEmpty()) {
            reader.problem(field, "is missing: write " + form.wanted() + ".");
            return Optional.empty();
        }
        return reader.text(field, form);
    }

    private static OptionalInt vlan(FieldReader reader) {
        OptionalInt vlan = reader.number(reader.has("VLAN") ? "VLAN" : "vlan", 0, HIGHEST_VLAN);
        return vlan.isPresent() && vlan.getAsInt() == 0 ? OptionalInt.empty() : vlan;
    }
}
