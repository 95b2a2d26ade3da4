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

import static com.google.common.util.concurrent.Futures.immediateFuture;

import io.chainstitch.honeycomb.model.AgentData;
import java.util.HashSet;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import org.opendaylight.mdsal.binding.dom.adapter.BindingAdapterFactory;
import org.opendaylight.mdsal.binding.dom.adapter.ConstantAdapterContext;
import org.opendaylight.mdsal.binding.dom.codec.impl.BindingCodecContext;
import org.opendaylight.mdsal.binding.runtime.api.BindingRuntimeGenerator;
import org.opendaylight.mdsal.binding.runtime.api.DefaultBindingRuntimeContext;
import org.opendaylight.mdsal.binding.runtime.api.ModuleInfoSnapshot;
import org.opendaylight.mdsal.binding.runtime.spi.BindingRuntimeHelpers;
import org.opendaylight.mdsal.binding.runtime.spi.ModuleInfoSnapshotBuilder;
import org.opendaylight.mdsal.dom.api.DOMSchemaService;
import org.opendaylight.mdsal.dom.spi.FixedDOMSchemaService;
import org.opendaylight.yangtools.yang.binding.YangModuleInfo;
import org.opendaylight.yangtools.yang.model.api.EffectiveModelContext;
import org.opendaylight.yangtools.yang.parser.api.YangParserException;
import org.opendaylight.yangtools.yang.parser.impl.DefaultYangParserFactory;

/**
 * The YANG modules that the agent serves. Only those: the libraries bring many more, and each costs start time and
 * memory.
 */
public final class AgentSchema {
    /** What the NETCONF server writes or answers itself (RFC 6241, 6022, 5277, 6470, 8525, 8342). */
    private static final List<String> NETCONF = List.of("ietf-netconf", "ietf-netconf-monitoring",
        "ietf-netconf-notifications", "notifications", "nc-notifications", "ietf-yang-library",
        "odl-netconf-monitoring", "ietf-datastores");
    /** What the RESTCONF server needs in addition (RFC 8040, 8072). */
    private static final List<String> RESTCONF =
        List.of("ietf-restconf", "ietf-restconf-monitoring", "ietf-yang-patch");

    private final ModuleInfoSnapshot snapshot;
    private final DOMSchemaService service;

    private AgentSchema(ModuleInfoSnapshot snapshot) {
        this.snapshot = snapshot;
        this.service = new FixedDOMSchemaService(snapshot::modelContext,
            source -> immediateFuture(snapshot.yangTextSource(source)));
    }

    /**
     * Parses the modules on the class path.
     *
     * @param restconf whether RESTCONF is served too
     * @return the schema
     * @throws YangParserException when a module is broken, which a build never ships
     */
    public static AgentSchema load(boolean restconf) throws YangParserException {
        Set<String> wanted = new HashSet<>(AgentData.MODULES);
        wanted.addAll(NETCONF);
        if (restconf) {
            wanted.addAll(RESTCONF);
        }
        List<YangModuleInfo> modules = BindingRuntimeHelpers.loadModuleInfos().stream()
            .filter(module -> wanted.contains(module.getName().getLocalName())).collect(Collectors.toList());
        return new AgentSchema(new ModuleInfoSnapshotBuilder(new DefaultYangParserFactory()).add(modules).build());
    }

    /** {@return the modules} */
    public EffectiveModelContext context() {
        return snapshot.modelContext();
    }

    /** {@return the modules as the platform's service, with their source text} */
    DOMSchemaService service() {
        return service;
    }

    /** {@return adapters for the parts of the platform that use generated classes} */
    BindingAdapterFactory adapters() {
        return new BindingAdapterFactory(new ConstantAdapterContext(new BindingCodecContext(
            new DefaultBindingRuntimeContext(generator().generateTypeMapping(context()), snapshot))));
    }

    /** {@return the platform's generator of binding types} */
    static BindingRuntimeGenerator generator() {
        return ServiceLoader.load(BindingRuntimeGenerator.class).findFirst().orElseThrow();
    }
}
