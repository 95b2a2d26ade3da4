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

import java.util.Set;
import java.util.stream.Collectors;
import org.opendaylight.netconf.server.api.monitoring.Capability;
import org.opendaylight.netconf.server.api.monitoring.CapabilityListener;
import org.opendaylight.netconf.server.api.operations.NetconfOperation;
import org.opendaylight.netconf.server.api.operations.NetconfOperationService;
import org.opendaylight.netconf.server.api.operations.NetconfOperationServiceFactory;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.netconf.base._1._0.rev110601.SessionIdType;
import org.opendaylight.yangtools.concepts.Registration;

/** Operations of another factory, with {@link ClearErrors}. */
final class ClearErrorsFactory implements NetconfOperationServiceFactory {
    private final NetconfOperationServiceFactory factory;

    ClearErrorsFactory(NetconfOperationServiceFactory factory) {
        this.factory = factory;
    }

    @Override
    public Set<Capability> getCapabilities() {
        return factory.getCapabilities();
    }

    @Override
    public Registration registerCapabilityListener(CapabilityListener listener) {
        return factory.registerCapabilityListener(listener);
    }

    @Override
    public NetconfOperationService createService(SessionIdType sessionId) {
        NetconfOperationService service = factory.createService(sessionId);
        Set<NetconfOperation> operations =
            service.getNetconfOperations().stream().map(ClearErrors::new).collect(Collectors.toUnmodifiableSet());
        return new NetconfOperationService() {
            @Override
            public Set<NetconfOperation> getNetconfOperations() {
                return operations;
            }

            @Override
            public void close() {
                service.close();
            }
        };
    }
}
