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

import io.chainstitch.honeycomb.model.AgentStatus;
import io.chainstitch.sfc.api.GatewayException;
import io.chainstitch.sfc.api.Node.Agent;
import io.chainstitch.sfc.api.NodeGateway.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.opendaylight.mdsal.dom.api.DOMMountPoint;
import org.opendaylight.mdsal.dom.api.DOMRpcService;
import org.opendaylight.mdsal.dom.api.DOMSchemaService;

/**
 * The connection to the agent of one node: mounted or not, and whether the agent is the right one. A session is handed
 * out only after the agent has told the name that the inventory expects.
 */
final class NodeLink {
    /** So long a node whose turn has come may be without a mount and a failed attempt before it is mounted anew. */
    static final Duration QUIET_LIMIT = Duration.ofSeconds(60);

    private final String node;
    private final Connections connections;
    private final Executor executor;
    private final Clock clock;
    private final Runnable reconnect;

    /** The session after its agent was found to be the right one; read without the lock, so that callers never wait. */
    private volatile AgentSession ready;
    private volatile String message = "";

    private String address;
    private AgentSession session;
    /** Whether the agent answered what it was asked when it had nothing to do; empty when it was not asked. */
    private Optional<CompletableFuture<Boolean>> signOfLife = Optional.empty();
    /** Grows whenever a mount comes or goes, so that work for an older mount is recognised. */
    private long generation;
    private boolean mounted;
    /** Whether the mount that is there, or may come next, belongs to a connection that is being replaced. */
    private volatile boolean outdated;
    private Instant lastSign;
    private boolean closed;
    /** Whether the inventory gives a place where no agent can be. */
    private boolean invalid;

    /**
     * Starts without a mount.
     *
     * @param node name of the node
     * @param agent how the agent is reached
     * @param connections told of the state
     * @param executor runs what is to be done for this node, one thing after the other
     * @param clock tells how long nothing was heard
     * @param reconnect makes the mount anew
     */
    NodeLink(String node, Agent agent, Connections connections, Executor executor, Clock clock, Runnable reconnect) {
        this.node = requireNonNull(node);
        this.connections = requireNonNull(connections);
        this.executor = requireNonNull(executor);
        this.clock = requireNonNull(clock);
        this.reconnect = requireNonNull(reconnect);
        address = address(agent);
        lastSign = clock.instant();
        tell(Connection.CONNECTING, "");
    }

    /** The agent is somewhere else now, or wants another password: the present session is not used any more. */
    synchronized void agentChanged(Agent agent) {
        address = address(agent);
        invalid = false;
        outdated();
        tell(Connection.CONNECTING, "");
    }

    /** The present connection is about to be replaced: neither its session nor its mount is used any more. */
    synchronized void outdated() {
        outdated = true;
        forgetMount();
    }

    /** The old connection was given up: the next mount is that of the new one. Takes no lock, its caller holds some. */
    void renewed() {
        outdated = false;
    }

    /** The agent cannot be connected at all. */
    synchronized void invalid(String reason) {
        invalid = true;
        forgetMount();
        tell(Connection.UNREACHABLE, reason);
    }

    /** The node left the inventory. */
    synchronized void close() {
        forgetMount();
        closed = true;
    }

    /** A mount is there. Called with upstream's locks held, so the work is done elsewhere. */
    synchronized void mounted(DOMMountPoint mount) {
        if (!mounted && !closed && !outdated) {
            forgetMount();
            mounted = true;
            long mine = generation;
            executor.execute(() -> open(mine, mount));
        }
    }

    /** The mount is gone. The session must not be used from this moment on, see {@link AgentSession}. */
    synchronized void unmounted() {
        boolean had = mounted;
        forgetMount();
        if (had && !closed) {
            tell(Connection.UNREACHABLE, "the connection to the agent at " + address
                + " was lost or the agent does not answer; it is being connected again");
        }
    }

    /** An attempt to connect failed; the next one comes by itself. */
    synchronized void attemptFailed(String reason) {
        lastSign = clock.instant();
        if (!mounted && !closed) {
            tell(Connection.UNREACHABLE, "the agent at " + address + " cannot be connected: " + reason);
        }
    }

    /** Its turn to be connected has not come: that it is silent says nothing. */
    synchronized void waits() {
        lastSign = clock.instant();
    }

    /**
     * Looks for an agent that does not answer any more, and for a mount that got stuck half-way: the session is up, but
     * the agent stopped to answer before its schemas were read. Upstream waits for ever then. As each failed attempt is
     * reported, long silence means just this.
     */
    void check() {
        AgentSession asked = checked();
        if (asked != null) {
            var sign = asked.signOfLife();
            synchronized (this) {
                if (ready == asked) {
                    signOfLife = sign;
                }
            }
        }
    }

    /** {@return the session whose agent is to be asked for a sign of life, without the lock; null for none} */
    private synchronized AgentSession checked() {
        if (closed || invalid) {
            return null;
        }
        if (ready != null && isSilent()) {
            replace();
        } else if (ready == null && mounted) {
            long mine = generation;
            if (session != null) {
                executor.execute(() -> verify(mine));
            }
        } else if (ready == null && Duration.between(lastSign, clock.instant()).compareTo(QUIET_LIMIT) > 0) {
            lastSign = clock.instant();
            tell(Connection.UNREACHABLE, "the agent at " + address
                + " accepts connections but does not finish the start of the session; it is being connected again");
            outdated = true;
            reconnect.run();
        }
        return ready;
    }

    /** Gives up an agent that has not answered yet what {@link #check} asked it last. */
    synchronized void expectSign() {
        if (ready != null && isSilent()) {
            replace();
        }
    }

    private void replace() {
        outdated();
        tell(Connection.UNREACHABLE, "the agent at " + address + " does not answer; the session is being replaced");
        reconnect.run();
    }

    /**
     * A request may take long when much is asked, so its end tells late of an agent that hangs. One that had nothing to
     * do answers at once.
     */
    private boolean isSilent() {
        return signOfLife.isPresent() && !signOfLife.get().getNow(false);
    }

    /** {@return the session, or why there is none} */
    AgentSession session() throws GatewayException {
        AgentSession usable = ready;
        if (usable == null) {
            String reason = message;
            throw Failures.unreachable(node, reason.isEmpty() ? "it is being connected" : reason);
        }
        return usable;
    }

    private void forgetMount() {
        generation++;
        mounted = false;
        ready = null;
        signOfLife = Optional.empty();
        lastSign = clock.instant();
        if (session != null) {
            session.close();
            session = null;
        }
    }

    private void open(long mine, DOMMountPoint mount) {
        Optional<DOMRpcService> rpcs = mount.getService(DOMRpcService.class);
        Optional<DOMSchemaService> schemas = mount.getService(DOMSchemaService.class);
        if (rpcs.isEmpty() || schemas.isEmpty()) {
            refuse(mine, "what answers at " + address() + " is no agent with YANG models");
            return;
        }
        AgentSession opened;
        try {
            opened = new AgentSession(node, rpcs.get(), schemas.get().getGlobalContext(), executor, clock,
                owner(mine));
        } catch (RuntimeException e) {
            refuse(mine, "what answers at " + address() + " is no agent of ours: " + e.getMessage());
            return;
        }
        synchronized (this) {
            if (generation != mine) {
                return;
            }
            session = opened;
        }
        verify(mine);
    }

    private void verify(long mine) {
        AgentSession asked;
        synchronized (this) {
            if (generation != mine || ready != null) {
                return;
            }
            asked = session;
        }
        asked.status().whenComplete((status, failure) -> {
            if (failure == null) {
                checkName(mine, status.map(AgentStatus::name).orElse(""));
            } else {
                refuse(mine, "the agent at " + address() + " does not tell its name: " + failure.getMessage());
            }
        });
    }

    private synchronized void checkName(long mine, String name) {
        if (generation != mine) {
            return;
        }
        if (name.equals(node)) {
            ready = session;
            tell(Connection.CONNECTED, "");
        } else {
            tell(Connection.UNREACHABLE, "the agent at " + address + " is named '" + name + "' but the inventory has '"
                + node + "' there; correct the inventory or the agent's --name. Nothing is written to it");
        }
    }

    private synchronized void refuse(long mine, String reason) {
        if (generation == mine) {
            tell(Connection.UNREACHABLE, reason);
        }
    }

    private AgentSession.Owner owner(long mine) {
        return new AgentSession.Owner() {
            @Override
            public void broken() {
                NodeLink.this.broken(mine);
            }

            @Override
            public void dataplaneChanged() {
                NodeLink.this.dataplaneChanged(mine);
            }
        };
    }

    private synchronized void dataplaneChanged(long mine) {
        if (generation == mine && ready != null) {
            connections.dataplaneChanged(node);
        }
    }

    private void broken(long mine) {
        synchronized (this) {
            if (generation != mine || closed) {
                return;
            }
            outdated();
            tell(Connection.UNREACHABLE, "the session with the agent at " + address
                + " is not usable any more and is being replaced");
        }
        reconnect.run();
    }

    private synchronized String address() {
        return address;
    }

    private void tell(Connection connection, String text) {
        message = text;
        connections.update(node, connection, text);
    }

    private static String address(Agent agent) {
        return agent.host() + ":" + agent.port();
    }
}
