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
package io.chainstitch.kubernetes.store;

import io.chainstitch.kubernetes.desired.Entry;
import io.chainstitch.kubernetes.desired.EntryKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.InterfaceName;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.Name;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.ResourceName;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.ChainBody;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.chain.body.Function;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.chain.body.FunctionBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.chain.body.function.Kind;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.chain.body.function.kind.ExternalBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.chain.body.function.kind.PodBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.chain.body.function.kind.pod.PodSelectorBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.chain.body.function.kind.pod.pod.selector.Label;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.chain.body.function.kind.pod.pod.selector.LabelBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.chain.body.function.kind.pod.pod.selector.LabelKey;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.Chain;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.ChainBuilder;
import org.opendaylight.yangtools.yang.binding.DataObject;
import org.opendaylight.yangtools.yang.common.Uint16;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Entries in their YANG form. */
final class EntryBindings {
    private static final Logger LOG = LoggerFactory.getLogger(EntryBindings.class);
    private static final String GENERATED = "org.opendaylight.yang.gen.";

    private EntryBindings() {
    }

    /**
     * Empty when a check has let something through that the model does not allow: a defect, which hurts one entry. The
     * model's own message quotes the value, which may be a password.
     */
    static Optional<DataObject> tryOf(Entry entry) {
        try {
            return Optional.of(of(entry));
        } catch (IllegalArgumentException e) {
            LOG.error(defect(entry.key(), e));
            return Optional.empty();
        }
    }

    /** Which check of the model it was, and nothing of the value. */
    static String defect(EntryKey key, IllegalArgumentException failure) {
        String check = Arrays.stream(failure.getStackTrace())
            .filter(frame -> frame.getClassName().startsWith(GENERATED))
            .map(frame -> frame.getClassName().substring(frame.getClassName().lastIndexOf('.') + 1) + "."
                + frame.getMethodName()).findFirst().orElse("");
        return "A defect: " + key + " cannot be written, the model does not take a value (" + check + ")";
    }

    static DataObject of(Entry entry) {
        if (entry instanceof Entry.OfNode node) {
            return InventoryBindings.node(node);
        }
        if (entry instanceof Entry.OfNetwork network) {
            return InventoryBindings.network(network);
        }
        if (entry instanceof Entry.OfExternal external) {
            return InventoryBindings.external(external);
        }
        if (entry instanceof Entry.OfPod pod) {
            return InventoryBindings.pod(pod);
        }
        return chain((Entry.OfChain) entry);
    }

    private static Chain chain(Entry.OfChain chain) {
        List<Function> functions = new ArrayList<>();
        chain.functions().forEach(function -> functions.add(function(function)));
        return new ChainBuilder().setName(new Name(chain.name()))
            .setDescription(chain.description().orElse(null)).setRenderer(chain.renderer().orElse(null))
            .setNetwork(chain.network().orElse(null)).setFunction(functions.isEmpty() ? null : functions)
            .setEnabled(chain.enabled()).setUnidirectional(chain.unidirectional())
            .setMaxPaths(Uint16.valueOf(chain.maxPaths()))
            .setSrv6Proxy(switch (chain.proxy()) {
                case AUTO -> ChainBody.Srv6Proxy.Auto;
                case DYNAMIC -> ChainBody.Srv6Proxy.Dynamic;
                case STITCHED -> ChainBody.Srv6Proxy.Stitched;
            }).build();
    }

    private static Function function(Entry.Function function) {
        return new FunctionBuilder().setName(new ResourceName(function.name()))
            .setKind(function.selection().map(EntryBindings::kind).orElse(null))
            .setInterface(interfaceName(function.both())).setInputInterface(interfaceName(function.input()))
            .setOutputInterface(interfaceName(function.output())).build();
    }

    private static InterfaceName interfaceName(Optional<String> name) {
        return name.map(InterfaceName::new).orElse(null);
    }

    private static Kind kind(Entry.Selection selection) {
        if (selection instanceof Entry.Selection.External external) {
            return new ExternalBuilder().setExternalInterface(new ResourceName(external.name())).build();
        }
        Entry.Selection.Pods pods = (Entry.Selection.Pods) selection;
        Map<LabelKey, Label> labels = new HashMap<>();
        pods.labels().forEach((key, value) ->
            labels.put(new LabelKey(key), new LabelBuilder().setKey(key).setValue(value).build()));
        return new PodBuilder().setPodSelector(new PodSelectorBuilder().setLabel(labels)
            .setNamespace(pods.namespace().map(ResourceName::new).orElse(null)).build()).build();
    }
}
