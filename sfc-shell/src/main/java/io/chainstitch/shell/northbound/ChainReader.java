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
package io.chainstitch.shell.northbound;

import io.chainstitch.shell.facts.Chain;
import io.chainstitch.shell.facts.Path;
import io.chainstitch.shell.facts.Transaction;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.InterfaceName;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.ResourceName;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.ChainBody;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.PathBody;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.chain.body.Function;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.chain.body.function.kind.External;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.chain.body.function.kind.Pod;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.path.body.Hop;

/** Reads chains, their paths and their transactions. */
final class ChainReader {
    private static final int DEFAULT_MAX_PATHS = 8;
    private static final String DEFAULT_PROXY = "auto";

    private ChainReader() {
    }

    static Chain.Definition definition(ChainBody body) {
        List<Function> functions = body.nonnullFunction();
        return new Chain.Definition(Leaves.text(body.getDescription()), !Boolean.FALSE.equals(body.getEnabled()),
            Leaves.text(body.getRenderer()), Boolean.TRUE.equals(body.getUnidirectional()),
            Leaves.text(body.getNetwork()),
            body.getMaxPaths() == null ? DEFAULT_MAX_PATHS : body.getMaxPaths().toJava(),
            Leaves.word(body.getSrv6Proxy()).orElse(DEFAULT_PROXY),
            functions.stream().map(ChainReader::function).toList());
    }

    private static Chain.Function function(Function function) {
        Optional<String> both = name(function.getInterface());
        Optional<String> in = name(function.getInputInterface()).or(() -> both);
        Optional<String> out = name(function.getOutputInterface()).or(() -> both);
        String name = function.getName().getValue();
        if (function.getKind() instanceof External external && external.getExternalInterface() != null) {
            return new Chain.Function(name, Optional.empty(), Map.of(),
                Optional.of(external.getExternalInterface().getValue()), in, out);
        }
        Map<String, String> labels = new TreeMap<>();
        Optional<String> namespace = Optional.empty();
        if (function.getKind() instanceof Pod pod && pod.getPodSelector() != null) {
            pod.getPodSelector().nonnullLabel().values().forEach(label ->
                labels.put(label.getKey(), Leaves.text(label.getValue()).orElse("")));
            namespace = Optional.ofNullable(pod.getPodSelector().getNamespace()).map(ResourceName::getValue);
        }
        return new Chain.Function(name, namespace, labels, Optional.empty(), in, out);
    }

    private static Optional<String> name(InterfaceName name) {
        return Optional.ofNullable(name).map(InterfaceName::getValue);
    }

    static Chain.State state(org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.state.Chain chain) {
        return new Chain.State(Leaves.word(chain.getState()).orElse("unknown"), Leaves.word(chain.getReason()),
            Leaves.text(chain.getMessage()), Leaves.text(chain.getRenderer()), Leaves.word(chain.getLayer()),
            Leaves.text(chain.getNetwork()), Leaves.number(chain.getGeneration()),
            Leaves.number(chain.getObservedGeneration()), Leaves.time(chain.getSince()),
            Leaves.number(chain.getLastProgramTime()), paths(chain.nonnullPath().values()),
            chain.nonnullNode().values().stream()
                .map(node -> new Chain.Part(node.getName(), Leaves.word(node.getState()).orElse("unknown"),
                    Leaves.text(node.getMessage())))
                .sorted(Comparator.comparing(Chain.Part::name)).toList());
    }

    static List<Path> paths(Collection<? extends PathBody> paths) {
        return paths.stream().map(ChainReader::path)
            .sorted(Comparator.comparing(Path::id).thenComparing(Path::direction)).toList();
    }

    private static Path path(PathBody path) {
        return new Path(Leaves.word(path.getDirection()).orElse("forward"),
            path.getId() == null ? 0 : path.getId().toJava(), Leaves.number(path.getWeight()),
            path.getMtu() == null ? OptionalInt.empty() : OptionalInt.of(path.getMtu().intValue()),
            path.nonnullHop().values().stream().sorted(Comparator.comparing(Hop::getIndex)).map(ChainReader::hop)
                .toList());
    }

    private static Path.Hop hop(Hop hop) {
        return new Path.Hop(Leaves.text(hop.getFunction()).orElse(""), Leaves.text(hop.getNode()).orElse(""),
            Leaves.text(hop.getPod()), Leaves.text(hop.getExternalInterface()), Leaves.text(hop.getInputInterface()),
            Leaves.text(hop.getOutputInterface()), Optional.ofNullable(hop.getSid()).map(sid -> sid.getValue()),
            Leaves.number(hop.getPackets() == null ? null : hop.getPackets().getValue()),
            Leaves.number(hop.getBytes() == null ? null : hop.getBytes().getValue()));
    }

    static Transaction transaction(
        org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.state.Transaction one) {
        Set<String> chains = Optional.ofNullable(one.getChain()).orElse(Set.of());
        return new Transaction(one.getId(), Leaves.time(one.getTime()), Leaves.text(one.getCause()).orElse(""),
            List.copyOf(new TreeSet<>(chains)),
            one.nonnullNode().values().stream()
                .map(node -> new Transaction.Answer(node.getName(), Leaves.text(node.getResult()).orElse("")))
                .sorted(Comparator.comparing(Transaction.Answer::name)).toList(),
            Leaves.text(one.getResult()).orElse(""), Leaves.number(one.getDuration()));
    }
}
