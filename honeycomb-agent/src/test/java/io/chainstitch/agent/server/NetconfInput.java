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
package io.chainstitch.agent.server;

import com.google.common.util.concurrent.MoreExecutors;
import io.chainstitch.agent.persist.ConfigStorage;
import io.chainstitch.honeycomb.model.AgentData;
import io.chainstitch.honeycomb.model.InvalidAgentDataException;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.DecoderException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.TreeMap;
import org.opendaylight.mdsal.dom.broker.DOMRpcRouter;
import org.opendaylight.mdsal.dom.store.inmemory.InMemoryDOMDataStore;
import org.opendaylight.netconf.api.DocumentedException;
import org.opendaylight.netconf.api.messages.NetconfMessage;
import org.opendaylight.netconf.nettyutil.handler.NetconfChunkAggregator;
import org.opendaylight.netconf.nettyutil.handler.NetconfEOMAggregator;
import org.opendaylight.netconf.nettyutil.handler.NetconfXMLToHelloMessageDecoder;
import org.opendaylight.netconf.nettyutil.handler.NetconfXMLToMessageDecoder;
import org.opendaylight.netconf.server.api.operations.HandlingPriority;
import org.opendaylight.netconf.server.api.operations.NetconfOperation;
import org.opendaylight.netconf.server.api.operations.NetconfOperationChainedExecution;
import org.opendaylight.netconf.server.api.operations.NetconfOperationService;
import org.opendaylight.netconf.server.api.operations.NetconfOperationServiceFactory;
import org.opendaylight.netconf.server.api.operations.NetconfOperationServiceFactoryListener;
import org.opendaylight.netconf.server.mdsal.MdsalNetconfOperationServiceFactory;
import org.opendaylight.netconf.server.osgi.AggregatedNetconfOperationServiceFactory;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.netconf.base._1._0.rev110601.SessionIdType;
import org.opendaylight.yangtools.yang.common.Uint32;
import org.opendaylight.yangtools.yang.data.tree.api.DataTree;
import org.opendaylight.yangtools.yang.data.tree.api.DataTreeConfiguration;
import org.opendaylight.yangtools.yang.data.tree.impl.di.InMemoryDataTreeFactory;
import org.w3c.dom.Document;

/**
 * The way of octets into the agent, without SSH: framing, XML, operation, datastore, down to a dataplane in memory. One
 * instance is one session.
 */
final class NetconfInput implements AutoCloseable {
    /** How octets are framed. */
    enum Framing {
        HELLO, END_OF_MESSAGE, CHUNKED
    }

    /** So near to an exception is the code whose defect it is. */
    private static final int NEAR = 4;

    private final AgentData data;
    private final FakeDataplane vpp = new FakeDataplane();
    private final DataTree tree;
    private final ConfigStorage storage;
    private final AggregatedNetconfOperationServiceFactory operations = new AggregatedNetconfOperationServiceFactory();
    private final NetconfOperationService session;

    NetconfInput(AgentSchema schema, AgentData data, Path folder) throws IOException, InvalidAgentDataException {
        this.data = data;
        tree = new InMemoryDataTreeFactory().create(DataTreeConfiguration.DEFAULT_CONFIGURATION, schema.context());
        storage = ConfigStorage.open(folder, schema.context(), tree);
        InMemoryDOMDataStore memory = new InMemoryDOMDataStore("test", MoreExecutors.newDirectExecutorService());
        memory.onModelContextUpdated(schema.context());
        AgentBroker broker = new AgentBroker(
            new ConfigurationStore(tree, new DataplaneCommit(data, vpp, storage, tree), Runnable::run),
            new OperationalStore(memory, new LiveState("n1", schema.context(), data, vpp)),
            MoreExecutors.newDirectExecutorService());
        new MdsalNetconfOperationServiceFactory(schema.service(), broker,
            new DOMRpcRouter(schema.service()).rpcService(), clearErrors());
        session = operations.createService(new SessionIdType(Uint32.ONE));
    }

    private NetconfOperationServiceFactoryListener clearErrors() {
        return new NetconfOperationServiceFactoryListener() {
            @Override
            public void onAddNetconfOperationServiceFactory(NetconfOperationServiceFactory factory) {
                operations.onAddNetconfOperationServiceFactory(new ClearErrorsFactory(factory));
            }

            @Override
            public void onRemoveNetconfOperationServiceFactory(NetconfOperationServiceFactory factory) {
                // It goes with the test.
            }
        };
    }

    /**
     * Takes octets as they come from SSH.
     *
     * @return what was answered to each message; empty where the session would be closed
     * @throws AssertionError when there is a defect
     */
    List<String> take(Framing framing, byte[] octets, Random random) {
        EmbeddedChannel channel = channel(framing);
        try {
            for (int at = 0, piece; at < octets.length && channel.isOpen(); at += piece) {
                piece = Math.min(octets.length - at, 1 + random.nextInt(octets.length));
                channel.writeInbound(Unpooled.copiedBuffer(octets, at, piece));
            }
        } catch (DecoderException | IllegalStateException | IllegalArgumentException closesTheSession) {
            rejectDefect(closesTheSession);
        }
        List<String> answers = new ArrayList<>();
        for (Object message = channel.readInbound(); message != null; message = channel.readInbound()) {
            if (message instanceof NetconfMessage request) {
                answers.add(answer(request.getDocument()));
            }
        }
        try {
            channel.finishAndReleaseAll();
        } catch (DecoderException again) {
            rejectDefect(again);
        }
        return answers;
    }

    private static EmbeddedChannel channel(Framing framing) {
        InputLimit limit = new InputLimit(InputLimit.DEFAULT);
        return switch (framing) {
            case HELLO -> new EmbeddedChannel(limit, new NetconfEOMAggregator(), new NetconfXMLToHelloMessageDecoder());
            case END_OF_MESSAGE -> new EmbeddedChannel(limit, new NetconfEOMAggregator(),
                new NetconfXMLToMessageDecoder());
            case CHUNKED -> new EmbeddedChannel(limit, new NetconfChunkAggregator((int) InputLimit.DEFAULT),
                new NetconfXMLToMessageDecoder());
        };
    }

    private String answer(Document request) {
        try {
            // Several can handle an operation of NETCONF itself; the server takes the one with the highest priority.
            NavigableMap<HandlingPriority, NetconfOperation> able = new TreeMap<>();
            for (NetconfOperation operation : session.getNetconfOperations()) {
                HandlingPriority priority = operation.canHandle(request);
                if (priority != null) {
                    able.put(priority, operation);
                }
            }
            if (able.isEmpty()) {
                return "rpc-error: no such operation";
            }
            able.lastEntry().getValue().handle(request, NetconfOperationChainedExecution.EXECUTION_TERMINATION_POINT);
            return "ok";
        } catch (DocumentedException e) {
            rejectDefect(e);
            return "rpc-error: " + e.getErrorTag() + " " + e.getMessage();
        }
    }

    /** What our own code throws only by a defect is not excused by being answered. */
    private static void rejectDefect(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if ((cause instanceof NullPointerException || cause instanceof ClassCastException
                    || cause instanceof IndexOutOfBoundsException || cause instanceof NoSuchElementException)
                    && Arrays.stream(cause.getStackTrace()).limit(NEAR)
                        .anyMatch(frame -> frame.getClassName().startsWith("io.chainstitch."))) {
                throw new AssertionError("a defect", failure);
            }
        }
    }

    /** Whether the dataplane was told exactly what is configured. */
    boolean agrees() throws InvalidAgentDataException {
        return vpp.plan.equals(data.decode(ConfigStorage.root(tree)));
    }

    @Override
    public void close() throws IOException {
        session.close();
        storage.close();
    }
}
