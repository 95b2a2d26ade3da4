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

import io.chainstitch.agent.Credentials;
import io.chainstitch.agent.ListenAddress;
import io.chainstitch.agent.StartException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.dom.api.DOMRpcService;
import org.opendaylight.mdsal.dom.api.DOMSchemaService;
import org.opendaylight.mdsal.eos.dom.simple.SimpleDOMEntityOwnershipService;
import org.opendaylight.mdsal.singleton.impl.EOSClusterSingletonServiceProvider;
import org.opendaylight.netconf.northbound.monitoring.MdsalMonitoringMapperFactory;
import org.opendaylight.netconf.northbound.monitoring.MonitoringToMdsalWriter;
import org.opendaylight.netconf.server.NetconfServerSessionNegotiatorFactory;
import org.opendaylight.netconf.server.ServerTransportInitializer;
import org.opendaylight.netconf.server.api.operations.NetconfOperationServiceFactory;
import org.opendaylight.netconf.server.api.operations.NetconfOperationServiceFactoryListener;
import org.opendaylight.netconf.server.impl.DefaultSessionIdProvider;
import org.opendaylight.netconf.server.mdsal.MdsalNetconfOperationServiceFactory;
import org.opendaylight.netconf.server.mdsal.notifications.NetconfNotificationOperationServiceFactory;
import org.opendaylight.netconf.server.mdsal.notifications.NotificationToMdsalWriter;
import org.opendaylight.netconf.server.osgi.AggregatedNetconfOperationServiceFactory;
import org.opendaylight.netconf.server.osgi.NetconfMonitoringServiceImpl;
import org.opendaylight.netconf.shaded.sshd.common.keyprovider.FileKeyPairProvider;
import org.opendaylight.netconf.shaded.sshd.core.CoreModuleProperties;
import org.opendaylight.netconf.shaded.sshd.server.ServerFactoryManager;
import org.opendaylight.netconf.shaded.sshd.server.auth.password.UserAuthPasswordFactory;
import org.opendaylight.netconf.shaded.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.opendaylight.netconf.transport.api.UnsupportedConfigurationException;
import org.opendaylight.netconf.yanglib.writer.YangLibraryWriterSingleton;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IetfInetUtil;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.PortNumber;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.netconf.server.rev240208.netconf.server.listen.stack.grouping.transport.ssh.ssh.TcpServerParametersBuilder;
import org.opendaylight.yangtools.yang.common.Uint16;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** NETCONF over SSH (RFC 6241, 6242) on the agent's datastores. */
final class NetconfServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NetconfServer.class);
    private static final String SUBSYSTEM = "netconf";
    private static final int HELLO_TIMEOUT_MILLIS = 20_000;
    private static final int SESSION_UPDATE_SECONDS = 6;

    private final Resources open = new Resources("the NETCONF server");
    private final ServerParts parts;
    private final Subscriptions subscriptions;
    private final AggregatedNetconfOperationServiceFactory operations = new AggregatedNetconfOperationServiceFactory();
    private final NetconfMonitoringServiceImpl monitoring;

    /**
     * Prepares the server; it does not listen yet.
     *
     * @param parts what it may share with other servers; they stay the caller's
     * @param broker datastores
     * @param rpcs RPCs
     */
    NetconfServer(ServerParts parts, AgentBroker broker, DOMRpcService rpcs) {
        this.parts = parts;
        DOMSchemaService schema = parts.schema().service();
        DataBroker binding = parts.adapters().createDataBroker(broker);
        NetconfOperationServiceFactoryListener clear = clearErrors();
        open.keep(new MdsalNetconfOperationServiceFactory(schema, broker, rpcs, clear));
        monitoring = open.keep(new NetconfMonitoringServiceImpl(operations, parts.monitor(),
            SESSION_UPDATE_SECONDS));
        open.keep(new MdsalMonitoringMapperFactory(operations, monitoring));
        open.keep(new MonitoringToMdsalWriter(binding, monitoring));
        subscriptions = new Subscriptions(parts.notifications());
        open.keep(new NetconfNotificationOperationServiceFactory(subscriptions, operations));
        open.keep(new NotificationToMdsalWriter(parts.notifications(), binding));
        EOSClusterSingletonServiceProvider singletons =
            open.keep(new EOSClusterSingletonServiceProvider(new SimpleDOMEntityOwnershipService()));
        open.keep(new YangLibraryWriterSingleton(singletons, schema, binding, true));
    }

    /** {@return who is subscribed to notifications} */
    Subscriptions subscriptions() {
        return subscriptions;
    }

    /**
     * Serves clients from now on.
     *
     * @param address where
     * @param credentials the one user
     * @param hostKey file of the host key, made when it does not exist
     * @throws StartException when the address cannot be listened on
     */
    void listen(ListenAddress address, Credentials credentials, Path hostKey) throws StartException {
        refuseDamaged(hostKey);
        NetconfServerSessionNegotiatorFactory sessions = NetconfServerSessionNegotiatorFactory.builder()
            .setTimer(parts.timer()).setAggregatedOpService(operations)
            .setIdProvider(new DefaultSessionIdProvider()).setConnectionTimeoutMillis(HELLO_TIMEOUT_MILLIS)
            .setMonitoringService(monitoring).build();
        var listen = new TcpServerParametersBuilder().setLocalAddress(IetfInetUtil.ipAddressFor(address.address()))
            .setLocalPort(new PortNumber(Uint16.valueOf(address.port()))).build();
        try {
            var server = parts.transport().listenServer(SUBSYSTEM,
                new LimitedInitializer(new ServerTransportInitializer(sessions), InputLimit.DEFAULT), listen, null,
                manager -> configure(manager, credentials, hostKey)).get();
            open.keep(() -> server.shutdown().get());
        } catch (UnsupportedConfigurationException | ExecutionException e) {
            throw new StartException("cannot serve NETCONF on " + address + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartException("interrupted while starting to serve NETCONF on " + address, e);
        }
        LOG.info("NETCONF is served on {}", address);
    }

    @Override
    public void close() {
        open.close();
    }

    /**
     * Makes the host key if there is none. A server does so with its first client, and servers that have the file in
     * common would do it side by side, each with a key of its own.
     *
     * @param hostKey file of the host key
     */
    static void makeHostKey(Path hostKey) {
        if (!Files.exists(hostKey)) {
            new SimpleGeneratorHostKeyProvider(hostKey).loadKeys(null);
        }
    }

    /** The platform would make another key in the place of one that it cannot read, which looks like another agent. */
    private static void refuseDamaged(Path hostKey) throws StartException {
        if (!Files.exists(hostKey)) {
            return;
        }
        Exception cause = null;
        try {
            if (new FileKeyPairProvider(hostKey).loadKeys(null).iterator().hasNext()) {
                return;
            }
        } catch (RuntimeException e) {
            cause = e;
        }
        throw new StartException("the host key " + hostKey + " is damaged: restore it, or remove it to have a new one"
            + " made, which clients then do not know", cause);
    }

    private static void configure(ServerFactoryManager manager, Credentials credentials, Path hostKey) {
        SimpleGeneratorHostKeyProvider keys = new SimpleGeneratorHostKeyProvider(hostKey);
        manager.setUserAuthFactories(List.of(UserAuthPasswordFactory.INSTANCE));
        manager.setPasswordAuthenticator((user, password, session) -> login(credentials, user, password));
        manager.setKeyPairProvider(keys);
        keepKeys(manager);
    }

    /**
     * Never asks for new keys, which SSH peers do after an hour or a gigabyte (RFC 4253 section 9). Release 7.0.7 of
     * the controller's NETCONF client does not survive it, and on both sides the event loop waits for the end of the
     * exchange that it would have to read.
     */
    private static void keepKeys(ServerFactoryManager manager) {
        CoreModuleProperties.REKEY_TIME_LIMIT.set(manager, Duration.ZERO);
        CoreModuleProperties.REKEY_BYTES_LIMIT.set(manager, 0L);
        CoreModuleProperties.REKEY_PACKETS_LIMIT.set(manager, 0L);
        // Zero means a number that depends on the cipher.
        CoreModuleProperties.REKEY_BLOCKS_LIMIT.set(manager, Long.MAX_VALUE);
    }

    private static boolean login(Credentials credentials, String user, String password) {
        boolean accepted = credentials.match(user, password);
        if (!accepted) {
            LOG.warn("A NETCONF login was refused");
        }
        return accepted;
    }

    private NetconfOperationServiceFactoryListener clearErrors() {
        return new NetconfOperationServiceFactoryListener() {
            @Override
            public void onAddNetconfOperationServiceFactory(NetconfOperationServiceFactory factory) {
                operations.onAddNetconfOperationServiceFactory(new ClearErrorsFactory(factory));
            }

            @Override
            public void onRemoveNetconfOperationServiceFactory(NetconfOperationServiceFactory factory) {
                // It goes with the whole server.
            }
        };
    }
}
