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
package io.chainstitch.honeycomb.model;

import io.chainstitch.vpp.model.InterfaceCounters;
import io.chainstitch.vpp.model.NodeCounters;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.NodeReading;
import io.chainstitch.vpp.model.ObjectKind;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.opendaylight.yangtools.yang.common.QName;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifier;
import org.opendaylight.yangtools.yang.data.api.schema.ContainerNode;
import org.opendaylight.yangtools.yang.data.api.schema.DataContainerChild;
import org.opendaylight.yangtools.yang.data.tree.api.DataTreeCandidate;
import org.opendaylight.yangtools.yang.model.api.EffectiveModelContext;
import org.opendaylight.yangtools.yang.model.api.SchemaContext;

/**
 * The mapping between objects of the dataplane and the agent's YANG data. Immutable and thread-safe; made once for each
 * model context.
 *
 * <p>All trees start at the data root, whose identifier is {@code SchemaContext.NAME}; decoding looks at its children
 * only.
 */
public final class AgentData {
    /** Names of the modules that the mapping needs; their imports come with them. */
    public static final Set<String> MODULES = Set.of("ietf-interfaces", "ietf-ip", "iana-if-type", "v3po", "vpp-vlan",
        "vpp-fib-table-management", "hc2vpp-ietf-routing", "hc2vpp-ietf-ipv4-unicast-routing",
        "hc2vpp-ietf-ipv6-unicast-routing", "vpp-routing", "chainstitch-vpp-interfaces", "chainstitch-vpp-srv6",
        "chainstitch-agent");

    private static final NodeIdentifier ROOT = new NodeIdentifier(SchemaContext.NAME);

    private final Schema schema;

    /**
     * Prepares the mapping.
     *
     * @param context models of the agent
     * @throws IllegalArgumentException when the context lacks one of {@link #MODULES}
     */
    public AgentData(EffectiveModelContext context) {
        this(new Schema(context));
    }

    private AgentData(Schema schema) {
        this.schema = schema;
    }

    Schema schema() {
        return schema;
    }

    static ContainerNode root(List<DataContainerChild> children) {
        return Trees.container(ROOT, children);
    }

    /**
     * The configuration that asks for exactly these objects.
     *
     * @param plan the objects
     * @return the data root
     * @throws IllegalArgumentException when two objects cannot stand in one configuration, for example an interface
     *     and a VXLAN tunnel of the same name
     */
    public ContainerNode encode(NodePlan plan) {
        return root(new PlanEncoder(schema, plan, true).addAll(plan.objects().values()).build());
    }

    /**
     * The objects that a configuration asks for. Data that is no object of ours is ignored.
     *
     * @param root the data root
     * @return the objects
     * @throws InvalidAgentDataException when data is contradictory or incomplete
     */
    public NodePlan decode(ContainerNode root) throws InvalidAgentDataException {
        return new PlanDecoder(schema).decode(root, true);
    }

    /**
     * The objects that a commit touches.
     *
     * @param candidate change of the configuration datastore
     * @return objects of the touched list entries
     * @throws InvalidAgentDataException when the data after the change is contradictory or incomplete
     */
    public AgentChange decode(DataTreeCandidate candidate) throws InvalidAgentDataException {
        return new CandidateDecoder(schema).decode(candidate.getRootNode());
    }

    /**
     * The operational data of a node: its objects, what VPP says of each interface and has counted for each SID, and
     * the agent's status.
     *
     * @param reading what the node holds
     * @param status what the agent says of itself
     * @return the data root
     */
    public ContainerNode encodeReading(NodeReading reading, AgentStatus status) {
        PlanEncoder encoder = new PlanEncoder(schema, reading.objects(), false)
            .addAll(reading.objects().objects().values());
        reading.interfaces().values().forEach(encoder::addState);
        encoder.addCounters(reading.sidCounters());
        List<DataContainerChild> roots = encoder.build();
        roots.add(new StatusCodec(schema.status).encode(status));
        return root(roots);
    }

    /**
     * What stands below a top-level node, so that who is asked for one of them need not read all.
     *
     * @param root name of a top-level node
     * @return the kinds of objects; none for a node that holds none
     */
    public Set<ObjectKind> kindsBelow(QName root) {
        if (root.equals(schema.interfaces.interfaces.getNodeType())) {
            return EnumSet.of(ObjectKind.INTERFACE, ObjectKind.SUB_INTERFACE, ObjectKind.VXLAN, ObjectKind.ADDRESS,
                ObjectKind.NEIGHBOR, ObjectKind.CROSS_CONNECT);
        } else if (root.equals(schema.routing.management.getNodeType())) {
            return EnumSet.of(ObjectKind.TABLE);
        } else if (root.equals(schema.routing.routing.getNodeType())) {
            return EnumSet.of(ObjectKind.ROUTE);
        } else if (root.equals(schema.segmentRouting.srv6.getNodeType())) {
            return EnumSet.of(ObjectKind.LOCAL_SID, ObjectKind.POLICY, ObjectKind.STEERING, ObjectKind.CLASSIFIER);
        }
        return EnumSet.noneOf(ObjectKind.class);
    }

    /**
     * Whether what interfaces have carried, and nothing else, stands below a top-level node.
     *
     * @param root name of a top-level node
     * @return whether it is that one
     */
    public boolean isStatistics(QName root) {
        return root.equals(schema.statistics.interfaces.getNodeType());
    }

    /**
     * What interfaces have carried.
     *
     * @param interfaces counters by the name of the interface
     * @return the data root
     */
    public ContainerNode encodeStatistics(Map<String, InterfaceCounters> interfaces) {
        return root(new StatisticsCodec(schema.statistics).encode(interfaces));
    }

    /**
     * What a node has counted, as far as the data tells. An interface that lacks a counter is left out.
     *
     * @param root the data root of operational data
     * @return the counters
     */
    public NodeCounters decodeCounters(ContainerNode root) {
        return new NodeCounters(new SegmentRoutingDecoder(schema.segmentRouting).counters(root),
            new StatisticsCodec(schema.statistics).decode(root));
    }

    /**
     * The operational data of an agent whose VPP cannot be read.
     *
     * @param status what the agent says of itself
     * @return the data root
     */
    public ContainerNode encodeStatus(AgentStatus status) {
        return root(List.of(new StatusCodec(schema.status).encode(status)));
    }

    /**
     * The inverse of {@link #encodeReading}. Lenient: what is contradictory or incomplete is left out.
     *
     * @param root the data root; only operational data, for configuration that is merged in cannot be told from it
     * @param node name of the node
     * @param readAt when the data was asked for
     * @return what the node holds
     */
    public NodeReading decodeReading(ContainerNode root, String node, Instant readAt) {
        PlanDecoder decoder = new PlanDecoder(schema);
        try {
            return new NodeReading(node, readAt, decoder.decode(root, false), decoder.states(root),
                decoder.segmentRouting.counters(root));
        } catch (InvalidAgentDataException e) {
            throw new IllegalStateException("lenient decoding complained", e);
        }
    }

    /**
     * What the agent says of itself.
     *
     * @param root the data root of operational data
     * @return the status, empty when the data has none
     */
    public Optional<AgentStatus> status(ContainerNode root) {
        return new StatusCodec(schema.status).decode(root);
    }

    /**
     * The transaction id that stands in the configuration.
     *
     * @param root the data root
     * @return the id, empty when there is none
     */
    public String transaction(ContainerNode root) {
        String transaction = Trees.text(Trees.container(root, schema.status.agent), schema.status.transaction);
        return transaction == null ? "" : transaction;
    }
}
