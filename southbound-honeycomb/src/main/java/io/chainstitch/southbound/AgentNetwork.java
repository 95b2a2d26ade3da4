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

import static java.util.Objects.requireNonNull;

import io.chainstitch.netconf.guard.ConnectQueue;
import io.chainstitch.netconf.guard.Retirement;
import io.chainstitch.sfc.api.GatewayException;
import io.chainstitch.sfc.api.Node.Agent;
import io.chainstitch.sfc.api.NodeGateway;
import io.chainstitch.vpp.model.NodeCounters;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.NodeReading;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import org.opendaylight.mdsal.dom.api.DOMMountPointListener;
import org.opendaylight.mdsal.dom.api.DOMMountPointService;
import org.opendaylight.yang.gen.v1.urn.opendaylight.netconf.node.topology.rev231121.NetconfNode;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier;

/** All agents: a {@link NodeLink} for each node of the inventory, and the events of the mounts led to them. */
final class AgentNetwork implements NodeGateway, DOMMountPointListener, TopologyWriter.Removals {
    /**
     * So long a connection may need until it is at rest, which includes what a session that is on its way needs to its
     * mount; one that hangs does not keep its node for ever.
     */
    static final Duration REST_LIMIT = Duration.ofSeconds(60);

    private final DOMMountPointService mounts;
    private final Retirement retirement;
    private final TopologyWriter topology;
    private final Executor events;
    private final Supplier<Executor> executors;
    private final Clock clock;
    private final Connections connections = new Connections();
    private final Map<String, NodeLink> links = new ConcurrentHashMap<>();
    private final Map<String, Agent> agents = new HashMap<>();
    /** Nodes that are to be taken out of the topology. */
    private final Map<String, Leaving> leaving = new ConcurrentHashMap<>();

    /**
     * Starts without agents.
     *
     * @param mounts the mounts
     * @param retirement brings connections to rest
     * @param topology makes what asks for mounts
     * @param executors gives each node an executor that runs one thing after the other
     * @param clock tells the time of readings
     */
    AgentNetwork(DOMMountPointService mounts, Retirement retirement,
            Function<TopologyWriter.Removals, TopologyWriter> topology, Supplier<Executor> executors, Clock clock) {
        this.mounts = requireNonNull(mounts);
        this.retirement = requireNonNull(retirement);
        this.executors = requireNonNull(executors);
        this.clock = requireNonNull(clock);
        this.events = executors.get();
        this.topology = topology.apply(this);
    }

    @Override
    public synchronized void connect(Map<String, Agent> wanted) {
        for (Iterator<String> known = agents.keySet().iterator(); known.hasNext();) {
            String node = known.next();
            if (!wanted.containsKey(node)) {
                known.remove();
                leaving.computeIfAbsent(node, first -> new Leaving(clock.instant(), false));
                links.remove(node).close();
                connections.remove(node);
            }
        }
        Map<String, NetconfNode> mountable = new HashMap<>();
        wanted.forEach((node, agent) -> {
            NodeLink link = link(node, agent);
            try {
                mountable.put(node, MountNode.settings(agent));
            } catch (IllegalArgumentException e) {
                link.invalid("'" + agent.host() + "' with port " + agent.port() + " is no place where an agent can be;"
                    + " correct its host, port, username and password in the inventory");
            }
        });
        topology.want(mountable);
    }

    private NodeLink link(String node, Agent agent) {
        Agent before = agents.put(node, agent);
        NodeLink link = links.get(node);
        if (link == null) {
            link = new NodeLink(node, agent, connections, executors.get(), clock, () -> topology.replace(node));
            links.put(node, link);
            if (leaving.containsKey(node)) {
                link.outdated();
                topology.replace(node);
            }
            mounts.getMountPoint(MountNode.mountPath(node)).ifPresent(link::mounted);
        } else if (!agent.equals(before)) {
            link.agentChanged(agent);
            topology.replace(node);
        }
        return link;
    }

    @Override
    public AutoCloseable listen(ConnectionListener listener) {
        return connections.listen(listener);
    }

    @Override
    public CompletionStage<NodeReading> read(String node) {
        return with(node, AgentSession::read);
    }

    @Override
    public CompletionStage<NodeCounters> counters(String node, Set<Counted> wanted) {
        return with(node, session -> session.counters(wanted));
    }

    @Override
    public CompletionStage<Configured> configured(String node) {
        return with(node, AgentSession::configured);
    }

    @Override
    public CompletionStage<Boolean> holds(String node, NodePlan plan) {
        return with(node, session -> session.holds(plan));
    }

    @Override
    public CompletionStage<Staged> stage(String node, String transaction, NodePlan before, NodePlan after) {
        return with(node, session -> session.stage(transaction, before, after));
    }

    private <T> CompletionStage<T> with(String node, Request<T> request) {
        NodeLink link = links.get(node);
        if (link == null) {
            return Failures.failed(Failures.unreachable(node, "the inventory names no agent for it"));
        }
        try {
            return request.send(link.session());
        } catch (GatewayException e) {
            return Failures.failed(e);
        }
    }

    @Override
    public void onMountPointCreated(YangInstanceIdentifier path) {
        MountNode.name(path).map(links::get)
            .ifPresent(link -> mounts.getMountPoint(path).ifPresent(link::mounted));
    }

    /** OpenDaylight has written what became of a connection: what waits for that may go on. */
    void told() {
        events.execute(topology::told);
    }

    /**
     * A node goes in two steps: its session ends, and when OpenDaylight has written that it is not connected any more,
     * the node is deleted.
     *
     * <p>Deleted at once, it would have its end and its deletion written one right after the other, in one chain of
     * transactions. The second builds on the first while the datastore still writes that one down, and both use the
     * same record of the change: about once in a hundred times {@code available-capabilities}, whose list has just
     * become empty, is taken for written when it is to be told what was written there. The part of the datastore that
     * holds the topology takes no transaction then ("No after-image available"), and no node connects before the
     * controller is started anew.
     */
    @Override
    public boolean mayGo(String node, boolean told) {
        Leaving step = leaving.computeIfAbsent(node, first -> new Leaving(clock.instant(), false));
        boolean resting = retirement.retire(MountNode.id(node));
        if (!resting && told && mounts.getMountPoint(MountNode.mountPath(node)).isPresent()) {
            if (!step.ended()) {
                leaving.put(node, new Leaving(clock.instant(), true));
                retirement.end(MountNode.id(node)).thenRun(this::told);
            }
            return false;
        }
        return resting && !told || Duration.between(step.since(), clock.instant()).compareTo(REST_LIMIT) > 0;
    }

    @Override
    public void gone(String node) {
        leaving.remove(node);
        Optional.ofNullable(links.get(node)).ifPresent(NodeLink::renewed);
    }

    /** A node that could never be mounted is not there to be taken out. */
    @Override
    public void known(Set<String> nodes) {
        leaving.keySet().retainAll(nodes);
    }

    @Override
    public void onMountPointRemoved(YangInstanceIdentifier path) {
        MountNode.name(path).map(links::get).ifPresent(NodeLink::unmounted);
    }

    /** An attempt to connect a node of the topology failed. */
    void attemptFailed(String id, String reason) {
        MountNode.name(id).map(links::get).ifPresent(link -> link.attemptFailed(reason));
    }

    /**
     * Looks after connections that got stuck; to be called every few seconds.
     *
     * @param queue the nodes whose turn to be connected has not come
     */
    void check(ConnectQueue queue) {
        links.forEach((node, link) -> {
            if (queue.isWaiting(MountNode.id(node))) {
                link.waits();
            }
            link.check();
        });
        if (!leaving.isEmpty()) {
            topology.again();
        }
    }

    /** Gives up agents that have not answered yet what the last {@link #check} asked them. */
    void expectSigns() {
        links.values().forEach(NodeLink::expectSign);
    }

    /** Ends all sessions. The mounts stay: the next start finds them again. */
    synchronized void close() {
        links.values().forEach(NodeLink::close);
        links.clear();
        agents.clear();
    }

    /**
     * How far a node is that is to go.
     *
     * @param since when that began, or when its session was ended
     * @param ended whether its session was ended
     */
    private record Leaving(Instant since, boolean ended) {
    }

    @FunctionalInterface
    private interface Request<T> {
        CompletionStage<T> send(AgentSession session);
    }
}
