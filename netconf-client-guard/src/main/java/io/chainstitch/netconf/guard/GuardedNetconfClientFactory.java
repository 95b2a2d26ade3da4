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
package io.chainstitch.netconf.guard;

import static com.google.common.util.concurrent.MoreExecutors.directExecutor;
import static java.util.Objects.requireNonNull;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.opendaylight.netconf.client.NetconfClientFactory;
import org.opendaylight.netconf.client.NetconfClientSession;
import org.opendaylight.netconf.client.conf.NetconfClientConfiguration;
import org.opendaylight.netconf.common.NetconfTimer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * The NETCONF client of OpenDaylight 7.0.7 without its race at the connect, and with attempts that always end: with a
 * session, with a failure that leads to the topology's own back-off, or by cancellation. The connection timeout of the
 * configuration, in milliseconds, limits the whole attempt from the moment when it is its turn, see
 * {@link ConnectTurns}.
 *
 * <p>The NETCONF topology takes it by the service property {@code connect=guarded}.
 */
@Component(service = {NetconfClientFactory.class, ConnectFailures.class, ConnectQueue.class, Retirement.class},
    property = {"service.ranking:Integer=100", "connect=guarded"})
public final class GuardedNetconfClientFactory
        implements NetconfClientFactory, ConnectFailures, ConnectQueue, Retirement {
    /** All sessions share these loops. */
    private static final int LOOPS = 2;

    private final FailureReports failures = new FailureReports();
    private final Retirees retirees = new Retirees();
    private final AtomicInteger next = new AtomicInteger();
    private final NetconfTimer timer;
    private final HostNames names;
    private final List<ConnectLoop> loops;
    private final ConnectTurns turns;

    /**
     * Starts the event loops.
     *
     * @param timer limits the time of attempts
     */
    @Activate
    public GuardedNetconfClientFactory(@Reference(target = "(dedup=true)") NetconfTimer timer) {
        this(timer, InetAddress::getByName);
    }

    /**
     * Starts the event loops.
     *
     * @param timer limits the time of attempts
     * @param lookup knows hosts by name
     */
    GuardedNetconfClientFactory(NetconfTimer timer, HostNames.Lookup lookup) {
        this.timer = requireNonNull(timer);
        names = new HostNames(lookup);
        loops = IntStream.range(0, LOOPS)
            .mapToObj(index -> new ConnectLoop(timer, "chainstitch-netconf-client-" + index))
            .toList();
        turns = new ConnectTurns(timer, this::start);
    }

    /**
     * Starts an attempt, or has it wait for its turn. Never blocks: the topology calls it with a lock held. A
     * configuration that the transport does not support fails the future. That of a retired connection ends by its
     * cancellation only.
     */
    @Override
    public ListenableFuture<NetconfClientSession> createClient(NetconfClientConfiguration configuration) {
        var attempt = new ConnectAttempt(configuration);
        if (!retirees.begin(configuration.getName(), configuration.getSessionListener(), attempt)) {
            attempt.retire();
            return attempt;
        }
        Futures.addCallback(attempt, failures.of(configuration.getName()), directExecutor());
        turns.take(attempt);
        return attempt;
    }

    private void start(ConnectAttempt attempt) {
        attempt.openName().ifPresentOrElse(name -> {
            attempt.begin(timer);
            names.lookUp(attempt, name, this::connect);
        }, () -> connect(attempt));
    }

    private void connect(ConnectAttempt attempt) {
        loops.get(Math.floorMod(next.getAndIncrement(), loops.size())).start(attempt);
    }

    @Override
    public Subscription listen(Listener listener) {
        return failures.listen(listener);
    }

    @Override
    public boolean isWaiting(String node) {
        return retirees.isWaiting(node);
    }

    @Override
    public boolean retire(String node) {
        return retirees.retire(node);
    }

    @Override
    public CompletionStage<Void> end(String node) {
        return retirees.end(node);
    }

    @Deactivate
    @Override
    public void close() throws Exception {
        failures.stopping();
        turns.close();
        names.close();
        for (ConnectLoop loop : loops) {
            loop.close();
        }
    }
}
