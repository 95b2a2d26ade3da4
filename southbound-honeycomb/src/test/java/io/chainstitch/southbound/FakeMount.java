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
package io.chainstitch.southbound;

import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.SettableFuture;
import io.chainstitch.honeycomb.model.AgentData;
import io.chainstitch.honeycomb.model.AgentStatus;
import io.chainstitch.honeycomb.model.Reading;
import io.chainstitch.honeycomb.model.ReadingMessages;
import io.chainstitch.honeycomb.model.ReadingPiece;
import io.chainstitch.honeycomb.model.ReadingQuestion;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.NodeReading;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.transform.dom.DOMSource;
import org.opendaylight.mdsal.dom.api.DOMMountPoint;
import org.opendaylight.mdsal.dom.api.DOMRpcAvailabilityListener;
import org.opendaylight.mdsal.dom.api.DOMRpcResult;
import org.opendaylight.mdsal.dom.api.DOMRpcService;
import org.opendaylight.mdsal.dom.api.DOMSchemaService;
import org.opendaylight.mdsal.dom.api.DOMService;
import org.opendaylight.mdsal.dom.spi.DefaultDOMRpcResult;
import org.opendaylight.yangtools.concepts.Registration;
import org.opendaylight.yangtools.yang.common.ErrorTag;
import org.opendaylight.yangtools.yang.common.ErrorType;
import org.opendaylight.yangtools.yang.common.QName;
import org.opendaylight.yangtools.yang.common.RpcError;
import org.opendaylight.yangtools.yang.common.RpcResultBuilder;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifier;
import org.opendaylight.yangtools.yang.data.api.schema.ContainerNode;
import org.opendaylight.yangtools.yang.data.api.schema.NormalizedNode;
import org.opendaylight.yangtools.yang.data.codec.xml.XMLStreamNormalizedNodeStreamWriter;
import org.opendaylight.yangtools.yang.data.api.schema.stream.NormalizedNodeWriter;
import org.opendaylight.yangtools.yang.data.spi.node.ImmutableNodes;
import org.opendaylight.yangtools.yang.model.util.SchemaInferenceStack;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** A mount whose requests are kept until the test answers them. */
final class FakeMount implements DOMMountPoint, DOMRpcService {
    private static final String BASE = NetconfMessages.NAMESPACE;
    private static final ReadingMessages READINGS = new ReadingMessages(TestModels.AGENT.context());

    final List<Call> calls = new ArrayList<>();
    /** Runs when a request comes. */
    Runnable onCall = () -> { };

    /** {@return the names of all requests so far} */
    List<String> names() {
        return calls.stream().map(call -> call.name.getLocalName()).toList();
    }

    Call last() {
        return calls.get(calls.size() - 1);
    }

    @Override
    public ListenableFuture<? extends DOMRpcResult> invokeRpc(QName type, ContainerNode input) {
        onCall.run();
        var call = new Call(type, input);
        calls.add(call);
        return call.reply;
    }

    @Override
    public Registration registerRpcListener(DOMRpcAvailabilityListener listener) {
        return () -> { };
    }

    @Override
    public YangInstanceIdentifier getIdentifier() {
        return MountNode.mountPath("n1");
    }

    @Override
    public <T extends DOMService<T, E>, E extends DOMService.Extension<T, E>> Optional<T> getService(Class<T> type) {
        if (type == DOMRpcService.class) {
            return Optional.of(type.cast(this));
        }
        return type == DOMSchemaService.class ? Optional.of(type.cast(TestModels.AGENT.schemas())) : Optional.empty();
    }

    /** A request, to be answered. */
    static final class Call {
        final QName name;
        private final ContainerNode input;
        private final SettableFuture<DOMRpcResult> reply = SettableFuture.create();

        Call(QName name, ContainerNode input) {
            this.name = name;
            this.input = input;
        }

        void ok() {
            reply.set(new DefaultDOMRpcResult((ContainerNode) null));
        }

        void output(ContainerNode output) {
            reply.set(new DefaultDOMRpcResult(output));
        }

        /** {@return what an agent is asked to read} */
        ReadingQuestion question() throws Exception {
            return READINGS.question(input);
        }

        /** Answers with a piece of a reading. */
        void piece(ReadingPiece piece) {
            output(READINGS.output(piece));
        }

        /** Answers with a whole reading. */
        void piece(Reading whole) {
            piece(ReadingPiece.of(1, whole, 0, whole.entries().size()));
        }

        void refuse(String message) {
            fail(ErrorType.APPLICATION, message);
        }

        /** As the client answers when the session ends. */
        void lose() {
            fail(ErrorType.TRANSPORT, "The netconf session to n1 is disconnected");
        }

        void fail(Exception cause) {
            reply.setException(cause);
        }

        private void fail(ErrorType type, String message) {
            RpcError error = RpcResultBuilder
                .newError(type, ErrorTag.OPERATION_FAILED, message);
            reply.set(new DefaultDOMRpcResult(error));
        }

        /** Answers with the operational data of an agent of the given name. */
        void agentNamed(String agent) throws Exception {
            agent(agent, true, 0);
        }

        /** Answers with the operational data of an agent that has a VPP or not, and has restored so often. */
        void agent(String agent, boolean vpp, long reconciliations) throws Exception {
            var status = new AgentStatus(agent, new AgentStatus.Vpp(vpp, "26.06", vpp ? "" : "no connection"),
                List.of(), reconciliations);
            data(new AgentData(TestModels.AGENT.context())
                .encodeReading(new NodeReading(agent, Instant.EPOCH, NodePlan.EMPTY, Map.of()), status));
        }

        void data(ContainerNode root) throws Exception {
            Document document = parse("<data xmlns='" + BASE + "'>" + xml(root) + "</data>");
            data(document.getDocumentElement());
        }

        void data(Element data) {
            reply.set(new DefaultDOMRpcResult(ImmutableNodes.newContainerBuilder()
                .withNodeIdentifier(NodeIdentifier.create(QName.create(name, "rpc-reply")))
                .withChild(ImmutableNodes.newAnyxmlBuilder(DOMSource.class)
                    .withNodeIdentifier(NodeIdentifier.create(QName.create(name, "data")))
                    .withValue(new DOMSource(data))
                    .build())
                .build()));
        }

        /** {@return the input as XML, without the declarations of NETCONF's own namespace} */
        String xml() throws Exception {
            var stack = SchemaInferenceStack.of(TestModels.AGENT.context());
            stack.enterSchemaTree(name);
            stack.enterSchemaTree(QName.create(name, "input"));
            var out = new StringWriter();
            var stream = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
            try (var writer = NormalizedNodeWriter.forStreamWriter(
                    XMLStreamNormalizedNodeStreamWriter.create(stream, stack.toInference()))) {
                for (NormalizedNode child : input.body()) {
                    writer.write(child);
                }
            }
            return out.toString().replace(" xmlns=\"" + BASE + "\"", "");
        }

        private static String xml(ContainerNode root) throws Exception {
            var out = new StringWriter();
            var stream = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
            try (var writer = NormalizedNodeWriter.forStreamWriter(
                    XMLStreamNormalizedNodeStreamWriter.create(stream, TestModels.AGENT.context()))) {
                for (NormalizedNode child : root.body()) {
                    writer.write(child);
                }
            }
            return out.toString();
        }

        private static Document parse(String xml) throws Exception {
            var factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        }
    }

    /** Told of a session whose agent has the same VPP all the time. */
    static AgentSession.Owner owner(Runnable broken) {
        return new AgentSession.Owner() {
            @Override
            public void broken() {
                broken.run();
            }

            @Override
            public void dataplaneChanged() {
                throw new AssertionError("it has the same VPP");
            }
        };
    }
}
