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
package io.chainstitch.sfc.impl.store;

import io.chainstitch.sfc.api.IdentifierKey;
import io.chainstitch.sfc.impl.engine.ChainRecord;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.IpFamily;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.ObjectText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.opendaylight.yang.gen.v1.urn.chainstitch.installed.rev261125.Rendering;
import org.opendaylight.yang.gen.v1.urn.chainstitch.installed.rev261125.installed.Chain;
import org.opendaylight.yang.gen.v1.urn.chainstitch.installed.rev261125.installed.ChainBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.installed.rev261125.installed.chain.Before;
import org.opendaylight.yang.gen.v1.urn.chainstitch.installed.rev261125.installed.chain.BeforeBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.installed.rev261125.rendering.Identifier;
import org.opendaylight.yang.gen.v1.urn.chainstitch.installed.rev261125.rendering.IdentifierBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.installed.rev261125.rendering.Node;
import org.opendaylight.yang.gen.v1.urn.chainstitch.installed.rev261125.rendering.NodeBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.installed.rev261125.rendering.Path;
import org.opendaylight.yang.gen.v1.urn.chainstitch.installed.rev261125.rendering.PathBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.installed.rev261125.rendering.path.Hop;
import org.opendaylight.yang.gen.v1.urn.chainstitch.installed.rev261125.rendering.path.HopBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.installed.rev261125.rendering.path.Way;
import org.opendaylight.yang.gen.v1.urn.chainstitch.installed.rev261125.rendering.path.WayBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.installed.rev261125.rendering.path.WayKey;
import org.opendaylight.yang.gen.v1.urn.chainstitch.installed.rev261125.rendering.path.way.Sid;
import org.opendaylight.yang.gen.v1.urn.chainstitch.installed.rev261125.rendering.path.way.SidBuilder;
import org.opendaylight.yangtools.yang.common.Uint16;
import org.opendaylight.yangtools.yang.common.Uint32;
import org.opendaylight.yangtools.yang.common.Uint64;

/** Turns records into their YANG form and back. */
final class RecordCodec {
    private RecordCodec() {
    }

    static Chain encode(ChainRecord record) {
        ChainBuilder chain = new ChainBuilder(rendering(record)).setName(record.name())
            .setGeneration(Uint64.valueOf(record.generation())).setDefinitionDigest(record.digest());
        record.before().ifPresent(before -> chain.setBefore(rendering(before)));
        return chain.build();
    }

    private static Before rendering(ChainRecord record) {
        ChainRecord.Rendered rendered = record.rendered();
        BeforeBuilder builder = new BeforeBuilder().setLeavingNode(Set.copyOf(record.leaving()));
        if (!rendered.equals(ChainRecord.Rendered.NOTHING)) {
            builder.setRenderer(rendered.renderer()).setLayer(rendered.layer()).setNetwork(rendered.network())
                .setUnidirectional(rendered.unidirectional())
                .setFamily(rendered.families().stream().map(IpFamily::label).collect(Collectors.toSet()));
        }
        return builder
            .setPath(rendered.paths().stream().map(RecordCodec::encode)
                .collect(Collectors.toMap(Path::key, path -> path)))
            .setIdentifier(identifiers(record).stream().collect(Collectors.toMap(Identifier::key, one -> one)))
            .setNode(record.nodes().entrySet().stream().map(entry -> encode(entry.getKey(), entry.getValue()))
                .collect(Collectors.toMap(Node::key, node -> node)))
            .build();
    }

    private static Path encode(ChainRecord.PathRecord path) {
        List<Hop> hops = new ArrayList<>();
        for (ChainRecord.HopRecord hop : path.hops()) {
            hops.add(new HopBuilder().setIndex(Uint16.valueOf(hops.size())).setFunction(hop.function())
                .setInstance(hop.instance()).setNode(hop.node()).setInput(hop.input()).setOutput(hop.output())
                .setInputLabel(hop.inputLabel()).setOutputLabel(hop.outputLabel()).build());
        }
        PathBuilder builder = new PathBuilder().setId(Uint32.valueOf(path.id()))
            .setHop(hops.stream().collect(Collectors.toMap(Hop::key, hop -> hop)));
        path.joins().ifPresent(lane -> builder.setJoins(Uint32.valueOf(lane)));
        Map<WayKey, Way> ways = new HashMap<>();
        for (boolean reverse : new boolean[] {false, true}) {
            if (!path.way(reverse).equals(ChainRecord.WayRecord.PLAIN)) {
                Way way = encode(path.way(reverse), reverse);
                ways.put(way.key(), way);
            }
        }
        return builder.setWay(ways).build();
    }

    private static Way encode(ChainRecord.WayRecord way, boolean reverse) {
        return new WayBuilder().setReverse(reverse).setWeight(Uint32.valueOf(way.weight()))
            .setSid(way.sids().entrySet().stream()
                .map(sid -> new SidBuilder().setHop(Uint16.valueOf(sid.getKey()))
                    .setAddress(sid.getValue().toString()).build())
                .collect(Collectors.toMap(Sid::key, sid -> sid)))
            .build();
    }

    private static List<Identifier> identifiers(ChainRecord record) {
        List<Identifier> all = new ArrayList<>();
        record.identifiers().forEach((key, value) -> {
            ChainRecord.Retired retired = record.retired().get(key);
            all.add(encode(key, value, false, retired == null ? Set.of() : retired.nodes()));
        });
        record.retired().forEach((key, one) -> {
            if (!record.identifiers().containsKey(key)) {
                all.add(encode(key, one.value(), true, one.nodes()));
            }
        });
        return all;
    }

    private static Identifier encode(IdentifierKey key, long value, boolean retired, Set<String> nodes) {
        return new IdentifierBuilder().setPool(key.pool().name().toLowerCase(Locale.ROOT)).setShared(key.shared())
            .setOwner(key.owner()).setValue(Uint32.valueOf(value)).setRetired(retired).setUsingNode(nodes).build();
    }

    private static Node encode(String name, NodePlan plan) {
        Set<String> lines = new LinkedHashSet<>();
        plan.objects().values().forEach(object -> lines.add(ObjectText.print(object)));
        return new NodeBuilder().setName(name).setObject(lines).build();
    }

    static ChainRecord decode(Chain chain) {
        return decode(chain, chain, Optional.ofNullable(chain.getBefore())
            .map(before -> decode(chain, before, Optional.empty())));
    }

    private static ChainRecord decode(Chain chain, Rendering rendering, Optional<ChainRecord> before) {
        ChainRecord.Rendered rendered = rendering.getRenderer() == null ? ChainRecord.Rendered.NOTHING
            : new ChainRecord.Rendered(rendering.getRenderer(), rendering.getLayer(),
                orEmpty(rendering.getFamily()).stream().map(IpFamily::of).collect(Collectors.toSet()),
                rendering.getNetwork(), Boolean.TRUE.equals(rendering.getUnidirectional()),
                rendering.nonnullPath().values().stream()
                    .sorted(Comparator.comparing(Path::getId)).map(RecordCodec::decode).toList());
        Set<String> leaving = orEmpty(rendering.getLeavingNode());
        Map<IdentifierKey, Long> identifiers = new HashMap<>();
        Map<IdentifierKey, ChainRecord.Retired> retired = new HashMap<>();
        rendering.nonnullIdentifier().values().forEach(one -> {
            IdentifierKey key = new IdentifierKey(IdentifierKey.Pool.valueOf(one.getPool().toUpperCase(Locale.ROOT)),
                one.getShared(), one.getOwner());
            long value = one.getValue().toJava();
            Set<String> nodes = orEmpty(one.getUsingNode());
            boolean old = Boolean.TRUE.equals(one.getRetired());
            if (!old) {
                identifiers.put(key, value);
            }
            if (old || !nodes.isEmpty()) {
                // Earlier versions wrote none of them, and kept it for all that leave.
                retired.put(key, new ChainRecord.Retired(value, nodes.isEmpty() ? leaving : nodes));
            }
        });
        Map<String, NodePlan> nodes = new HashMap<>();
        rendering.nonnullNode().values().forEach(node -> nodes.put(node.getName(),
            NodePlan.of(orEmpty(node.getObject()).stream().map(ObjectText::parse).toList())));
        return new ChainRecord(chain.getName(), chain.getGeneration().longValue(), chain.getDefinitionDigest(),
            rendered, identifiers, retired, nodes, leaving, before);
    }

    private static Set<String> orEmpty(Set<String> leafList) {
        return leafList == null ? Set.of() : leafList;
    }

    private static ChainRecord.PathRecord decode(Path path) {
        return new ChainRecord.PathRecord(path.getId().intValue(),
            path.getJoins() == null ? OptionalInt.empty() : OptionalInt.of(path.getJoins().intValue()),
            path.nonnullHop().values().stream().sorted(Comparator.comparing(Hop::getIndex))
                .map(hop -> new ChainRecord.HopRecord(hop.getFunction(), hop.getInstance(), hop.getNode(),
                    hop.getInput(), hop.getOutput(), hop.getInputLabel(), hop.getOutputLabel()))
                .toList(), way(path, false), way(path, true));
    }

    private static ChainRecord.WayRecord way(Path path, boolean reverse) {
        Way way = path.nonnullWay().get(new WayKey(reverse));
        return way == null ? ChainRecord.WayRecord.PLAIN
            : new ChainRecord.WayRecord(way.getWeight().intValue(), way.nonnullSid().values().stream()
                .collect(Collectors.toMap(sid -> sid.getHop().toJava(), sid -> IpAddress.of(sid.getAddress()))));
    }
}
