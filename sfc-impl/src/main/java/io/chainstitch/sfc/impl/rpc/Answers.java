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
package io.chainstitch.sfc.impl.rpc;

import io.chainstitch.sfc.impl.engine.Difference;
import io.chainstitch.sfc.impl.engine.NodeSynchroniser;
import io.chainstitch.sfc.impl.engine.Queries;
import io.chainstitch.sfc.impl.report.Paths;
import io.chainstitch.vpp.model.ObjectText;
import io.chainstitch.vpp.model.walk.PathTrace;
import io.chainstitch.vpp.model.walk.WalkStep;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.ChainState;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.CheckSyncOutput;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.CheckSyncOutputBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.NodeSync;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.ObjectKind;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.PreviewChainOutput;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.PreviewChainOutputBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.Reason;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.ResyncOutput;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.ResyncOutputBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.TraceChainOutput;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.TraceChainOutputBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.check.sync.output.NodeBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.check.sync.output.node.DifferenceBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.check.sync.output.node.DifferenceKey;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.preview.chain.output.Path;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.preview.chain.output.PathBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.preview.chain.output.PathKey;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.preview.chain.output.node.ObjectBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.preview.chain.output.node.ObjectKey;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.preview.chain.output.node.object.Attribute;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.preview.chain.output.node.object.AttributeBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.preview.chain.output.node.object.AttributeKey;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.trace.chain.output.Step;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.trace.chain.output.StepBuilder;
import org.opendaylight.yangtools.yang.common.Uint32;

/** Puts answers of the engine into their YANG form. */
final class Answers {
    private Answers() {
    }

    static TraceChainOutput trace(PathTrace trace) {
        List<Step> steps = new ArrayList<>();
        for (WalkStep step : trace.steps()) {
            steps.add(new StepBuilder().setIndex(Uint32.valueOf(steps.size())).setNode(step.node())
                .setAction(step.action()).setDetail(step.detail()).build());
        }
        return new TraceChainOutputBuilder()
            .setVerdict(trace.ok() ? TraceChainOutput.Verdict.Ok : TraceChainOutput.Verdict.Broken)
            .setMessage(trace.message())
            .setStep(steps.stream().collect(Collectors.toMap(Step::key, step -> step)))
            .build();
    }

    static PreviewChainOutput preview(Queries.Preview preview) {
        PreviewChainOutputBuilder output = new PreviewChainOutputBuilder()
            .setState(ChainState.forName(preview.state().label()));
        preview.why().ifPresent(why -> output.setReason(Reason.forName(why.reason().label()))
            .setMessage(why.message()));
        output.setPath(Paths.of(preview.record(), preview.mtus()).stream()
            .map(path -> new PathBuilder(path).withKey(new PathKey(path.getDirection(), path.getId())).build())
            .collect(Collectors.toMap(Path::key, path -> path)));
        Map<org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.preview.chain.output.NodeKey,
            org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.preview.chain.output.Node> nodes =
            new HashMap<>();
        preview.differences().forEach((name, differences) -> {
            var node = new org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.preview.chain.output
                .NodeBuilder().setName(name).setObject(objects(differences)).build();
            nodes.put(node.key(), node);
        });
        return output.setNode(nodes).build();
    }

    private static Map<ObjectKey,
        org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.preview.chain.output.node.Object> objects(
        List<Difference> differences) {
        Map<ObjectKey, org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.preview.chain.output.node.Object>
            objects = new HashMap<>();
        for (Difference difference : differences) {
            ObjectKey key = new ObjectKey(difference.key().id(), kind(difference));
            objects.put(key, new ObjectBuilder().withKey(key)
                .setOperation(org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.preview.chain.output.node
                    .Object.Operation.forName(operation(difference)))
                .setAttribute(attributes(difference)).build());
        }
        return objects;
    }

    /** The fields of what is there after a change, with what they were; of what is removed, as they are. */
    static Map<AttributeKey, Attribute> attributes(Difference difference) {
        Map<String, String> shown =
            ObjectText.attributes(difference.expected().or(difference::actual).orElseThrow());
        Map<String, String> before = difference.operation() == Difference.Operation.CHANGE
            ? ObjectText.attributes(difference.actual().orElseThrow()) : shown;
        Set<String> names = new HashSet<>(shown.keySet());
        names.addAll(before.keySet());
        Map<AttributeKey, Attribute> attributes = new HashMap<>();
        for (String name : names) {
            AttributeBuilder attribute = new AttributeBuilder().setName(name).setValue(shown.get(name));
            if (!Objects.equals(before.get(name), shown.get(name))) {
                attribute.setBefore(before.getOrDefault(name, ""));
            }
            attributes.put(new AttributeKey(name), attribute.build());
        }
        return attributes;
    }

    private static ObjectKind kind(Difference difference) {
        return ObjectKind.forName(difference.key().kind().label());
    }

    private static String operation(Difference difference) {
        return difference.operation().name().toLowerCase(Locale.ROOT);
    }

    static CheckSyncOutput comparison(Map<String, Queries.Comparison> comparisons) {
        return new CheckSyncOutputBuilder().setNode(comparisons.entrySet().stream()
            .map(entry -> compared(entry.getKey(), entry.getValue()))
            .collect(Collectors.toMap(
                org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.check.sync.output.Node::key,
                node -> node))).build();
    }

    private static org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.check.sync.output.Node compared(
        String name, Queries.Comparison comparison) {
        Map<DifferenceKey, org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.check.sync.output.node.Difference>
            found = new HashMap<>();
        for (Difference difference : comparison.differences()) {
            DifferenceBuilder builder = new DifferenceBuilder().setKind(kind(difference))
                .setKey(difference.key().id())
                .setOperation(org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.check.sync.output.node
                    .Difference.Operation.forName(operation(difference)));
            difference.expected().map(ObjectText::print).ifPresent(builder::setExpected);
            difference.actual().map(ObjectText::print).ifPresent(builder::setActual);
            var one = builder.build();
            found.put(one.key(), one);
        }
        NodeBuilder node = new NodeBuilder().setName(name).setSync(sync(comparison.sync().name()))
            .setDifference(found);
        return (comparison.message().isEmpty() ? node : node.setMessage(comparison.message())).build();
    }

    static ResyncOutput resync(Map<String, NodeSynchroniser.Answer> answers) {
        return new ResyncOutputBuilder().setNode(answers.entrySet().stream().map(entry -> {
            var node = new org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.resync.output.NodeBuilder()
                .setName(entry.getKey()).setSync(sync(entry.getValue().sync().name()))
                .setChanged(Uint32.valueOf(entry.getValue().changed()));
            String message = entry.getValue().message();
            return (message.isEmpty() ? node : node.setMessage(message)).build();
        }).collect(Collectors.toMap(
            org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.resync.output.Node::key, node -> node)))
            .build();
    }

    private static NodeSync sync(String name) {
        return NodeSync.forName(name.toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
