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

import io.chainstitch.agent.dataplane.Dataplane;
import io.chainstitch.agent.dataplane.DataplaneException;
import io.chainstitch.agent.dataplane.DataplaneStatus;
import io.chainstitch.honeycomb.model.AgentData;
import io.chainstitch.honeycomb.model.AgentStatus;
import io.chainstitch.vpp.model.ObjectKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.opendaylight.mdsal.common.api.ReadFailedException;
import org.opendaylight.yangtools.yang.common.QName;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier;
import org.opendaylight.yangtools.yang.data.api.schema.ContainerNode;
import org.opendaylight.yangtools.yang.data.api.schema.NormalizedNode;
import org.opendaylight.yangtools.yang.data.api.schema.NormalizedNodes;
import org.opendaylight.yangtools.yang.data.spi.node.ImmutableNodes;
import org.opendaylight.yangtools.yang.model.api.EffectiveModelContext;

/**
 * The operational data that is not stored anywhere: what VPP holds at the time of the question, and what the agent
 * says of itself.
 */
final class LiveState {
    private static final String AGENT_MODULE = "chainstitch-agent";

    private final String name;
    private final AgentData data;
    private final Dataplane dataplane;
    private final Set<QName> fromVpp;
    private final Set<QName> fromAgent;

    LiveState(String name, EffectiveModelContext context, AgentData data, Dataplane dataplane) {
        this.name = name;
        this.data = data;
        this.dataplane = dataplane;
        fromAgent = roots(context, AGENT_MODULE::equals);
        fromVpp = roots(context, module -> AgentData.MODULES.contains(module) && !AGENT_MODULE.equals(module));
    }

    /** {@return whether the path is inside data that is read live} */
    boolean holds(YangInstanceIdentifier path) {
        QName root = path.getPathArguments().get(0).getNodeType();
        return fromVpp.contains(root) || fromAgent.contains(root);
    }

    /**
     * All live data.
     *
     * @return the data root
     * @throws ReadFailedException while VPP cannot be read
     */
    ContainerNode root() throws ReadFailedException {
        ContainerNode objects = root(EnumSet.allOf(ObjectKind.class));
        var all = ImmutableNodes.newContainerBuilder().withNodeIdentifier(objects.name());
        objects.body().forEach(all::withChild);
        statistics().body().forEach(all::withChild);
        return all.build();
    }

    private ContainerNode statistics() throws ReadFailedException {
        try {
            return data.encodeStatistics(dataplane.interfaceCounters());
        } catch (DataplaneException e) {
            throw new ReadFailedException(RejectedChangeException.VPP_UNAVAILABLE + e.getMessage(), e);
        }
    }

    private ContainerNode root(Set<ObjectKind> kinds) throws ReadFailedException {
        try {
            return data.encodeReading(dataplane.read(kinds), status());
        } catch (DataplaneException e) {
            throw new ReadFailedException(RejectedChangeException.VPP_UNAVAILABLE + e.getMessage(), e);
        }
    }

    /**
     * Some live data. VPP is asked only for what can stand there: with a thousand chains on a node each part takes a
     * second or two. What the agent says of itself is there even while VPP is away.
     *
     * @param path where; {@link #holds} it
     * @return the data, if there is any
     * @throws ReadFailedException while VPP cannot be read
     */
    Optional<NormalizedNode> read(YangInstanceIdentifier path) throws ReadFailedException {
        QName root = path.getPathArguments().get(0).getNodeType();
        return NormalizedNodes.findNode(fromAgent.contains(root) ? data.encodeStatus(status())
            : data.isStatistics(root) ? statistics() : root(data.kindsBelow(root)), path);
    }

    /** {@return what the agent says of itself} */
    AgentStatus status() {
        DataplaneStatus status = dataplane.status();
        List<AgentStatus.Failure> failures = status.failed().entrySet().stream()
            .map(entry -> new AgentStatus.Failure(entry.getKey(), entry.getValue())).collect(Collectors.toList());
        return new AgentStatus(name, connection(status), failures, status.reconciliations());
    }

    static AgentStatus.Vpp connection(DataplaneStatus status) {
        return new AgentStatus.Vpp(status.connected(), status.version(), status.message());
    }

    private static Set<QName> roots(EffectiveModelContext context, java.util.function.Predicate<String> module) {
        return context.getModules().stream().filter(candidate -> module.test(candidate.getName()))
            .flatMap(found -> found.getChildNodes().stream()).map(node -> node.getQName())
            .collect(Collectors.toUnmodifiableSet());
    }
}
