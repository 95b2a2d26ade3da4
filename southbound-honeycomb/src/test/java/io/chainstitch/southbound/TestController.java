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

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.chainstitch.netconf.guard.DedupNetconfTimer;
import io.chainstitch.netconf.guard.GuardedNetconfClientFactory;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.opendaylight.aaa.encrypt.AAAEncryptionService;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.RpcProviderService;
import org.opendaylight.mdsal.dom.broker.DOMMountPointServiceImpl;
import org.opendaylight.netconf.client.mdsal.DeviceActionFactoryImpl;
import org.opendaylight.netconf.client.mdsal.api.CredentialProvider;
import org.opendaylight.netconf.client.mdsal.api.SslContextFactoryProvider;
import org.opendaylight.netconf.client.mdsal.impl.DefaultBaseNetconfSchemaProvider;
import org.opendaylight.netconf.client.mdsal.impl.DefaultSchemaResourceManager;
import org.opendaylight.netconf.common.NetconfTimer;
import org.opendaylight.netconf.topology.impl.NetconfTopologyImpl;
import org.opendaylight.netconf.topology.spi.NetconfClientConfigurationBuilderFactoryImpl;
import org.opendaylight.netconf.topology.spi.NetconfTopologySchemaAssembler;
import org.opendaylight.yangtools.concepts.Registration;
import org.opendaylight.yangtools.yang.parser.impl.DefaultYangParserFactory;

/** The controller in plain Java: OpenDaylight's NETCONF topology with the guarded client, and the gateway. */
final class TestController implements AutoCloseable {
    final DataBroker broker = TestModels.CONTROLLER.binding(TestModels.CONTROLLER.broker());
    final DOMMountPointServiceImpl mounts = new DOMMountPointServiceImpl();
    final NetconfNodeGateway gateway;
    /** Runs when a session has its schemas and is about to be mounted; upstream holds locks meanwhile. */
    volatile Runnable beforeMount = () -> { };
    private final GuardedNetconfClientFactory clients;
    private final NetconfTopologySchemaAssembler assembler =
        new NetconfTopologySchemaAssembler(1, 2, 60, TimeUnit.SECONDS);
    private final NetconfTopologyImpl topology;

    TestController(NetconfTimer timer, Path cache) throws Exception {
        var guardedTimer = new DedupNetconfTimer(timer);
        clients = new GuardedNetconfClientFactory(guardedTimer);
        var parsers = new DefaultYangParserFactory();
        var rpcs = mock(RpcProviderService.class);
        when(rpcs.registerRpcImplementations(any(org.opendaylight.yangtools.yang.binding.Rpc[].class)))
            .thenReturn(mock(Registration.class));
        var encryption = mock(AAAEncryptionService.class);
        topology = new NetconfTopologyImpl(clients, guardedTimer, assembler,
            new DefaultSchemaResourceManager(parsers, cache.toString(), "schema"), broker, mounts, encryption,
            new NetconfClientConfigurationBuilderFactoryImpl(encryption, mock(CredentialProvider.class),
                mock(SslContextFactoryProvider.class)),
            rpcs, new DefaultBaseNetconfSchemaProvider(parsers), (transformer, listener) -> {
                beforeMount.run();
                return new DeviceActionFactoryImpl().createDeviceAction(transformer, listener);
            });
        gateway = new NetconfNodeGateway(broker, mounts, clients, clients, clients);
    }

    @Override
    public void close() throws Exception {
        gateway.close();
        topology.close();
        assembler.close();
        clients.close();
    }
}
