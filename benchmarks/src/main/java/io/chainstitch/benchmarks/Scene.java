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
package io.chainstitch.benchmarks;

import io.chainstitch.renderer.l2xconn.L2xconnRenderer;
import io.chainstitch.renderer.srv6.Srv6Renderer;
import io.chainstitch.sfc.api.ChainDefinition;
import io.chainstitch.sfc.api.ChainRenderer;
import io.chainstitch.sfc.api.FunctionDefinition;
import io.chainstitch.sfc.api.Node;
import io.chainstitch.sfc.api.Pod;
import io.chainstitch.sfc.api.Selection;
import io.chainstitch.sfc.api.Settings;
import io.chainstitch.vpp.model.Attachment;
import io.chainstitch.vpp.model.InterfaceAddress;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.IpPrefix;
import io.chainstitch.vpp.model.MacAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The chains that are measured. A C3 is start, three functions and end, bidirectional, start and first function on one
 * node, the rest on the next. Every chain has pods of its own; every function has two interfaces.
 */
final class Scene {
    /** Functions of a C3, the two ends included. */
    static final int C3 = 5;
    /** A pool of VNIs that is large enough for every chain measured. */
    static final Settings SETTINGS = new Settings("srv6", IpPrefix.of("fcbb:bb00::/32"),
        IpPrefix.of("fcbb:bbff::/48"), new Settings.Range(5000, 16_777_215), new Settings.Range(1000, 1_000_000), 0);
    private static final List<String> SIDES = List.of("in", "out");

    private final String renderer;

    /**
     * Chains of a renderer.
     *
     * @param renderer {@code l2xconn}: interfaces without addresses; {@code srv6}: with one IPv4 address each
     */
    Scene(String renderer) {
        this.renderer = renderer;
    }

    ChainRenderer renderer() {
        return renderer.equals("srv6") ? new Srv6Renderer() : new L2xconnRenderer();
    }

    /** A node, numbered from 1. */
    static Node node(int number) {
        return new Node("n" + number, OptionalInt.of(number), Optional.of(IpAddress.of("2001:db8::" + number)),
            Optional.of("uplink"), OptionalInt.empty(), Optional.empty(),
            Optional.of(new Node.Agent("127.0.0.1", 2830 + number, "user", "")));
    }

    ChainDefinition chain(int number, int functions) {
        return chain(number, IntStream.range(0, functions).mapToObj(position -> app(number, position)).toList());
    }

    /** A chain over the pods of some applications. */
    ChainDefinition chain(int number, List<String> apps) {
        List<FunctionDefinition> list = new ArrayList<>();
        for (int position = 0; position < apps.size(); position++) {
            list.add(new FunctionDefinition("f" + position, Optional.of(new Selection.Pods(Optional.empty(),
                Map.of("app", apps.get(position)))), Optional.of("in"), Optional.of("out")));
        }
        return new ChainDefinition(name(number), true, renderer, false, Optional.empty(), 8,
            ChainDefinition.Srv6Proxy.AUTO, list);
    }

    static String name(int number) {
        return "chain-" + number;
    }

    /** The pods of a chain: the first half on node n1, the rest on node n2. */
    List<Pod> pods(int number, int functions) {
        List<Pod> pods = new ArrayList<>();
        for (int position = 0; position < functions; position++) {
            pods.add(pod(number, position, position < functions / 2 ? "n1" : "n2"));
        }
        return pods;
    }

    Pod pod(int number, int position, String node) {
        return pod(number, position, app(number, position), node);
    }

    /** A pod of an application; number and position, 0 to 63, make it unique. */
    Pod pod(int number, int position, String app, String node) {
        Map<String, Pod.Interface> interfaces = new HashMap<>();
        for (String side : SIDES) {
            long id = ((long) number * 64 + position) * SIDES.size() + SIDES.indexOf(side);
            interfaces.put(side, new Pod.Interface(side, "default", addresses(id), mac(id), List.of(),
                Optional.empty(), Optional.of(new Attachment.AfPacket("if" + id))));
        }
        return new Pod(new Pod.Id("bench", app(number, position)), Optional.of(node), false, Map.of("app", app),
            interfaces);
    }

    private List<InterfaceAddress> addresses(long id) {
        return renderer.equals("srv6")
            ? List.of(InterfaceAddress.of("10." + (id >> 16) + "." + (id >> 8 & 255) + "." + (id & 255) + "/32"))
            : List.of();
    }

    private static Optional<MacAddress> mac(long id) {
        return Optional.of(new MacAddress(String.format("02:00:00:%02x:%02x:%02x", id >> 16, id >> 8 & 255, id & 255)));
    }

    static String app(int number, int position) {
        return "c" + number + "-" + position;
    }
}
