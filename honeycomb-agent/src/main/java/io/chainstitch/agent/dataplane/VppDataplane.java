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
package io.chainstitch.agent.dataplane;

import io.chainstitch.vpp.api.ApiDefinitions;
import io.chainstitch.vpp.api.VppClient;
import io.chainstitch.vpp.api.VppClientOptions;
import io.chainstitch.vpp.api.VppConnector;
import io.chainstitch.vpp.model.InterfaceCounters;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.NodeReading;
import io.chainstitch.vpp.model.ObjectKey;
import io.chainstitch.vpp.model.ObjectKind;
import io.chainstitch.vpp.model.SidCounters;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The dataplane over VPP's binary API. It outlives VPP: after every connection VPP is brought to the configuration,
 * and what could not be applied is tried again.
 */
public final class VppDataplane implements Dataplane {
    private static final Logger LOG = LoggerFactory.getLogger(VppDataplane.class);
    private static final String CLIENT_NAME = "chainstitch-agent";
    private static final long EVENTS_MILLIS = 50;

    private final DataplaneOptions options;
    private final Ledger ledger;
    private final VppConnector connector;
    private final Retry retry;
    private final LongAdder writes = new LongAdder();
    private final Suspects suspects;
    private final Listeners listeners = new Listeners();
    /** Held by whoever writes to VPP. */
    private final ReentrantLock writing = new ReentrantLock();
    private volatile Connection connection = Connection.none("VPP was not reached yet");
    private volatile Map<ObjectKey, String> failed = Map.of();
    /** A change is entered together with its writes to VPP, so that no reconciliation takes it back. */
    private final Configuration configured = new Configuration();
    /** Whether the configuration was told. */
    private volatile boolean told;
    private final AtomicLong reconciliations = new AtomicLong();
    private volatile boolean closed;
    /** Requests were sent to a connection that ended; VPP may still carry them out after it was read. */
    private boolean uncertain;

    private VppDataplane(DataplaneOptions options, Ledger ledger, ApiDefinitions definitions) {
        this.options = options;
        this.suspects = new Suspects(options.clock());
        this.ledger = ledger;
        this.retry = new Retry(options.scheduler(), options.random(),
            () -> background(() -> reconcileIfConnected(true)));
        this.connector = new VppConnector(options.apiSocket(), CLIENT_NAME, definitions,
            VppClientOptions.defaults().withTimeout(options.requestTimeout()), options.scheduler(), new Link());
    }

    /**
     * Opens the ledger and starts connecting to VPP; does not wait for it.
     *
     * @param options where things are
     * @return the dataplane
     * @throws IOException when the data directory or the API definitions cannot be read
     */
    public static VppDataplane open(DataplaneOptions options) throws IOException {
        ApiDefinitions definitions = options.apiDefinitions().isPresent()
            ? ApiDefinitions.withOverrides(options.apiDefinitions().get()) : ApiDefinitions.builtIn();
        return open(options, definitions, Ledger.open(options.dataDirectory()));
    }

    /** A dataplane on a ledger that is open already. */
    static VppDataplane open(DataplaneOptions options, ApiDefinitions definitions, Ledger ledger) {
        VppDataplane dataplane = new VppDataplane(options, ledger, definitions);
        dataplane.connector.start();
        return dataplane;
    }

    @Override
    public void validate(NodePlan before, NodePlan after) throws DataplaneException {
        VppSession vpp = ready();
        ChangeCheck check = new ChangeCheck(configured, before, after);
        refuse(check.problem().or(() -> suspects.refusal(check.written())));
        refuse(check.written().stream().flatMap(object -> vpp.unavailable(object).stream()
            .map(why -> object.kind().label() + ": " + why)).findFirst());
        look(vpp, check, true, check::problem);
        Set<IpAddress> underlay = check.underlay();
        if (!underlay.isEmpty()) {
            Optional<String> unserved = check.unserved(Answers.of(vpp.indexes().view()
                .thenCompose(names -> vpp.underlay().served(names, underlay))));
            refuse(unserved.isEmpty() ? unserved : check.unserved(Answers.of(vpp.names()
                .thenCompose(names -> vpp.underlay().served(names, underlay)))));
        }
    }

    /** Looks for problems with what is known of VPP's interfaces, and before it refuses, with fresh knowledge. */
    private void look(VppSession vpp, ChangeCheck check, boolean thorough,
            Function<Holdings, Optional<String>> problem) throws DataplaneException {
        if (!check.written().isEmpty() && problem.apply(Answers.of(vpp.indexes().view(check.standsOn())
                .thenCompose(names -> ChangeReader.read(vpp, ledger, names, check, thorough)))).isPresent()) {
            refuse(problem.apply(Answers.of(vpp.names()
                .thenCompose(names -> ChangeReader.read(vpp, ledger, names, check, thorough)))));
        }
    }

    private static void refuse(Optional<String> problem) throws DataplaneException {
        if (problem.isPresent()) {
            throw new DataplaneException(problem.get());
        }
    }

    @Override
    public void apply(NodePlan before, NodePlan after, Set<ObjectKey> ensure) throws DataplaneException {
        writing.lock();
        try {
            VppSession vpp = ready();
            ChangeCheck check = new ChangeCheck(configured, before, after);
            refuse(check.problem().or(() -> suspects.refusal(check.written())));
            look(vpp, check, false, check::overwritten);
            new Commit(vpp, ledger, configured, failed.keySet(), suspects).apply(before, after, ensure);
            Set<ObjectKey> touched = new HashSet<>(before.objects().keySet());
            touched.addAll(after.objects().keySet());
            failed = without(failed, touched);
            configured.change(before, after);
        } catch (OutcomeUnknownException e) {
            uncertain = true;
            throw e;
        } catch (UndoFailedException e) {
            uncertain = true;
            Map<ObjectKey, String> more = new HashMap<>(failed);
            e.left().forEach(key -> more.put(key, e.getMessage()));
            failed = Map.copyOf(more);
            retry.later();
            throw e;
        } finally {
            writing.unlock();
            if (ledger.problem().isPresent()) {
                retry.later();
            }
        }
    }

    private static Map<ObjectKey, String> without(Map<ObjectKey, String> map, Set<ObjectKey> keys) {
        return map.entrySet().stream().filter(entry -> !keys.contains(entry.getKey()))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public void configured(NodePlan plan) {
        configured.replace(sharedWithLedger(plan));
        failed = failed.entrySet().stream().filter(entry -> plan.get(entry.getKey()).isPresent())
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
        if (!told) {
            told = true;
            background(() -> reconcileIfConnected(false));
        }
    }

    /** What was read from two files is kept once. */
    private NodePlan sharedWithLedger(NodePlan plan) {
        return NodePlan.of(plan.objects().entrySet().stream().map(entry -> ledger.get(entry.getKey())
            .filter(entry.getValue()::equals).orElse(entry.getValue())).toList());
    }

    @Override
    public void reconcile() throws DataplaneException {
        writing.lock();
        try {
            reconcile(connection.usable());
            reconciliations.incrementAndGet();
        } finally {
            writing.unlock();
        }
    }

    private void reconcile(VppSession vpp) throws DataplaneException {
        try {
            failed = Map.copyOf(new Reconciler(vpp, ledger, configured.snapshot()).run());
        } catch (DataplaneException e) {
            retry.later();
            throw e;
        }
        connection = connection.reconciled(vpp);
        if (!failed.isEmpty()) {
            LOG.warn("{} configured objects are not in VPP, first: {}", failed.size(),
                failed.values().iterator().next());
        }
        if (uncertain || !failed.isEmpty() || ledger.problem().isPresent()) {
            uncertain = false;
            retry.later();
        } else {
            retry.reset();
        }
    }

    /** The session, after VPP was brought to the configuration at least once since it came. */
    private VppSession ready() throws DataplaneException {
        Connection now = connection;
        if (now.isReconciled() || !told) {
            return now.usable();
        }
        writing.lock();
        try {
            if (!connection.isReconciled()) {
                reconcile();
            }
            return connection.usable();
        } finally {
            writing.unlock();
        }
    }

    /** The session for who only reads: a disk that keeps VPP from being brought to the configuration hides nothing. */
    private VppSession readable() throws DataplaneException {
        try {
            return ready();
        } catch (NotStoredException e) {
            LOG.debug("VPP is read as it is: {}", e.getMessage());
            return connection.usable();
        }
    }

    /** Brings a VPP that came to the configuration; one that was brought there before only when it is tried again. */
    private void reconcileIfConnected(boolean again) {
        writing.lock();
        try {
            boolean possible = told && connection.fit() && !closed;
            if (possible && !connection.isReconciled()) {
                reconcile();
                LOG.info("VPP holds the configuration of {} objects, {} of them failed", configured.size(),
                    failed.size());
            } else if (possible && again) {
                reconcile(connection.usable());
            }
        } catch (DataplaneException e) {
            LOG.warn("VPP could not be reconciled: {}", e.getMessage());
        } finally {
            writing.unlock();
        }
    }

    private void background(Runnable work) {
        try {
            options.executor().execute(work);
        } catch (RejectedExecutionException e) {
            LOG.debug("the agent is stopping, reconciliation is left out");
        }
    }

    @Override
    public NodeReading read(Set<ObjectKind> kinds) throws DataplaneException {
        VppSession vpp = readable();
        Instant now = options.clock().instant();
        CompletableFuture<Map<IpAddress, SidCounters>> counters = kinds.contains(ObjectKind.LOCAL_SID)
            ? SidCounterReader.read(vpp) : CompletableFuture.completedFuture(Map.of());
        boolean states = kinds.contains(ObjectKind.INTERFACE);
        CompletableFuture<Map<Long, Long>> lenders = states
            ? LenderReader.read(vpp) : CompletableFuture.completedFuture(Map.of());
        Holdings holdings = Answers.of(HoldingsReader.read(vpp, ledger, kinds));
        return new NodeReading(options.node(), now, holdings.working(),
            states ? holdings.interfaces(Answers.of(lenders)) : Map.of(), Answers.of(counters));
    }

    @Override
    public Comparison compare() throws DataplaneException {
        VppSession vpp = readable();
        NodePlan plan = configured.snapshot();
        Set<ObjectKind> kinds = plan.objects().keySet().stream().map(ObjectKey::kind).collect(Collectors.toSet());
        return Comparison.of(plan, kinds.isEmpty() ? NodePlan.EMPTY
            : Answers.of(HoldingsReader.read(vpp, ledger, kinds)).working());
    }

    @Override
    public Map<String, InterfaceCounters> interfaceCounters() throws DataplaneException {
        return Answers.of(InterfaceCounterReader.read(connection.usable()));
    }

    @Override
    public DataplaneStatus status() {
        Connection now = connection;
        String message = ledger.problem().map(problem -> now.message().isEmpty() ? problem
            : now.message() + "; " + problem).orElse(now.message());
        return new DataplaneStatus(now.session().isPresent(), now.version(), message, failed, reconciliations.get());
    }

    /** {@return how many requests that change VPP were sent since the start} */
    long writes() {
        return writes.sum();
    }

    @Override
    public void close() {
        closed = true;
        connector.close();
        retry.close();
        writing.lock();
        try {
            connection = Connection.none("the agent is stopping");
            ledger.close();
        } catch (IOException e) {
            LOG.warn("the ledger could not be closed: {}", e.getMessage());
        } finally {
            writing.unlock();
        }
    }

    private void connected(VppClient client) {
        writing.lock();
        try {
            if (!closed) {
                changed(Connection.to(client, ledger, writes, listeners, this::soon, options.clock()));
                LOG.info("VPP {} answers{}", connection.version(),
                    connection.message().isEmpty() ? "" : ", but " + connection.message());
            }
        } finally {
            writing.unlock();
        }
        reconcileIfConnected(false);
    }

    /** By then an interface that is being made is as it will be. */
    private void soon(Runnable task) {
        if (!closed) {
            options.scheduler().schedule(task, EVENTS_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void lost(String cause) {
        changed(Connection.none(cause));
        LOG.warn("VPP is away: {}", cause);
    }

    private void changed(Connection now) {
        connection = now;
        DataplaneStatus news = status();
        listeners.tell(listener -> listener.connectionChanged(news));
    }

    @Override
    public void listen(DataplaneListener listener) {
        listeners.add(listener);
        connection.session().ifPresent(vpp -> vpp.beginNews().exceptionally(lost -> null).join());
    }

    @Override
    public void unlisten(DataplaneListener listener) {
        listeners.remove(listener);
    }

    /** What the connector tells; it must not be blocked. */
    private final class Link implements VppConnector.Listener {
        @Override
        public void onConnected(VppClient client) {
            background(() -> connected(client));
        }

        @Override
        public void onLost(String cause) {
            lost(cause);
        }

        @Override
        public void onUnreachable(String cause) {
            changed(Connection.none(cause));
        }
    }
}
