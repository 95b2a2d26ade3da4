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

import io.chainstitch.kubernetes.desired.EntryKey;
import io.chainstitch.kubernetes.desired.EntryKind;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.Inventory;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.Name;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.ResourceName;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.ExternalInterface;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.ExternalInterfaceKey;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.Network;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.NetworkKey;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.Node;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.NodeKey;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.Pod;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.PodKey;
import org.opendaylight.yang.gen.v1.urn.chainstitch.kubernetes.rev261128.Kubernetes;
import org.opendaylight.yang.gen.v1.urn.chainstitch.kubernetes.rev261128.kubernetes.Owned;
import org.opendaylight.yang.gen.v1.urn.chainstitch.kubernetes.rev261128.kubernetes.OwnedKey;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.Sfc;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.Chain;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.ChainKey;
import org.opendaylight.yangtools.yang.binding.DataObject;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;

/** Where entries and their marks are in the datastore. */
final class Paths {
    static final InstanceIdentifier<Inventory> INVENTORY = InstanceIdentifier.create(Inventory.class);
    static final InstanceIdentifier<Sfc> SFC = InstanceIdentifier.create(Sfc.class);
    static final InstanceIdentifier<Kubernetes> KUBERNETES = InstanceIdentifier.create(Kubernetes.class);

    private Paths() {
    }

    static InstanceIdentifier<? extends DataObject> of(EntryKey key) {
        return switch (key.kind()) {
            case NODE -> INVENTORY.child(Node.class, new NodeKey(new Name(key.name())));
            case NETWORK -> INVENTORY.child(Network.class, new NetworkKey(new ResourceName(key.name())));
            case EXTERNAL_INTERFACE -> INVENTORY.child(ExternalInterface.class,
                new ExternalInterfaceKey(new ResourceName(key.name())));
            case POD -> pod(key.name());
            case CHAIN -> SFC.child(Chain.class, new ChainKey(new Name(key.name())));
        };
    }

    /** Whether a key can be one of an entry at all; marks can be written by anybody. */
    static boolean exist(EntryKey key) {
        try {
            of(key);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static InstanceIdentifier<Pod> pod(String name) {
        int slash = name.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("'" + name + "' has no namespace");
        }
        return INVENTORY.child(Pod.class, new PodKey(new ResourceName(name.substring(slash + 1)),
            new ResourceName(name.substring(0, slash))));
    }

    static InstanceIdentifier<Owned> mark(EntryKey key) {
        return KUBERNETES.child(Owned.class, markKey(key));
    }

    static OwnedKey markKey(EntryKey key) {
        return new OwnedKey(kind(key.kind()), key.name());
    }

    static org.opendaylight.yang.gen.v1.urn.chainstitch.kubernetes.rev261128.EntryKind kind(EntryKind kind) {
        return switch (kind) {
            case NODE -> org.opendaylight.yang.gen.v1.urn.chainstitch.kubernetes.rev261128.EntryKind.Node;
            case NETWORK -> org.opendaylight.yang.gen.v1.urn.chainstitch.kubernetes.rev261128.EntryKind.Network;
            case EXTERNAL_INTERFACE -> org.opendaylight.yang.gen.v1.urn.chainstitch.kubernetes.rev261128.EntryKind
                .ExternalInterface;
            case POD -> org.opendaylight.yang.gen.v1.urn.chainstitch.kubernetes.rev261128.EntryKind.Pod;
            case CHAIN -> org.opendaylight.yang.gen.v1.urn.chainstitch.kubernetes.rev261128.EntryKind.Chain;
        };
    }

    static EntryKey key(Owned owned) {
        return new EntryKey(switch (owned.getKind()) {
            case Node -> EntryKind.NODE;
            case Network -> EntryKind.NETWORK;
            case ExternalInterface -> EntryKind.EXTERNAL_INTERFACE;
            case Pod -> EntryKind.POD;
            case Chain -> EntryKind.CHAIN;
        }, owned.getName());
    }
}
