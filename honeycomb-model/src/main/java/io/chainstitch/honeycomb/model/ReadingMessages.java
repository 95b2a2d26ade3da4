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
package io.chainstitch.honeycomb.model;

import io.chainstitch.vpp.model.InterfaceState;
import io.chainstitch.vpp.model.MacAddress;
import io.chainstitch.vpp.model.ObjectText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.opendaylight.yangtools.yang.common.QName;
import org.opendaylight.yangtools.yang.common.Uint32;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifier;
import org.opendaylight.yangtools.yang.data.api.schema.ContainerNode;
import org.opendaylight.yangtools.yang.data.api.schema.DataContainerChild;
import org.opendaylight.yangtools.yang.data.api.schema.LeafSetNode;
import org.opendaylight.yangtools.yang.data.api.schema.MapEntryNode;
import org.opendaylight.yangtools.yang.data.spi.node.ImmutableNodes;
import org.opendaylight.yangtools.yang.model.api.EffectiveModelContext;

/** The agent's RPC that reads in pieces. Immutable and thread-safe. */
public final class ReadingMessages {
    private final ReadingNames names;
    private final CounterEntries counters;

    /**
     * Prepares the names.
     *
     * @param context models of the agent
     * @throws IllegalArgumentException when the context lacks the RPC
     */
    public ReadingMessages(EffectiveModelContext context) {
        names = new ReadingNames(new Modules(context));
        counters = new CounterEntries(names);
        if (context.getOperations().stream().noneMatch(rpc -> rpc.getQName().equals(names.rpc))) {
            throw new IllegalArgumentException("the models lack the RPC " + names.rpc.getLocalName()
                + "; the agent must be as new as the controller");
        }
    }

    /** {@return the name of the RPC} */
    public QName name() {
        return names.rpc;
    }

    /**
     * The input of a call.
     *
     * @param question what is asked
     * @return the RPC input
     */
    public ContainerNode input(ReadingQuestion question) {
        List<DataContainerChild> chosen = new ArrayList<>();
        if (question instanceof ReadingQuestion.Begin begin) {
            chosen.add(Trees.leaf(names.begin, begin.what().label()));
        } else if (question instanceof ReadingQuestion.Proceed proceed) {
            chosen.add(Trees.leaf(names.reading, Uint32.valueOf(proceed.id())));
            chosen.add(Trees.leaf(names.position, Uint32.valueOf(proceed.position())));
        }
        List<DataContainerChild> call = new ArrayList<>();
        Trees.addChoice(call, names.call, chosen);
        return Trees.container(names.input, call);
    }

    /**
     * Reads the input of a call.
     *
     * @param input the RPC input
     * @return what is asked
     * @throws InvalidAgentDataException when it is neither a first call nor a further one
     */
    public ReadingQuestion question(ContainerNode input) throws InvalidAgentDataException {
        Reader in = new Reader(Trees.choice(input, names.call), names.rpc.getLocalName());
        if (in.has(names.begin)) {
            String label = in.text(names.begin);
            return new ReadingQuestion.Begin(Arrays.stream(Reading.What.values())
                .filter(what -> what.label().equals(label)).findFirst().orElseThrow(() ->
                    new InvalidAgentDataException(in.path() + "/begin", "'" + label + "' cannot be read")));
        }
        in.require(in.has(names.reading), "give begin, or reading and position");
        return new ReadingQuestion.Proceed(in.number(names.reading), in.number(names.position, 0));
    }

    /**
     * The output of a call.
     *
     * @param piece what is told
     * @return the RPC output
     */
    public ContainerNode output(ReadingPiece piece) {
        List<DataContainerChild> children = new ArrayList<>();
        children.add(Trees.leaf(names.reading, Uint32.valueOf(piece.id())));
        piece.size().ifPresent(size -> children.add(Trees.leaf(names.size, Uint32.valueOf(size))));
        if (!piece.part().transaction().isEmpty()) {
            children.add(Trees.leaf(names.transaction, piece.part().transaction()));
        }
        piece.part().digests().ifPresent(digests -> children.add(Trees.container(names.digests, List.of(
            Trees.leaf(names.configured, digests.configured()), Trees.leaf(names.held, digests.held())))));
        addEntries(children, piece.part().entries());
        return Trees.container(names.output, children);
    }

    private void addEntries(List<DataContainerChild> children, List<ReadingEntry> entries) {
        List<String> objects = new ArrayList<>();
        List<MapEntryNode> interfaces = new ArrayList<>();
        List<MapEntryNode> sids = new ArrayList<>();
        List<MapEntryNode> counted = new ArrayList<>();
        for (ReadingEntry entry : entries) {
            if (entry instanceof ReadingEntry.OfObject one) {
                objects.add(ObjectText.print(one.object()));
            } else if (entry instanceof ReadingEntry.OfInterface one) {
                interfaces.add(state(one.state()));
            } else if (entry instanceof ReadingEntry.OfLocalSid one) {
                sids.add(counters.encode(one));
            } else if (entry instanceof ReadingEntry.OfCounters one) {
                counted.add(counters.encode(one));
            }
        }
        addObjects(children, objects);
        addList(children, names.interfaces, interfaces);
        addList(children, names.localSids, sids);
        addList(children, names.counters, counted);
    }

    private void addObjects(List<DataContainerChild> children, List<String> objects) {
        if (!objects.isEmpty()) {
            var list = ImmutableNodes.<String>newUserLeafSetBuilder().withNodeIdentifier(names.objects);
            objects.forEach(list::withChildValue);
            children.add(list.build());
        }
    }

    private static void addList(List<DataContainerChild> children, NodeIdentifier id, List<MapEntryNode> entries) {
        if (!entries.isEmpty()) {
            var list = ImmutableNodes.newUserMapBuilder().withNodeIdentifier(id);
            entries.forEach(list::withChild);
            children.add(list.build());
        }
    }

    /** VPP takes names and tags that no document can carry. */
    private MapEntryNode state(InterfaceState state) {
        List<DataContainerChild> leaves = new ArrayList<>(List.of(
            Trees.leaf(names.vppName, ObjectText.escape(state.vppName())),
            Trees.leaf(names.index, Uint32.valueOf(state.index())),
            Trees.leaf(names.adminUp, state.adminUp()),
            Trees.leaf(names.linkUp, state.linkUp()),
            Trees.leaf(names.mac, state.mac().text()),
            Trees.leaf(names.mtu, Uint32.valueOf(state.mtu()))));
        if (!state.tag().isEmpty()) {
            leaves.add(Trees.leaf(names.tag, ObjectText.escape(state.tag())));
        }
        state.lender().ifPresent(lender -> leaves.add(Trees.leaf(names.lender, ObjectText.escape(lender))));
        return Trees.entry(names.interfaces, Map.of(names.name, ObjectText.escape(state.name())), leaves);
    }

    /**
     * Reads the output of a call.
     *
     * @param output the RPC output
     * @return what is told
     * @throws InvalidAgentDataException when something is missing or is not understood
     */
    public ReadingPiece piece(ContainerNode output) throws InvalidAgentDataException {
        Reader in = new Reader(output, names.rpc.getLocalName());
        OptionalInt size = in.has(names.size) ? OptionalInt.of(Math.toIntExact(in.number(names.size)))
            : OptionalInt.empty();
        return new ReadingPiece(in.number(names.reading), size,
            new Reading(in.text(names.transaction, ""), digests(output), entries(output)));
    }

    private Optional<AgentDigests> digests(ContainerNode output) throws InvalidAgentDataException {
        ContainerNode digests = Trees.container(output, names.digests);
        if (digests == null) {
            return Optional.empty();
        }
        Reader in = new Reader(digests, "digests");
        return Optional.of(new AgentDigests(in.text(names.configured), in.text(names.held)));
    }

    private List<ReadingEntry> entries(ContainerNode output) throws InvalidAgentDataException {
        List<ReadingEntry> entries = new ArrayList<>();
        if (output.childByArg(names.objects) instanceof LeafSetNode<?> objects) {
            for (var object : objects.body()) {
                entries.add(object(object.body().toString()));
            }
        }
        for (MapEntryNode entry : Trees.entries(output, names.interfaces)) {
            entries.add(new ReadingEntry.OfInterface(state(entry)));
        }
        for (MapEntryNode entry : Trees.entries(output, names.localSids)) {
            entries.add(counters.localSid(entry));
        }
        for (MapEntryNode entry : Trees.entries(output, names.counters)) {
            entries.add(counters.counters(entry));
        }
        return entries;
    }

    private static ReadingEntry object(String line) throws InvalidAgentDataException {
        try {
            return new ReadingEntry.OfObject(ObjectText.parse(line));
        } catch (IllegalArgumentException e) {
            InvalidAgentDataException invalid = new InvalidAgentDataException("object", e.getMessage());
            invalid.initCause(e);
            throw invalid;
        }
    }

    private InterfaceState state(MapEntryNode entry) throws InvalidAgentDataException {
        Reader in = new Reader(entry, "interface '" + Trees.text(entry, names.name) + "'");
        return new InterfaceState(name(in, names.name), name(in, names.vppName), in.number(names.index),
            Boolean.parseBoolean(in.text(names.adminUp)), Boolean.parseBoolean(in.text(names.linkUp)),
            in.has(names.tag) ? name(in, names.tag) : "", in.parsed(names.mac, MacAddress::new),
            (int) in.number(names.mtu),
            in.has(names.lender) ? Optional.of(name(in, names.lender)) : Optional.empty());
    }

    private static String name(Reader in, NodeIdentifier leaf) throws InvalidAgentDataException {
        return in.parsed(leaf, ObjectText::unescape);
    }
}
