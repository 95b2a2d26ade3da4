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
package io.chainstitch.sfc.impl.engine;

import io.chainstitch.renderer.srv6.Srv6Renderer;
import io.chainstitch.sfc.api.ChainDefinition;
import io.chainstitch.sfc.api.ChainDefinition.Srv6Proxy;
import io.chainstitch.sfc.api.FunctionDefinition;
import io.chainstitch.sfc.api.Node;
import io.chainstitch.sfc.api.Pod;
import io.chainstitch.sfc.api.Selection;
import io.chainstitch.vpp.model.Attachment;
import io.chainstitch.vpp.model.InterfaceAddress;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.IpPrefix;
import io.chainstitch.vpp.model.LocalSid;
import io.chainstitch.vpp.model.MacAddress;
import io.chainstitch.vpp.model.SidBehavior;
import io.chainstitch.vpp.model.VppObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Nodes, pods and chains for SRv6 in a {@link Lab}. Pod number 7 has 7 in all its addresses. */
final class Srv6Scene {
    final Lab lab;

    Srv6Scene() {
        this(new Lab());
    }

    Srv6Scene(Lab lab) {
        this.lab = lab;
    }

    Srv6Scene nodes(String... names) {
        for (String name : names) {
            node(name, "fd00::" + name.substring(1), Optional.empty());
        }
        return this;
    }

    void node(String name, String underlay, Optional<String> locator) {
        lab.set(name, Optional.of(new Node(name, OptionalInt.empty(), Optional.of(IpAddress.of(underlay)),
            Optional.of("eth0"), OptionalInt.of(9000), locator.map(IpPrefix::of),
            Optional.of(new Node.Agent("127.0.0.1", 2831, "u", "p")))));
    }

    /** A pod with addresses of IPv4 on interfaces in0 and out0. */
    Srv6Scene pod(String name, String node, String app, int number) {
        return pod(name, node, app, number, "02:00:00:00:00:", List.of("10.1.%d.1/32", "10.2.%d.1/32"), List.of());
    }

    /** A pod with addresses of both families. */
    Srv6Scene dual(String name, String node, String app, int number) {
        return pod(name, node, app, number, "02:00:00:00:00:",
            List.of("10.1.%d.1/32,fd01:%d::1/64", "10.2.%d.1/32,fd02:%d::1/64"),
            List.of("fd01:%d::ff/64", "fd02:%d::ff/64"));
    }

    /** A pod without addresses. */
    Srv6Scene bridge(String name, String node, String app, int number) {
        return pod(name, node, app, number, "02:00:00:00:00:", List.of("", ""), List.of());
    }

    Srv6Scene pod(String name, String node, String app, int number, String macs, List<String> addresses,
        List<String> gateways) {
        Pod.Id id = new Pod.Id("ns", name);
        Map<String, Pod.Interface> interfaces = new HashMap<>();
        for (int index = 0; index < 2; index++) {
            String face = index == 0 ? "in0" : "out0";
            interfaces.put(face, new Pod.Interface(face, "default", parsed(addresses.get(index), number),
                Optional.of(new MacAddress(macs + String.format("%02x", 2 * number + index))),
                gateways.isEmpty() ? List.of() : parsed(gateways.get(index), number), Optional.empty(),
                Optional.of(new Attachment.AfPacket(name + "-" + face))));
        }
        lab.set(id, Optional.of(new Pod(id, Optional.of(node), false, Map.of("app", app), interfaces)));
        return this;
    }

    private static List<InterfaceAddress> parsed(String texts, int number) {
        return texts.isEmpty() ? List.of() : Stream.of(texts.split(","))
            .map(text -> InterfaceAddress.of(text.replace("%d", Integer.toString(number)))).toList();
    }

    Srv6Scene chain(String name, String... apps) {
        return chain(name, Srv6Proxy.AUTO, false, apps);
    }

    Srv6Scene chain(String name, Srv6Proxy proxy, boolean unidirectional, String... apps) {
        lab.define(definition(name, proxy, unidirectional, 8, apps));
        return this;
    }

    static ChainDefinition definition(String name, Srv6Proxy proxy, boolean unidirectional, int maxPaths,
        String... apps) {
        List<FunctionDefinition> functions = new ArrayList<>();
        for (String app : apps) {
            boolean end = functions.isEmpty() || functions.size() == apps.length - 1;
            functions.add(new FunctionDefinition(app,
                Optional.of(new Selection.Pods(Optional.empty(), Map.of("app", app))), Optional.of("in0"),
                Optional.of(end ? "in0" : "out0")));
        }
        return new ChainDefinition(name, true, Srv6Renderer.NAME, unidirectional, Optional.empty(), maxPaths, proxy,
            functions);
    }

    /** The same chain with an external interface as its last function. */
    static ChainDefinition toExternal(ChainDefinition chain, String external) {
        List<FunctionDefinition> functions = new ArrayList<>(chain.functions());
        functions.set(functions.size() - 1, new FunctionDefinition("outside",
            Optional.of(new Selection.External(external)), Optional.empty(), Optional.empty()));
        return new ChainDefinition(chain.name(), true, chain.renderer(), chain.unidirectional(), chain.network(),
            chain.maxPaths(), chain.srv6Proxy(), functions);
    }

    /** Number of dynamic proxies that a chain has. */
    long proxies(String chain) {
        return objects(chain).filter(object -> object instanceof LocalSid sid
            && sid.behavior() instanceof SidBehavior.EndAd).count();
    }

    Stream<VppObject> objects(String chain) {
        return lab.store.records.get(chain).nodes().values().stream()
            .flatMap(plan -> plan.objects().values().stream());
    }
}
