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
package io.chainstitch.sfc.impl;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.ReadTransaction;
import org.opendaylight.mdsal.binding.api.WriteTransaction;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.HostInterfaceName;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.InterfaceName;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.Inventory;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.Name;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.ResourceName;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.Node;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.NodeBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.NodeKey;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.Pod;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.PodBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.PodKey;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.node.AgentBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.pod.Interface;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.pod.InterfaceBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.pod.LabelBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.pod.LabelKey;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.pod._interface.attachment.AfPacketBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.Sfc;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.chain.body.Function;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.chain.body.FunctionBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.chain.body.function.kind.pod.PodSelectorBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.Chain;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.ChainBuilder;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.ChainKey;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.Host;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IpAddress;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IpAddressNoZone;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.Ipv4Address;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.Ipv4AddressNoZone;
import org.opendaylight.yangtools.yang.binding.DataObject;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;

/** Writes and reads the northbound model as a user does. */
public final class Yang {
    private final DataBroker broker;

    public Yang(DataBroker broker) {
        this.broker = broker;
    }

    public static InstanceIdentifier<Chain> chainPath(String name) {
        return InstanceIdentifier.create(Sfc.class).child(Chain.class, new ChainKey(new Name(name)));
    }

    public static InstanceIdentifier<Node> nodePath(String name) {
        return InstanceIdentifier.create(Inventory.class).child(Node.class, new NodeKey(new Name(name)));
    }

    public static InstanceIdentifier<Pod> podPath(String name) {
        return InstanceIdentifier.create(Inventory.class).child(Pod.class,
            new PodKey(new ResourceName(name), new ResourceName("ns")));
    }

    /** Node n7 has the underlay address 10.0.0.7. */
    public static Node node(String name) {
        return new NodeBuilder().setName(new Name(name))
            .setUnderlayAddress(new IpAddressNoZone(new Ipv4AddressNoZone("10.0.0." + name.substring(1))))
            .setAgent(new AgentBuilder().setHost(new Host(new IpAddress(new Ipv4Address("127.0.0.1")))).build())
            .build();
    }

    /** A pod with label {@code app=APP} and interfaces in0 and out0. */
    public static Pod pod(String name, String node, String app) {
        List<Interface> interfaces = new ArrayList<>();
        for (String face : List.of("in0", "out0")) {
            interfaces.add(new InterfaceBuilder().setName(new InterfaceName(face)).setAttachment(new AfPacketBuilder()
                .setAfPacket(new org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.pod
                    ._interface.attachment.af.packet.AfPacketBuilder()
                    .setHostInterface(new HostInterfaceName(name + "-" + face)).build()).build()).build());
        }
        return new PodBuilder().setNamespace(new ResourceName("ns")).setName(new ResourceName(name))
            .setNode(new Name(node))
            .setLabel(Map.of(new LabelKey("app"), new LabelBuilder().setKey("app").setValue(app).build()))
            .setInterface(Map.of(interfaces.get(0).key(), interfaces.get(0), interfaces.get(1).key(),
                interfaces.get(1)))
            .build();
    }

    /** A chain of renderer l2xconn through pods of the given apps. */
    public static Chain chain(String name, String... apps) {
        return new ChainBuilder().setName(new Name(name)).setRenderer("l2xconn").setFunction(functions(apps)).build();
    }

    public static List<Function> functions(String... apps) {
        List<Function> functions = new ArrayList<>();
        for (String app : apps) {
            var label = new org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.chain.body.function.kind.pod
                .pod.selector.LabelBuilder().setKey("app").setValue(app).build();
            functions.add(new FunctionBuilder().setName(new ResourceName("f" + functions.size()))
                .setInputInterface(new InterfaceName("in0")).setOutputInterface(new InterfaceName("out0"))
                .setKind(new org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.chain.body.function.kind
                    .PodBuilder().setPodSelector(new PodSelectorBuilder().setLabel(Map.of(label.key(), label)).build())
                    .build()).build());
        }
        return functions;
    }

    public <T extends DataObject> void put(InstanceIdentifier<T> path, T data)
        throws ExecutionException, InterruptedException {
        WriteTransaction tx = broker.newWriteOnlyTransaction();
        tx.mergeParentStructurePut(LogicalDatastoreType.CONFIGURATION, path, data);
        tx.commit().get();
    }

    public void delete(InstanceIdentifier<?> path) throws ExecutionException, InterruptedException {
        WriteTransaction tx = broker.newWriteOnlyTransaction();
        tx.delete(LogicalDatastoreType.CONFIGURATION, path);
        tx.commit().get();
    }

    public <T extends DataObject> T read(LogicalDatastoreType store, InstanceIdentifier<T> path)
        throws ExecutionException, InterruptedException {
        try (ReadTransaction tx = broker.newReadOnlyTransaction()) {
            return tx.read(store, path).get().orElse(null);
        }
    }

    /** Three nodes, each with one pod. */
    public void threeNodes() throws ExecutionException, InterruptedException {
        for (String node : List.of("n1", "n2", "n3")) {
            put(nodePath(node), node(node));
        }
        put(podPath("client"), pod("client", "n1", "client"));
        put(podPath("fw"), pod("fw", "n2", "fw"));
        put(podPath("server"), pod("server", "n3", "server"));
    }

    public void put(Chain chain) throws ExecutionException, InterruptedException {
        put(chainPath(chain.getName().getValue()), chain);
    }
}
