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
package io.chainstitch.renderer.srv6;

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
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.IpFamily;
import io.chainstitch.vpp.model.IpPrefix;
import io.chainstitch.vpp.model.Vxlan;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads a resolved chain from lines of words.
 *
 * <pre>
 * chain NAME unidirectional|bidirectional [auto|dynamic|stitched]
 * settings [locator-block=PREFIX] [bsid-block=PREFIX] [default-network-table=ID]
 * node NAME UNDERLAY-ADDRESS|- [via=VPP-INTERFACE] [locator=PREFIX]
 * pod NAME NODE INTERFACE=ATTACHMENT [ATTRIBUTE=VALUE...] [INTERFACE=ATTACHMENT [ATTRIBUTE=VALUE...]]
 * external NAME NODE VPP-INTERFACE[.VLAN] [ATTRIBUTE=VALUE...]
 * shared NAME...
 * path ID INSTANCE...
 * </pre>
 * With two interfaces traffic enters by the first and leaves by the second. An attachment is
 * {@code af-packet:HOST-INTERFACE}, {@code memif:SOCKET:ID:ROLE} or {@code vpp:VPP-INTERFACE}. Attributes are address,
 * gateway, mac, peer and network; those of an external interface are VPP's address, the peer and the peer's mac.
 */
final class ChainText {
    private final Map<String, Node> nodes = new HashMap<>();
    private final Map<String, Hop> hops = new HashMap<>();
    private final List<ChainPath> paths = new ArrayList<>();
    private final Set<InstanceId> shared = new HashSet<>();
    private final Map<String, String> settings = new HashMap<>();
    private String name;
    private boolean unidirectional;
    private ChainDefinition.Srv6Proxy proxy = ChainDefinition.Srv6Proxy.AUTO;

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
                if (words.length > 3) {
                    proxy = ChainDefinition.Srv6Proxy.valueOf(words[3].toUpperCase(Locale.ROOT));
                }
            }
            case "settings" -> settings.putAll(attributes(words, 1));
            case "node" -> nodes.put(words[1], node(words[1], words[2], attributes(words, 3)));
            case "pod" -> pod(words);
            case "external" -> external(words);
            case "shared" -> Stream.of(words).skip(1).forEach(pod -> shared.add(hops.get(pod).instance()));
            case "path" -> paths.add(new ChainPath(Integer.parseInt(words[1]),
                Stream.of(words).skip(2).map(hops::get).toList(), OptionalInt.empty()));
            default -> throw new IllegalArgumentException("unknown word " + words[0]);
        }
    }

    private static Map<String, String> attributes(String[] words, int from) {
        Map<String, String> attributes = new HashMap<>();
        for (int index = from; index < words.length; index++) {
            String[] parts = words[index].split("=");
            attributes.put(parts[0], parts[1]);
        }
        return attributes;
    }

    static Node node(String name, String underlay, Map<String, String> attributes) {
        return new Node(name, OptionalInt.empty(),
            "-".equals(underlay) ? Optional.empty() : Optional.of(IpAddress.of(underlay)),
            Optional.ofNullable(attributes.get("via")), OptionalInt.empty(),
            Optional.ofNullable(attributes.get("locator")).map(IpPrefix::of), Optional.empty());
    }

    private void pod(String[] words) {
        List<InterfaceText> faces = new ArrayList<>();
        for (int index = 3; index < words.length; index++) {
            if (faces.isEmpty() || !faces.get(faces.size() - 1).attribute(words[index])) {
                faces.add(InterfaceText.ofPod(words[1], words[index]));
            }
        }
        ChainInterface input = faces.get(0).read();
        ChainInterface output = faces.size() > 1 ? faces.get(1).read() : input;
        hop(words[1], new InstanceId.OfPod(new Pod.Id("default", words[1])), words[2], input, output);
    }

    private void external(String[] words) {
        InterfaceText face = InterfaceText.ofExternal(words[3]);
        Stream.of(words).skip(4).forEach(face::attribute);
        ChainInterface read = face.read();
        hop(words[1], new InstanceId.OfExternal(words[1], words[2]), words[2], read, read);
    }

    private void hop(String instance, InstanceId id, String node, ChainInterface input, ChainInterface output) {
        hops.put(instance, new Hop(instance, id, node, input, output));
    }

    private ResolvedChain resolved() {
        List<FunctionDefinition> functions = paths.get(0).hops().stream()
            .map(hop -> new FunctionDefinition(hop.function(), Optional.empty(), Optional.of(hop.input().label()),
                Optional.of(hop.output().label())))
            .toList();
        ChainDefinition definition = new ChainDefinition(name, true, Srv6Renderer.NAME, unidirectional,
            Optional.empty(), 8, proxy, functions);
        Set<IpFamily> families = families();
        Layer layer = families.isEmpty() ? Layer.L2 : families.contains(IpFamily.IPV4) ? Layer.IPV4 : Layer.IPV6;
        return new ResolvedChain(definition, layer, families,
            families.isEmpty() ? Inventory.STUB_NETWORK : Inventory.DEFAULT_NETWORK, paths, List.of(), shared, nodes,
            settings());
    }

    /** The families that all interfaces of the chain share. */
    private Set<IpFamily> families() {
        Set<IpFamily> all = EnumSet.allOf(IpFamily.class);
        Set<Hop> used = new LinkedHashSet<>();
        paths.forEach(path -> used.addAll(path.hops()));
        for (Hop hop : used) {
            for (ChainInterface face : List.of(hop.input(), hop.output())) {
                Set<IpFamily> own = EnumSet.noneOf(IpFamily.class);
                (hop.instance() instanceof InstanceId.OfExternal ? face.gateways() : face.addresses())
                    .forEach(address -> own.add(address.address().family()));
                all.retainAll(own);
            }
        }
        return all;
    }

    private Settings settings() {
        return new Settings(Srv6Renderer.NAME, IpPrefix.of(settings.getOrDefault("locator-block", "fcbb:bb00::/32")),
            IpPrefix.of(settings.getOrDefault("bsid-block", "fcbb:bbff::/48")),
            new Settings.Range(5000, Vxlan.MAX_VNI), new Settings.Range(1000, 65535),
            Long.parseLong(settings.getOrDefault("default-network-table", "0")));
    }
}
