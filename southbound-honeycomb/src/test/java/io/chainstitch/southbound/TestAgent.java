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

import com.google.common.util.concurrent.FluentFuture;
import com.google.common.util.concurrent.Futures;
import io.chainstitch.honeycomb.model.AgentData;
import io.chainstitch.honeycomb.model.AgentDigests;
import io.chainstitch.honeycomb.model.AgentStatus;
import io.chainstitch.honeycomb.model.Reading;
import io.chainstitch.honeycomb.model.ReadingMessages;
import io.chainstitch.honeycomb.model.ReadingPiece;
import io.chainstitch.honeycomb.model.ReadingQuestion;
import io.chainstitch.netconf.server.guard.HonestRpcService;
import io.chainstitch.vpp.model.InterfaceCounters;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.NodeCounters;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.NodeReading;
import io.chainstitch.vpp.model.SidCounters;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.opendaylight.mdsal.common.api.CommitInfo;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.mdsal.common.api.TransactionCommitFailedException;
import org.opendaylight.mdsal.dom.api.DOMDataBroker;
import org.opendaylight.mdsal.dom.api.DOMDataTreeReadTransaction;
import org.opendaylight.mdsal.dom.api.DOMDataTreeReadWriteTransaction;
import org.opendaylight.mdsal.dom.api.DOMDataTreeWriteTransaction;
import org.opendaylight.mdsal.dom.api.DOMRpcIdentifier;
import org.opendaylight.mdsal.dom.api.DOMRpcResult;
import org.opendaylight.mdsal.dom.api.DOMTransactionChain;
import org.opendaylight.mdsal.dom.broker.DOMRpcRouter;
import org.opendaylight.mdsal.dom.spi.DefaultDOMRpcResult;
import org.opendaylight.mdsal.dom.spi.ForwardingDOMDataReadWriteTransaction;
import org.opendaylight.netconf.common.NetconfTimer;
import org.opendaylight.netconf.northbound.monitoring.MdsalMonitoringMapperFactory;
import org.opendaylight.netconf.northbound.monitoring.MonitoringToMdsalWriter;
import org.opendaylight.netconf.server.NetconfServerSessionNegotiatorFactory;
import org.opendaylight.netconf.server.ServerTransportInitializer;
import org.opendaylight.netconf.server.impl.DefaultSessionIdProvider;
import org.opendaylight.netconf.server.mdsal.DOMDataTransactionValidator;
import org.opendaylight.netconf.server.mdsal.MdsalNetconfOperationServiceFactory;
import org.opendaylight.netconf.server.mdsal.operations.MapperAggregatorRegistry;
import org.opendaylight.netconf.server.osgi.AggregatedNetconfOperationServiceFactory;
import org.opendaylight.netconf.server.osgi.NetconfMonitoringServiceImpl;
import org.opendaylight.netconf.shaded.sshd.server.auth.password.UserAuthPasswordFactory;
import org.opendaylight.netconf.shaded.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.opendaylight.netconf.transport.api.TransportStack;
import org.opendaylight.netconf.transport.ssh.SSHTransportStackFactory;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IetfInetUtil;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.PortNumber;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.netconf.client.rev240208.netconf.client.listen.stack.grouping.transport.ssh.ssh.TcpServerParametersBuilder;
import org.opendaylight.yangtools.yang.common.ErrorTag;
import org.opendaylight.yangtools.yang.common.ErrorType;
import org.opendaylight.yangtools.yang.common.RpcResultBuilder;
import org.opendaylight.yangtools.yang.common.Uint16;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier;
import org.opendaylight.yangtools.yang.data.api.schema.ContainerNode;

/**
 * An agent without a dataplane: the NETCONF server of OpenDaylight over SSH with the agent's models, which refuses
 * validations and commits when the test says so.
 */
final class TestAgent implements AutoCloseable {
    static final String USER = "admin";
    static final String PASSWORD = "right";
    /** What its local SIDs have carried. */
    static final Map<IpAddress, SidCounters> COUNTERS =
        Map.of(IpAddress.of("fcbb:bb00:1::1"), new SidCounters(5, 420, 1, 84));
    /** What its interfaces have carried. */
    static final Map<String, InterfaceCounters> INTERFACES = Map.of("pod/default/web/eth1",
        new InterfaceCounters(7, 700, 9, Long.MAX_VALUE, 1), "local0", new InterfaceCounters(0, 0, 0, 0, 0));

    /** What a validate is refused with; null = it is not. */
    final AtomicReference<String> refuseValidate = new AtomicReference<>();
    /** What a commit is refused with; null = it is not. */
    final AtomicReference<String> refuseCommit = new AtomicReference<>();
    /** What it answers when it is asked for digests; null = that its VPP is away. */
    final AtomicReference<AgentDigests> digests = new AtomicReference<>();
    private final ReadingMessages messages = new ReadingMessages(TestModels.AGENT.context());
    private final List<Reading> readings = new CopyOnWriteArrayList<>();
    private final SSHTransportStackFactory transport = new SSHTransportStackFactory("agent", 1, "agent-boss", 1);
    private final NetconfMonitoringServiceImpl monitoring;
    private final TransportStack server;
    private final Broker broker = new Broker();

    TestAgent(String name, int port, NetconfTimer timer) throws Exception {
        publish(name);
        var mappers = new MapperAggregatorRegistry();
        var rpcs = new DOMRpcRouter(TestModels.AGENT.schemas());
        rpcs.rpcProviderService().registerRpcImplementation((rpc, input) -> Futures.immediateFuture(answer(input)),
            DOMRpcIdentifier.create(messages.name()));
        new MdsalNetconfOperationServiceFactory(TestModels.AGENT.schemas(), broker,
            new HonestRpcService(rpcs.rpcService()), mappers);
        monitoring = new NetconfMonitoringServiceImpl(mappers);
        new MdsalMonitoringMapperFactory(mappers, monitoring);
        new MonitoringToMdsalWriter(TestModels.AGENT.binding(broker.delegate), monitoring);
        var operations = new AggregatedNetconfOperationServiceFactory();
        operations.onAddNetconfOperationServiceFactory(mappers);
        var sessions = NetconfServerSessionNegotiatorFactory.builder()
            .setTimer(timer)
            .setAggregatedOpService(operations)
            .setIdProvider(new DefaultSessionIdProvider())
            .setConnectionTimeoutMillis(20_000)
            .setMonitoringService(monitoring)
            .build();
        var listen = new TcpServerParametersBuilder()
            .setLocalAddress(IetfInetUtil.ipAddressFor(InetAddress.getLoopbackAddress()))
            .setLocalPort(new PortNumber(Uint16.valueOf(port)))
            .build();
        server = transport.listenServer("netconf", new ServerTransportInitializer(sessions), listen, null, ssh -> {
            ssh.setUserAuthFactories(List.of(UserAuthPasswordFactory.INSTANCE));
            ssh.setPasswordAuthenticator((user, password, session) -> USER.equals(user) && PASSWORD.equals(password));
            ssh.setKeyPairProvider(new SimpleGeneratorHostKeyProvider());
        }).get();
    }

    /** Begins each reading with nothing, and tells one entry in a piece. */
    private DOMRpcResult answer(ContainerNode input) {
        try {
            ReadingQuestion question = messages.question(input);
            if (question instanceof ReadingQuestion.Proceed proceed) {
                return new DefaultDOMRpcResult(messages.output(ReadingPiece.of(proceed.id(),
                    readings.get((int) proceed.id()), (int) proceed.position(), 1)));
            }
            readings.add(reading(((ReadingQuestion.Begin) question).what()));
            return new DefaultDOMRpcResult(messages.output(ReadingPiece.pending(readings.size() - 1)));
        } catch (Exception e) {
            return new DefaultDOMRpcResult(
                RpcResultBuilder.newError(ErrorType.APPLICATION, ErrorTag.OPERATION_FAILED, e.getMessage()));
        }
    }

    private Reading reading(Reading.What what) throws Exception {
        return switch (what) {
            case CONFIGURED -> configured();
            case HELD -> Reading.of(new NodeReading("", Instant.EPOCH, NodePlan.EMPTY, Map.of(), COUNTERS));
            case COMPARISON -> Reading.of(Optional.ofNullable(digests.get()).orElseThrow(
                () -> new IllegalStateException("VPP unavailable")));
            case LOCAL_SID_COUNTERS -> Reading.of(new NodeCounters(COUNTERS, Map.of()));
            case INTERFACE_COUNTERS -> Reading.of(new NodeCounters(Map.of(), INTERFACES));
        };
    }

    private Reading configured() throws Exception {
        var data = new AgentData(TestModels.AGENT.context());
        try (var tx = broker.delegate.newReadOnlyTransaction()) {
            var root = (ContainerNode) tx.read(LogicalDatastoreType.CONFIGURATION, YangInstanceIdentifier.of()).get()
                .orElseThrow();
            return Reading.of(data.decode(root), data.transaction(root));
        }
    }

    static int freePort() throws Exception {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Writes the operational data of an agent that holds no objects. */
    private void publish(String name) throws Exception {
        var status = new AgentStatus(name, new AgentStatus.Vpp(true, "26.06", ""), List.of(), 0);
        var data = new AgentData(TestModels.AGENT.context());
        var tx = broker.delegate.newWriteOnlyTransaction();
        data.encodeStatus(status).body().forEach(child ->
            tx.put(LogicalDatastoreType.OPERATIONAL, YangInstanceIdentifier.of(child.name()), child));
        tx.commit().get();
    }

    @Override
    public void close() throws Exception {
        server.shutdown().get();
        monitoring.close();
        transport.close();
    }

    private final class Broker implements DOMDataBroker, DOMDataTransactionValidator {
        private final DOMDataBroker delegate = TestModels.AGENT.broker();

        @Override
        public List<Extension> supportedExtensions() {
            List<Extension> extensions = new ArrayList<>(delegate.supportedExtensions());
            extensions.add(this);
            return extensions;
        }

        @Override
        public FluentFuture<Void> validate(DOMDataTreeWriteTransaction transaction) {
            String refusal = refuseValidate.get();
            return refusal == null ? FluentFuture.from(Futures.immediateVoidFuture())
                : FluentFuture.from(Futures.immediateFailedFuture(new ValidationFailedException(refusal)));
        }

        @Override
        public DOMDataTreeReadTransaction newReadOnlyTransaction() {
            return delegate.newReadOnlyTransaction();
        }

        @Override
        public DOMDataTreeWriteTransaction newWriteOnlyTransaction() {
            return delegate.newWriteOnlyTransaction();
        }

        @Override
        public DOMDataTreeReadWriteTransaction newReadWriteTransaction() {
            return new Transaction(delegate.newReadWriteTransaction());
        }

        @Override
        public DOMTransactionChain createTransactionChain() {
            return delegate.createTransactionChain();
        }

        @Override
        public DOMTransactionChain createMergingTransactionChain() {
            return delegate.createMergingTransactionChain();
        }
    }

    private final class Transaction extends ForwardingDOMDataReadWriteTransaction {
        private final DOMDataTreeReadWriteTransaction delegate;

        Transaction(DOMDataTreeReadWriteTransaction delegate) {
            this.delegate = delegate;
        }

        @Override
        protected DOMDataTreeReadWriteTransaction delegate() {
            return delegate;
        }

        @Override
        public FluentFuture<? extends CommitInfo> commit() {
            String refusal = refuseCommit.get();
            if (refusal == null) {
                return delegate.commit();
            }
            delegate.cancel();
            return FluentFuture.from(Futures.immediateFailedFuture(new TransactionCommitFailedException(refusal)));
        }
    }
}
