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
package io.chainstitch.sfc.impl.resolve;

import io.chainstitch.sfc.api.ChainDefinition;
import io.chainstitch.sfc.api.ExternalInterface;
import io.chainstitch.sfc.api.FunctionDefinition;
import io.chainstitch.sfc.api.InstanceId;
import io.chainstitch.sfc.api.Inventory;
import io.chainstitch.sfc.api.Node;
import io.chainstitch.sfc.api.Pod;
import io.chainstitch.sfc.api.Selection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the instances of each function in the inventory. */
final class InstanceMatcher {
    private final ChainDefinition chain;
    private final Inventory inventory;
    private final PodIndex index;

    InstanceMatcher(ChainDefinition chain, Inventory inventory, PodIndex index) {
        this.chain = chain;
        this.inventory = inventory;
        this.index = index;
    }

    List<FunctionMatch> matches() {
        List<FunctionMatch> matches = new ArrayList<>();
        int last = chain.functions().size() - 1;
        for (int position = 0; position <= last; position++) {
            FunctionDefinition function = chain.functions().get(position);
            matches.add(function.selection().orElseThrow() instanceof Selection.Pods pods
                ? pods(function, pods, SideNames.of(function, position == 0, position == last))
                : external(function, (Selection.External) function.selection().orElseThrow()));
        }
        return matches;
    }

    private FunctionMatch pods(FunctionDefinition function, Selection.Pods selection, SideNames names) {
        Collected collected = new Collected();
        for (Pod pod : index.mayMatch(selection)) {
            if (selects(selection, pod)) {
                examine(pod, names, collected);
            }
        }
        return collected.match(function);
    }

    private static boolean selects(Selection.Pods selection, Pod pod) {
        if (selection.namespace().isPresent() && !selection.namespace().get().equals(pod.id().namespace())) {
            return false;
        }
        Map<String, String> labels = pod.labels();
        for (Map.Entry<String, String> label : selection.labels().entrySet()) {
            if (!label.getValue().equals(labels.get(label.getKey()))) {
                return false;
            }
        }
        return true;
    }

    private void examine(Pod pod, SideNames names, Collected out) {
        InstanceId id = new InstanceId.OfPod(pod.id());
        Pod.Interface input = pod.interfaces().get(names.input());
        Pod.Interface output = pod.interfaces().get(names.output());
        if (input == null || output == null) {
            out.defect(Defect.Kind.MISSING_INTERFACE, id,
                "has no interface '" + (input == null ? names.input() : names.output()) + "'");
        } else if (pod.hostNetwork()) {
            out.defect(Defect.Kind.HOST_NETWORK, id, "is on the host network, which no chain can use");
        } else if (pod.node().isEmpty()) {
            out.defect(Defect.Kind.UNSCHEDULED, id, "is not scheduled to a node");
        } else if (!pod.ready()) {
            out.defect(Defect.Kind.NOT_READY, id, "is not ready");
        } else if (known(pod.node().get(), id, out) && attached(input, id, out) && attached(output, id, out)
            && declared("interface '" + input.name() + "'", input.network(), id, out)
            && declared("interface '" + output.name() + "'", output.network(), id, out)) {
            Candidate.Side in = Faces.ofPod(pod.id(), input).orElseThrow();
            Candidate.Side back = input == output ? in : Faces.ofPod(pod.id(), output).orElseThrow();
            out.candidates.add(new Candidate(id, inventory.nodes().get(pod.node().get()), in, back));
        }
    }

    private FunctionMatch external(FunctionDefinition function, Selection.External selection) {
        Collected collected = new Collected();
        ExternalInterface external = inventory.externalInterfaces().get(selection.name());
        if (external != null) {
            for (ExternalInterface.Attached attached : external.attachments()) {
                InstanceId id = new InstanceId.OfExternal(external.name(), attached.node());
                if (known(attached.node(), id, collected)
                    && declared("it", external.network(), id, collected)) {
                    Node node = inventory.nodes().get(attached.node());
                    Candidate.Side side = Faces.ofExternal(external.network(), attached);
                    collected.candidates.add(new Candidate(id, node, side, side));
                }
            }
        }
        return collected.match(function);
    }

    private boolean known(String node, InstanceId id, Collected out) {
        boolean known = inventory.nodes().containsKey(node);
        if (!known) {
            out.defect(Defect.Kind.UNKNOWN_NODE, id, id instanceof InstanceId.OfPod
                ? "is on node '" + node + "', which the inventory does not have" : "is not in the inventory's nodes");
        }
        return known;
    }

    private static boolean attached(Pod.Interface source, InstanceId id, Collected out) {
        boolean attached = source.vppInterface().isPresent() || source.attachment().isPresent();
        if (!attached) {
            out.defect(Defect.Kind.UNATTACHED, id,
                "has an interface '" + source.name() + "' that has neither vpp-interface nor attachment");
        }
        return attached;
    }

    private boolean declared(String subject, String network, InstanceId id, Collected out) {
        boolean declared = NetworkChoice.declared(inventory, network);
        if (!declared) {
            out.defect(Defect.Kind.UNDECLARED_NETWORK, id,
                "cannot be used because " + subject + " is in network '" + network + "', which is not declared");
        }
        return declared;
    }

    /**
     * The names of the interfaces of a function. At the two ends one interface serves both ways: at the start the one
     * that traffic leaves by, at the end the one that it enters by, and the other one where that is not given.
     */
    private record SideNames(String input, String output) {
        static SideNames of(FunctionDefinition function, boolean start, boolean end) {
            Optional<String> input = function.inputInterface();
            Optional<String> output = function.outputInterface();
            if (start) {
                String name = output.or(() -> input).orElseThrow();
                return new SideNames(name, name);
            }
            if (end) {
                String name = input.or(() -> output).orElseThrow();
                return new SideNames(name, name);
            }
            return new SideNames(input.orElseThrow(), output.orElseThrow());
        }
    }

    private static final class Collected {
        private final List<Candidate> candidates = new ArrayList<>();
        private final List<Defect> defects = new ArrayList<>();

        void defect(Defect.Kind kind, InstanceId instance, String detail) {
            defects.add(new Defect(kind, instance, detail));
        }

        FunctionMatch match(FunctionDefinition function) {
            candidates.sort(Candidate.ORDER);
            defects.sort(Comparator.comparing(Defect::kind).thenComparing(Defect::instance));
            return new FunctionMatch(function, candidates, defects);
        }
    }
}
