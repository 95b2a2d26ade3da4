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

import io.chainstitch.sfc.api.ChainDefinition;
import io.chainstitch.sfc.api.ChainInterface;
import io.chainstitch.sfc.api.ChainPath;
import io.chainstitch.sfc.api.FunctionDefinition;
import io.chainstitch.sfc.api.Hop;
import io.chainstitch.sfc.api.InstanceId;
import io.chainstitch.sfc.api.Inventory;
import io.chainstitch.sfc.api.Layer;
import io.chainstitch.sfc.api.Node;
import io.chainstitch.sfc.api.Pod;
import io.chainstitch.sfc.api.ResolvedChain;
import io.chainstitch.sfc.api.Settings;
import io.chainstitch.vpp.model.Attachment;
import io.chainstitch.vpp.model.Interface;
import io.chainstitch.vpp.model.InterfaceObject;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.IpPrefix;
import io.chainstitch.vpp.model.Names;
import io.chainstitch.vpp.model.SubInterface;
import io.chainstitch.vpp.model.Vxlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Reads a resolved chain from lines of words.
 *
 * <pre>
 * chain NAME unidirectional|bidirectional
 * node NAME UNDERLAY-ADDRESS
 * pod NAME NODE INTERFACE=ATTACHMENT [INTERFACE=ATTACHMENT]     two interfaces: in by the first, out by the second
 * external NAME NODE VPP-INTERFACE[.VLAN]
 * path ID INSTANCE...
 * path ID INSTANCE joins ID
 * </pre>
 * An attachment is {@code af-packet:HOST-INTERFACE}, {@code memif:SOCKET:ID:ROLE} or {@code vpp:VPP-INTERFACE}.
 */
final class ChainText {
    private static final Settings SETTINGS = new Settings(L2xconnRenderer.NAME, IpPrefix.of("fcbb:bb00::/32"),
        IpPrefix.of("fcbb:bbff::/48"), new Settings.Range(5000, Vxlan.MAX_VNI), new Settings.Range(1000, 65535), 0);
    private final Map<String, Node> nodes = new HashMap<>();
    private final Map<String, Hop> hops = new HashMap<>();
    private final List<ChainPath> paths = new ArrayList<>();
    private String name;
    private boolean unidirectional;

    private ChainText() {
    }

    static ResolvedChain parse(String text) {
        ChainText chain = new ChainText();
        text.lines().map(String::trim).filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .forEach(line -> chain.line(line.split(" +")));
        return chain.resolved();
    }

    private void line(String[] words) {
        switch (words[0]) {
            case "chain" -> {
                name = words[1];
                unidirectional = "unidirectional".equals(words[2]);
            }
            case "node" -> nodes.put(words[1], node(words[1], words[2]));
            case "pod" -> pod(words);
            case "external" -> {
                ChainInterface iface = external(words[3]);
                hops.put(words[1], new Hop(words[1], new InstanceId.OfExternal(words[1], words[2]), words[2], iface,
                    iface));
            }
            case "path" -> path(words);
            default -> throw new IllegalArgumentException("unknown word " + words[0]);
        }
    }

    static Node node(String name, String underlay) {
        return new Node(name, OptionalInt.empty(), Optional.of(IpAddress.of(underlay)), Optional.empty(),
            OptionalInt.empty(), Optional.empty(), Optional.empty());
    }

    private void pod(String[] words) {
        ChainInterface input = podInterface(words[1], words[3]);
        ChainInterface output = words.length > 4 ? podInterface(words[1], words[4]) : input;
        hops.put(words[1], new Hop(words[1], new InstanceId.OfPod(new Pod.Id("default", words[1])), words[2], input,
            output));
    }

    private static ChainInterface podInterface(String pod, String text) {
        String[] parts = text.split("[=:]");
        if ("vpp".equals(parts[1])) {
            return chainInterface(parts[0], parts[2], Optional.empty());
        }
        String owned = Names.podInterface("default", pod, parts[0]);
        return chainInterface(parts[0], owned, Optional.of(new Interface(owned, attachment(parts))));
    }

    private static Attachment attachment(String[] parts) {
        if ("memif".equals(parts[1])) {
            Attachment.Memif.Role role = Attachment.Memif.Role.valueOf(parts[4].toUpperCase(Locale.ROOT));
            return new Attachment.Memif(parts[2], Long.parseLong(parts[3]), role);
        }
        return new Attachment.AfPacket(parts[2]);
    }

    private static ChainInterface external(String vppName) {
        int dot = vppName.indexOf('.');
        return chainInterface(vppName, vppName, dot < 0 ? Optional.empty()
            : Optional.of(new SubInterface(vppName.substring(0, dot), Integer.parseInt(vppName.substring(dot + 1)),
                1)));
    }

    private static ChainInterface chainInterface(String label, String name, Optional<InterfaceObject> created) {
        return new ChainInterface(label, name, created, Inventory.STUB_NETWORK, List.of(), List.of(),
            Optional.empty(), Optional.empty());
    }

    private void path(String[] words) {
        List<Hop> all = new ArrayList<>();
        for (int index = 2; index < words.length && !"joins".equals(words[index]); index++) {
            all.add(hops.get(words[index]));
        }
        OptionalInt joins = OptionalInt.empty();
        if ("joins".equals(words[words.length - 2])) {
            joins = OptionalInt.of(Integer.parseInt(words[words.length - 1]));
            List<Hop> lane = paths.get(joins.getAsInt()).hops();
            all.addAll(lane.subList(1, lane.size()));
        }
        paths.add(new ChainPath(Integer.parseInt(words[1]), all, joins));
    }

    private ResolvedChain resolved() {
        List<FunctionDefinition> functions = paths.get(0).hops().stream()
            .map(hop -> new FunctionDefinition(hop.function(), Optional.empty(), Optional.of(hop.input().label()),
                Optional.of(hop.output().label())))
            .toList();
        ChainDefinition definition = new ChainDefinition(name, true, L2xconnRenderer.NAME, unidirectional,
            Optional.empty(), 8, ChainDefinition.Srv6Proxy.AUTO, functions);
        return new ResolvedChain(definition, Layer.L2, Set.of(), Inventory.STUB_NETWORK, paths, List.of(), Set.of(),
            nodes, SETTINGS);
    }
}
