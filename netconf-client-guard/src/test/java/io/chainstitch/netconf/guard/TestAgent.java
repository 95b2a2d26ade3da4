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
package io.chainstitch.netconf.guard;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.opendaylight.netconf.common.NetconfTimer;
import org.opendaylight.netconf.server.NetconfServerSessionNegotiatorFactory;
import org.opendaylight.netconf.server.ServerTransportInitializer;
import org.opendaylight.netconf.server.impl.DefaultSessionIdProvider;
import org.opendaylight.netconf.server.osgi.AggregatedNetconfOperationServiceFactory;
import org.opendaylight.netconf.server.osgi.NetconfMonitoringServiceImpl;
import org.opendaylight.netconf.shaded.sshd.core.CoreModuleProperties;
import org.opendaylight.netconf.shaded.sshd.server.ServerFactoryManager;
import org.opendaylight.netconf.shaded.sshd.server.auth.password.UserAuthPasswordFactory;
import org.opendaylight.netconf.shaded.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.opendaylight.netconf.transport.api.TransportStack;
import org.opendaylight.netconf.transport.ssh.SSHTransportStackFactory;
import org.opendaylight.netconf.transport.ssh.ServerFactoryManagerConfigurator;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IetfInetUtil;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.PortNumber;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.netconf.client.rev240208.netconf.client.listen.stack.grouping.transport.ssh.ssh.TcpServerParametersBuilder;
import org.opendaylight.yangtools.yang.common.Uint16;

/** A NETCONF server over SSH that answers the hello and nothing else. */
final class TestAgent implements AutoCloseable {
    static final String USER = "admin";
    static final String PASSWORD = "right";

    private final SSHTransportStackFactory transport = new SSHTransportStackFactory("agent", 1, "agent-boss", 1);
    private final NetconfMonitoringServiceImpl monitoring;
    private final TransportStack server;
    private final int port;

    TestAgent(NetconfTimer timer) throws Exception {
        port = freePort();
        var operations = new AggregatedNetconfOperationServiceFactory();
        monitoring = new NetconfMonitoringServiceImpl(operations);
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
        server = transport.listenServer("netconf", new ServerTransportInitializer(sessions), listen, null,
            new PasswordLogin()).get();
    }

    int port() {
        return port;
    }

    static int freePort() throws Exception {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws Exception {
        server.shutdown().get();
        monitoring.close();
        transport.close();
    }

    private static final class PasswordLogin implements ServerFactoryManagerConfigurator {
        @Override
        public void configureServerFactoryManager(ServerFactoryManager manager) {
            manager.setUserAuthFactories(List.of(UserAuthPasswordFactory.INSTANCE));
            manager.setPasswordAuthenticator((user, password, session) -> USER.equals(user)
                && PASSWORD.equals(password));
            manager.setKeyPairProvider(new SimpleGeneratorHostKeyProvider());
            // As our agents: it asks for no new keys.
            CoreModuleProperties.REKEY_PACKETS_LIMIT.set(manager, 0L);
        }
    }
}
