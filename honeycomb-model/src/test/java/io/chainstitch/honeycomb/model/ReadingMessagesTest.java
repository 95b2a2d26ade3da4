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

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;

import io.chainstitch.vpp.model.InterfaceCounters;
import io.chainstitch.vpp.model.InterfaceState;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.MacAddress;
import io.chainstitch.vpp.model.NodeCounters;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.NodeReading;
import io.chainstitch.vpp.model.ObjectText;
import io.chainstitch.vpp.model.SidCounters;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import org.junit.Test;
import org.opendaylight.yangtools.yang.common.Uint32;
import org.opendaylight.yangtools.yang.data.api.schema.ContainerNode;
import org.opendaylight.yangtools.yang.data.api.schema.stream.NormalizedNodeWriter;
import org.opendaylight.yangtools.yang.data.codec.xml.XMLStreamNormalizedNodeStreamWriter;
import org.opendaylight.yangtools.yang.data.codec.xml.XmlParserStream;
import org.opendaylight.yangtools.yang.data.impl.schema.ImmutableNormalizedNodeStreamWriter;
import org.opendaylight.yangtools.yang.data.impl.schema.NormalizationResultHolder;
import org.opendaylight.yangtools.yang.data.spi.node.ImmutableNodes;
import org.opendaylight.yangtools.yang.model.util.SchemaInferenceStack;

/** What is asked for and told by the RPC that reads in pieces, as it goes over the wire. */
public class ReadingMessagesTest {
    private static final NodePlan PLAN = NodePlan.of(Stream.of("table table=ipv4/7 name=chainstitch/7",
        "interface name=a%20b%3d%25 af-packet=veth1", "cross-connect receive=a%20b%3d%25 transmit=ü<&\"'>",
        "policy bsid=fc00:b::1 table=0 encap-source=fc00::9 segment-list.1=1,fc00:2::1,fc00:3::1")
        .map(ObjectText::parse).toList());
    private static final Map<String, InterfaceState> STATES = Map.of(
        "local0", new InterfaceState("local0", "local0", 0, false, false, "",
            new MacAddress("00:00:00:00:00:00"), 0),
        "a b", new InterfaceState("a b", "host-a b", 4_294_967_295L, true, true, "\u0001%=\u007f chainstitch/a b",
            new MacAddress("02:fe:00:00:00:01"), 9000, Optional.of("local0")));
    private static final NodeCounters COUNTERS = new NodeCounters(
        Map.of(IpAddress.of("fc00::1"), new SidCounters(1, Long.MAX_VALUE, 2, 3)),
        Map.of("a b", new InterfaceCounters(1, 2, 3, 4, Long.MAX_VALUE)));
    private static final AgentDigests DIGESTS = new AgentDigests(NodePlan.EMPTY.digest(), PLAN.digest());

    private final ReadingMessages messages = new ReadingMessages(Models.CONTEXT);

    @Test
    public void eachQuestionArrivesAsItWasSent() throws Exception {
        List<ReadingQuestion> questions = new ArrayList<>(List.of(new ReadingQuestion.Proceed(0, 0),
            new ReadingQuestion.Proceed(4_294_967_295L, 4_294_967_295L)));
        for (Reading.What what : Reading.What.values()) {
            questions.add(new ReadingQuestion.Begin(what));
        }
        for (ReadingQuestion question : questions) {
            assertEquals(question, messages.question(wire(messages.input(question), "input")));
        }
    }

    @Test
    public void positionThatIsLeftOutIsTheBeginning() throws Exception {
        ReadingNames names = new ReadingNames(new Modules(Models.CONTEXT));
        ContainerNode input = Trees.container(names.input, List.of(ImmutableNodes.newChoiceBuilder()
            .withNodeIdentifier(names.call).withChild(Trees.leaf(names.reading, Uint32.valueOf(3))).build()));
        assertEquals(new ReadingQuestion.Proceed(3, 0), messages.question(input));
    }

    @Test
    public void questionWithoutAnythingIsRefusedAndSaysWhatToGive() {
        ReadingNames names = new ReadingNames(new Modules(Models.CONTEXT));
        var refusal = assertThrows(InvalidAgentDataException.class,
            () -> messages.question(Trees.container(names.input, List.of())));
        assertEquals("read-objects: give begin, or reading and position", refusal.getMessage());
    }

    @Test
    public void eachReadingArrivesAsItWasSent() throws Exception {
        for (Reading reading : List.of(Reading.NOTHING, Reading.of(PLAN, ""), Reading.of(PLAN, "t1"),
                Reading.of(new NodeReading("n1", Instant.EPOCH, PLAN, STATES, COUNTERS.sids())),
                Reading.of(DIGESTS), Reading.of(COUNTERS))) {
            ReadingPiece piece = ReadingPiece.of(4_294_967_295L, reading, 0, 100);
            assertEquals(piece, messages.piece(wire(messages.output(piece), "output")));
        }
    }

    @Test
    public void readingThatIsNotThereYetIsToldAsSuch() throws Exception {
        ReadingPiece pending = ReadingPiece.pending(5);
        assertEquals(pending, messages.piece(wire(messages.output(pending), "output")));
        assertEquals(OptionalInt.empty(), pending.size());
    }

    @Test
    public void piecesMakeTheWholeWhereverTheyAreCut() throws Exception {
        NodeReading held = new NodeReading("n1", Instant.EPOCH, PLAN, STATES, COUNTERS.sids());
        Reading whole = Reading.of(held);
        int size = whole.entries().size();
        for (int length = 1; length <= size + 1; length++) {
            List<ReadingEntry> entries = new ArrayList<>();
            while (entries.size() < size) {
                ReadingPiece piece = messages.piece(wire(messages.output(
                    ReadingPiece.of(1, whole, entries.size(), length)), "output"));
                assertEquals(OptionalInt.of(size), piece.size());
                assertFalse(piece.part().entries().isEmpty());
                entries.addAll(piece.part().entries());
            }
            Reading joined = new Reading("", Optional.empty(), entries);
            assertEquals(whole, joined);
            assertEquals(held, joined.held("n1", Instant.EPOCH));
        }
    }

    @Test
    public void whatIsInAReadingIsFoundInIt() {
        assertEquals(PLAN, Reading.of(PLAN, "t1").plan());
        assertEquals(COUNTERS, Reading.of(COUNTERS).counters());
    }

    @Test
    public void lineThatIsNoObjectIsNamed() throws Exception {
        ReadingNames names = new ReadingNames(new Modules(Models.CONTEXT));
        ContainerNode output = Trees.container(names.output, List.of(Trees.leaf(names.reading, Uint32.ONE),
            ImmutableNodes.<String>newUserLeafSetBuilder().withNodeIdentifier(names.objects)
                .withChildValue("rocket name=x").build()));
        var refusal = assertThrows(InvalidAgentDataException.class, () -> messages.piece(output));
        assertEquals("object: 'rocket' is no kind of object", refusal.getMessage());
    }

    /** Writes a body as the platform does, and reads it again. */
    private ContainerNode wire(ContainerNode body, String side) throws Exception {
        StringWriter out = new StringWriter();
        var stream = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
        try (var writer = NormalizedNodeWriter.forStreamWriter(
                XMLStreamNormalizedNodeStreamWriter.create(stream, place(side).toInference()))) {
            for (var child : body.body()) {
                writer.write(child);
            }
        }
        var holder = new NormalizationResultHolder();
        try (var parser = XmlParserStream.create(ImmutableNormalizedNodeStreamWriter.from(holder),
                place(side).toInference())) {
            parser.parse(XMLInputFactory.newDefaultFactory()
                .createXMLStreamReader(new StringReader("<body>" + out + "</body>")));
        }
        return (ContainerNode) holder.getResult().data();
    }

    private SchemaInferenceStack place(String side) {
        SchemaInferenceStack stack = SchemaInferenceStack.of(Models.CONTEXT);
        stack.enterSchemaTree(messages.name());
        stack.enterSchemaTree(new Modules(Models.CONTEXT).name("chainstitch-agent", side));
        return stack;
    }
}
