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

import com.google.common.util.concurrent.Futures;
import java.io.Reader;
import java.io.StringReader;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.dom.adapter.BindingAdapterFactory;
import org.opendaylight.mdsal.binding.dom.adapter.ConstantAdapterContext;
import org.opendaylight.mdsal.binding.dom.codec.impl.BindingCodecContext;
import org.opendaylight.mdsal.binding.runtime.api.BindingRuntimeGenerator;
import org.opendaylight.mdsal.binding.runtime.api.DefaultBindingRuntimeContext;
import org.opendaylight.mdsal.binding.runtime.api.ModuleInfoSnapshot;
import org.opendaylight.mdsal.binding.runtime.spi.BindingRuntimeHelpers;
import org.opendaylight.mdsal.binding.runtime.spi.ModuleInfoSnapshotBuilder;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.mdsal.dom.api.DOMDataBroker;
import org.opendaylight.mdsal.dom.api.DOMSchemaService;
import org.opendaylight.mdsal.dom.broker.SerializedDOMDataBroker;
import org.opendaylight.mdsal.dom.spi.FixedDOMSchemaService;
import org.opendaylight.mdsal.dom.store.inmemory.InMemoryDOMDataStore;
import org.opendaylight.yangtools.yang.model.api.EffectiveModelContext;
import org.opendaylight.yangtools.yang.model.api.source.SourceIdentifier;
import org.opendaylight.yangtools.yang.model.api.source.YangTextSource;
import org.opendaylight.yangtools.yang.parser.api.YangParser;
import org.opendaylight.yangtools.yang.parser.impl.DefaultYangParserFactory;

/** MD-SAL in plain Java with some of the models of the class path. */
final class TestModels {
    static final TestModels CONTROLLER = new TestModels(Set.of("network-topology", "netconf-node-topology"));
    static final TestModels AGENT = new TestModels(Set.of("ietf-interfaces", "ietf-ip", "iana-if-type", "v3po",
        "vpp-vlan", "vpp-fib-table-management", "hc2vpp-ietf-routing", "hc2vpp-ietf-ipv4-unicast-routing",
        "hc2vpp-ietf-ipv6-unicast-routing", "vpp-routing", "chainstitch-vpp-interfaces", "chainstitch-vpp-srv6",
        "chainstitch-agent", "ietf-netconf", "ietf-netconf-monitoring", "ietf-yang-library", "odl-netconf-monitoring"));

    private static final int QUEUE = 1000;

    private final ModuleInfoSnapshot models;
    private final BindingCodecContext codec;

    private TestModels(Set<String> names) {
        try {
            models = new ModuleInfoSnapshotBuilder(new DefaultYangParserFactory())
                .add(BindingRuntimeHelpers.loadModuleInfos().stream()
                    .filter(info -> names.contains(info.getName().getLocalName())).toList())
                .build();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        var generator = ServiceLoader.load(BindingRuntimeGenerator.class).findFirst().orElseThrow();
        codec = new BindingCodecContext(
            new DefaultBindingRuntimeContext(generator.generateTypeMapping(context()), models));
    }

    /** The models without an RPC, as agents of an earlier version have them. */
    EffectiveModelContext without(String rpc) throws Exception {
        YangParser parser = new DefaultYangParserFactory().createParser();
        for (var module : context().getModuleStatements().values()) {
            var id = new SourceIdentifier(module.argument(), module.localQNameModule().revision());
            parser.addSource(new Without(id, models.yangTextSource(id).read(), rpc));
        }
        return parser.buildEffectiveModel();
    }

    private static final class Without extends YangTextSource {
        private final SourceIdentifier id;
        private final String text;

        Without(SourceIdentifier id, String text, String rpc) {
            this.id = id;
            this.text = text.replaceAll("(?s)\n  rpc " + rpc + " \\{.*?\n  }\n", "\n");
        }

        @Override
        public SourceIdentifier sourceId() {
            return id;
        }

        @Override
        public Reader openStream() {
            return new StringReader(text);
        }

        @Override
        public String symbolicName() {
            return id.name().getLocalName();
        }
    }

    EffectiveModelContext context() {
        return models.modelContext();
    }

    DOMSchemaService schemas() {
        return new FixedDOMSchemaService(this::context, id -> Futures.immediateFuture(models.yangTextSource(id)));
    }

    DOMDataBroker broker() {
        ExecutorService events = Executors.newSingleThreadExecutor(TestModels::daemon);
        return new SerializedDOMDataBroker(Map.of(
            LogicalDatastoreType.CONFIGURATION, store(LogicalDatastoreType.CONFIGURATION, events),
            LogicalDatastoreType.OPERATIONAL, store(LogicalDatastoreType.OPERATIONAL, events)),
            Executors.newSingleThreadExecutor(TestModels::daemon));
    }

    DataBroker binding(DOMDataBroker broker) {
        return new BindingAdapterFactory(new ConstantAdapterContext(codec)).createDataBroker(broker);
    }

    /** The type matters: only an operational tree asks for mandatory state. */
    private InMemoryDOMDataStore store(LogicalDatastoreType type, ExecutorService events) {
        var store = new InMemoryDOMDataStore(type.name(), type, events, QUEUE, false);
        store.onModelContextUpdated(context());
        return store;
    }

    private static Thread daemon(Runnable task) {
        var thread = new Thread(task);
        thread.setDaemon(true);
        return thread;
    }
}
