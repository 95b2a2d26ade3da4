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

import com.google.common.util.concurrent.MoreExecutors;
import com.google.common.util.concurrent.ThreadFactoryBuilder;
import io.chainstitch.netconf.guard.ConnectFailures;
import io.chainstitch.netconf.guard.ConnectQueue;
import io.chainstitch.netconf.guard.Retirement;
import io.chainstitch.sfc.api.Node;
import io.chainstitch.sfc.api.NodeGateway;
import io.chainstitch.vpp.model.NodeCounters;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.NodeReading;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.DataTreeIdentifier;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.mdsal.dom.api.DOMMountPointService;
import org.opendaylight.yangtools.concepts.Registration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The gateway to nodes whose agents are mounted by OpenDaylight's NETCONF topology. Gives {@link AgentNetwork} its
 * threads and its services; all nodes share a few threads.
 */
@Component(service = NodeGateway.class)
public final class NetconfNodeGateway implements NodeGateway {
    private static final Logger LOG = LoggerFactory.getLogger(NetconfNodeGateway.class);
    private static final int THREADS = Math.max(2, Runtime.getRuntime().availableProcessors());
    private static final int CHECK_SECONDS = 5;
    /** So long an agent with nothing to do may take to answer: one that hangs is found within two checks. */
    private static final int ANSWER_SECONDS = 4;
    private static final int RETRY_SECONDS = 5;

    private final ExecutorService workers = workers(THREADS);
    private final ScheduledExecutorService timer =
        Executors.newSingleThreadScheduledExecutor(threads("chainstitch-southbound-timer"));
    private final AgentNetwork network;
    private final ConnectQueue queue;
    private final Registration mountEvents;
    private final Registration topologyEvents;
    private final ConnectFailures.Subscription attempts;

    /**
     * Starts without agents.
     *
     * @param broker the controller's own datastore, where the NETCONF topology is configured
     * @param mounts the mounts
     * @param failures tells why agents cannot be connected
     * @param queue tells whose turn to be connected has not come
     * @param retirement brings connections to rest
     */
    @Activate
    public NetconfNodeGateway(@Reference DataBroker broker, @Reference DOMMountPointService mounts,
            @Reference ConnectFailures failures, @Reference ConnectQueue queue, @Reference Retirement retirement) {
        this.queue = requireNonNull(queue);
        network = new AgentNetwork(mounts, retirement, removals -> new TopologyWriter(broker,
            task -> timer.schedule(task, RETRY_SECONDS, TimeUnit.SECONDS), removals),
            () -> MoreExecutors.newSequentialExecutor(workers), Clock.systemUTC());
        mountEvents = mounts.registerProvisionListener(network);
        topologyEvents = broker.registerTreeChangeListener(
            DataTreeIdentifier.of(LogicalDatastoreType.OPERATIONAL, MountNode.TOPOLOGY), changes -> network.told());
        attempts = failures.listen(network::attemptFailed);
        timer.scheduleWithFixedDelay(() -> keepOn(this::check), CHECK_SECONDS, CHECK_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void connect(Map<String, Node.Agent> agents) {
        network.connect(agents);
    }

    @Override
    public AutoCloseable listen(ConnectionListener listener) {
        return network.listen(listener);
    }

    @Override
    public CompletionStage<NodeReading> read(String node) {
        return network.read(node);
    }

    @Override
    public CompletionStage<NodeCounters> counters(String node, Set<Counted> wanted) {
        return network.counters(node, wanted);
    }

    @Override
    public CompletionStage<Configured> configured(String node) {
        return network.configured(node);
    }

    @Override
    public CompletionStage<Boolean> holds(String node, NodePlan plan) {
        return network.holds(node, plan);
    }

    @Override
    public CompletionStage<Staged> stage(String node, String transaction, NodePlan before, NodePlan after) {
        return network.stage(node, transaction, before, after);
    }

    private void check() {
        network.check(queue);
        timer.schedule(() -> keepOn(network::expectSigns), ANSWER_SECONDS, TimeUnit.SECONDS);
    }

    private static void keepOn(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.warn("connections could not be checked, trying again", e);
        }
    }

    /** Ends the sessions; what is on its way ends by its answer. */
    @Deactivate
    public void close() {
        attempts.close();
        mountEvents.close();
        topologyEvents.close();
        network.close();
        timer.shutdownNow();
        workers.shutdown();
    }

    /**
     * Threads that run what is left to be done in place when they were shut down: who waits for the answer to a request
     * hears it even so.
     *
     * @param count how many
     * @return the threads
     */
    static ExecutorService workers(int count) {
        return new ThreadPoolExecutor(count, count, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
            threads("chainstitch-southbound-%d"), (task, pool) -> task.run());
    }

    private static ThreadFactory threads(String format) {
        return new ThreadFactoryBuilder().setNameFormat(format).setDaemon(true).build();
    }
}
