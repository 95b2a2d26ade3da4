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

import io.chainstitch.shell.facts.Comparison;
import io.chainstitch.shell.facts.Preview;
import io.chainstitch.shell.facts.Resync;
import io.chainstitch.shell.facts.Trace;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.CheckSyncOutput;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.PreviewChainOutput;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.ResyncOutput;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.TraceChainOutput;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.check.sync.output.Node;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.trace.chain.output.Step;

/** Reads what the operations answer. Lists come without an order and are put into one. */
final class OutputReader {
    private static final Comparator<Preview.Item> BY_KIND = Comparator.comparing(Preview.Item::kind)
        .thenComparing(Preview.Item::key);

    private OutputReader() {
    }

    static Trace trace(String chain, TraceChainOutput output) {
        return new Trace(chain, Leaves.word(output.getVerdict()).orElse("broken"),
            Leaves.text(output.getMessage()).orElse(""),
            output.nonnullStep().values().stream().sorted(Comparator.comparing(Step::getIndex))
                .map(step -> new Trace.Step(step.getIndex().toJava(), Leaves.text(step.getNode()).orElse(""),
                    Leaves.text(step.getAction()).orElse(""), Leaves.text(step.getDetail()).orElse(""))).toList());
    }

    static Preview preview(String chain, PreviewChainOutput output) {
        return new Preview(chain, Leaves.word(output.getState()).orElse("unknown"), Leaves.word(output.getReason()),
            Leaves.text(output.getMessage()), ChainReader.paths(output.nonnullPath().values()),
            output.nonnullNode().values().stream().map(OutputReader::change)
                .sorted(Comparator.comparing(Preview.Change::name)).toList());
    }

    private static Preview.Change change(
        org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.preview.chain.output.Node node) {
        return new Preview.Change(node.getName(), node.nonnullObject().values().stream()
            .map(OutputReader::item).sorted(BY_KIND).toList());
    }

    private static Preview.Item item(
        org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.preview.chain.output.node.Object object) {
        Map<String, String> attributes = new TreeMap<>();
        Map<String, String> before = new TreeMap<>();
        object.nonnullAttribute().values().forEach(attribute -> {
            if (attribute.getBefore() != null) {
                before.put(attribute.getName(), attribute.getBefore());
            }
            if (attribute.getValue() != null || attribute.getBefore() == null) {
                attributes.put(attribute.getName(), Leaves.text(attribute.getValue()).orElse(""));
            }
        });
        return new Preview.Item(Leaves.word(object.getOperation()).orElse(""),
            Leaves.word(object.getKind()).orElse(""), object.getKey(), attributes,
            Optional.of(before).filter(found -> !found.isEmpty()));
    }

    static List<Comparison> comparisons(CheckSyncOutput output) {
        return output.nonnullNode().values().stream().map(OutputReader::comparison)
            .sorted(Comparator.comparing(Comparison::name)).toList();
    }

    private static Comparison comparison(Node node) {
        return new Comparison(node.getName(), Leaves.word(node.getSync()).orElse("unknown"),
            Leaves.text(node.getMessage()), node.nonnullDifference().values().stream()
                .map(one -> new Comparison.Difference(Leaves.word(one.getOperation()).orElse(""),
                    Leaves.word(one.getKind()).orElse(""), one.getKey(), Leaves.text(one.getExpected()),
                    Leaves.text(one.getActual())))
                .sorted(Comparator.comparing(Comparison.Difference::kind).thenComparing(Comparison.Difference::key))
                .toList());
    }

    static List<Resync> resyncs(ResyncOutput output) {
        return output.nonnullNode().values().stream().map(node -> new Resync(node.getName(),
                Leaves.word(node.getSync()).orElse("unknown"),
                node.getChanged() == null ? 0 : node.getChanged().toJava(), Leaves.text(node.getMessage())))
            .sorted(Comparator.comparing(Resync::name)).toList();
    }
}
