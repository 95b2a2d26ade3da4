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

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.net.InetAddresses;
import io.chainstitch.sfc.api.Node.Agent;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.DomainName;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.Host;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IetfInetUtil;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.PortNumber;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netconf.device.rev240120.credentials.credentials.LoginPwUnencryptedBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netconf.device.rev240120.credentials.credentials.login.pw.unencrypted.LoginPasswordUnencryptedBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netconf.node.topology.rev231121.NetconfNode;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netconf.node.topology.rev231121.NetconfNodeBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netconf.node.topology.rev231121.TopologyTypes1Builder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netconf.node.topology.rev231121.network.topology.topology.topology.types.TopologyNetconfBuilder;
import org.opendaylight.yang.gen.v1.urn.tbd.params.xml.ns.yang.network.topology.rev131021.NetworkTopology;
import org.opendaylight.yang.gen.v1.urn.tbd.params.xml.ns.yang.network.topology.rev131021.NodeId;
import org.opendaylight.yang.gen.v1.urn.tbd.params.xml.ns.yang.network.topology.rev131021.TopologyId;
import org.opendaylight.yang.gen.v1.urn.tbd.params.xml.ns.yang.network.topology.rev131021.network.topology.Topology;
import org.opendaylight.yang.gen.v1.urn.tbd.params.xml.ns.yang.network.topology.rev131021.network.topology.TopologyBuilder;
import org.opendaylight.yang.gen.v1.urn.tbd.params.xml.ns.yang.network.topology.rev131021.network.topology.TopologyKey;
import org.opendaylight.yang.gen.v1.urn.tbd.params.xml.ns.yang.network.topology.rev131021.network.topology.topology.TopologyTypesBuilder;
import org.opendaylight.yang.gen.v1.urn.tbd.params.xml.ns.yang.network.topology.rev131021.network.topology.topology.Node;
import org.opendaylight.yang.gen.v1.urn.tbd.params.xml.ns.yang.network.topology.rev131021.network.topology.topology.NodeKey;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;
import org.opendaylight.yangtools.yang.binding.KeyedInstanceIdentifier;
import org.opendaylight.yangtools.yang.common.Decimal64;
import org.opendaylight.yangtools.yang.common.QName;
import org.opendaylight.yangtools.yang.common.Uint16;
import org.opendaylight.yangtools.yang.common.Uint32;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifierWithPredicates;

/** A node of the NETCONF topology: its identifier, its paths, and the settings that fit the cured client. */
final class MountNode {
    /** Marks mounts as ours. Names of nodes have no colon, so it cannot be read in two ways. */
    static final String PREFIX = "chainstitch:";
    /** The topology whose nodes OpenDaylight connects. */
    static final KeyedInstanceIdentifier<Topology, TopologyKey> TOPOLOGY =
        InstanceIdentifier.create(NetworkTopology.class)
        .child(Topology.class, new TopologyKey(new TopologyId("topology-netconf")));

    private static final YangInstanceIdentifier DOM_NODES = YangInstanceIdentifier.builder()
        .node(NetworkTopology.QNAME)
        .node(Topology.QNAME)
        .nodeWithKey(Topology.QNAME, QName.create(Topology.QNAME, "topology-id"), "topology-netconf")
        .node(Node.QNAME)
        .build();
    private static final QName NODE_ID = QName.create(Node.QNAME, "node-id").intern();

    /** All that {@link #settings} sets. */
    private static final List<Function<NetconfNode, Object>> SETTINGS = List.of(NetconfNode::getHost,
        NetconfNode::getPort, NetconfNode::getCredentials, NetconfNode::getTcpOnly, NetconfNode::getSchemaless,
        NetconfNode::getLockDatastore, NetconfNode::getKeepaliveDelay, NetconfNode::getDefaultRequestTimeoutMillis,
        NetconfNode::getConnectionTimeoutMillis, NetconfNode::getMinBackoffMillis, NetconfNode::getMaxBackoffMillis,
        NetconfNode::getBackoffMultiplier);

    private static final Uint32 KEEPALIVE_SECONDS = Uint32.valueOf(30);
    private static final Uint32 REQUEST_TIMEOUT_MS = Uint32.valueOf(20_000);
    private static final Uint32 CONNECTION_TIMEOUT_MS = Uint32.valueOf(10_000);
    private static final Uint16 MIN_BACKOFF_MS = Uint16.valueOf(500);
    private static final Uint32 MAX_BACKOFF_MS = Uint32.valueOf(5_000);
    private static final Decimal64 BACKOFF_MULTIPLIER = Decimal64.valueOf("1.5");

    private MountNode() {
    }

    /** {@return the identifier in the topology} */
    static String id(String node) {
        return PREFIX + node;
    }

    /** {@return the name of the node when the identifier is one of ours} */
    static Optional<String> name(String id) {
        return id.startsWith(PREFIX) ? Optional.of(id.substring(PREFIX.length())) : Optional.empty();
    }

    /** {@return the topology without nodes, to be merged: the first node of a new datastore needs a parent} */
    static Topology emptyTopology() {
        return new TopologyBuilder()
            .withKey(TOPOLOGY.getKey())
            .setTopologyTypes(new TopologyTypesBuilder()
                .addAugmentation(new TopologyTypes1Builder()
                    .setTopologyNetconf(new TopologyNetconfBuilder().build())
                    .build())
                .build())
            .build();
    }

    /** {@return where the node stands in the topology} */
    static InstanceIdentifier<Node> path(String node) {
        return TOPOLOGY.child(Node.class, new NodeKey(new NodeId(id(node))));
    }

    /** {@return where the mount of the node is found} */
    static YangInstanceIdentifier mountPath(String node) {
        return DOM_NODES.node(NodeIdentifierWithPredicates.of(Node.QNAME, NODE_ID, id(node)));
    }

    /** {@return the name of the node whose mount is at the path, when it is one of ours} */
    static Optional<String> name(YangInstanceIdentifier mountPath) {
        if (mountPath.getLastPathArgument() instanceof NodeIdentifierWithPredicates last
                && DOM_NODES.equals(mountPath.getParent())) {
            return name(String.valueOf(last.getValue(NODE_ID)));
        }
        return Optional.empty();
    }

    /**
     * The settings of a mount. See the README of this module for the reasons.
     *
     * @param agent how the agent is reached
     * @return the settings
     * @throws IllegalArgumentException when the host is neither an address nor a name, the port is none, or something
     *     is missing
     */
    static NetconfNode settings(Agent agent) {
        checkArgument(agent.host() != null && agent.username() != null && agent.password() != null,
            "the agent's host, username or password is missing");
        return new NetconfNodeBuilder()
            .setHost(host(agent.host()))
            .setPort(new PortNumber(Uint16.valueOf(agent.port())))
            .setCredentials(new LoginPwUnencryptedBuilder()
                .setLoginPasswordUnencrypted(new LoginPasswordUnencryptedBuilder()
                    .setUsername(agent.username())
                    .setPassword(agent.password())
                    .build())
                .build())
            .setTcpOnly(false)
            .setSchemaless(false)
            .setLockDatastore(false)
            .setKeepaliveDelay(KEEPALIVE_SECONDS)
            .setDefaultRequestTimeoutMillis(REQUEST_TIMEOUT_MS)
            .setConnectionTimeoutMillis(CONNECTION_TIMEOUT_MS)
            .setMinBackoffMillis(MIN_BACKOFF_MS)
            .setMaxBackoffMillis(MAX_BACKOFF_MS)
            .setBackoffMultiplier(BACKOFF_MULTIPLIER)
            .build();
    }

    /**
     * Whether a node is as it is wanted. Only what we set is compared: what is read back has the defaults of all else.
     *
     * @param present the settings in the datastore, null when there are none
     * @param wanted the settings that are wanted
     * @return whether nothing is to be written
     */
    static boolean agree(NetconfNode present, NetconfNode wanted) {
        return present != null
            && SETTINGS.stream().allMatch(get -> Objects.equals(get.apply(present), get.apply(wanted)));
    }

    private static Host host(String text) {
        return InetAddresses.isInetAddress(text)
            ? new Host(IetfInetUtil.ipAddressFor(InetAddresses.forString(text)))
            : new Host(new DomainName(text));
    }
}
