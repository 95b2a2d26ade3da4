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
import io.netty.channel.Channel;
import io.netty.channel.SingleThreadEventLoop;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import org.opendaylight.netconf.client.NetconfClientFactory;
import org.opendaylight.netconf.client.NetconfClientFactoryImpl;
import org.opendaylight.netconf.common.NetconfTimer;
import org.opendaylight.netconf.transport.api.UnsupportedConfigurationException;
import org.opendaylight.netconf.transport.ssh.SSHTransportStackFactory;

/**
 * The NETCONF client of OpenDaylight on one event loop, called only from that loop.
 *
 * <p>The TCP client of release 7.0.7 asks Netty to connect and adds its listener afterwards. When another thread
 * finishes the connect in between, the SSH handler comes too late and the session is lost. On the loop itself the
 * connect is a task that runs after the listener was added. The group must have one loop only, or Netty would pick
 * another one. It would resolve host names on the loop, too, and hear nothing of its sessions meanwhile.
 */
final class ConnectLoop implements AutoCloseable {
    private final NetconfClientFactory clients;
    private final SingleThreadEventLoop loop;
    private final NetconfTimer timer;

    ConnectLoop(NetconfTimer timer, String name) {
        this.timer = requireNonNull(timer);
        var transport = new SSHTransportStackFactory(name, 1);
        clients = new NetconfClientFactoryImpl(timer, transport);
        loop = (SingleThreadEventLoop) transport.newBootstrap().config().group().next();
    }

    /** Starts an attempt; never blocks the caller. */
    void start(ConnectAttempt attempt) {
        try {
            loop.execute(() -> connect(attempt));
        } catch (RejectedExecutionException e) {
            attempt.fail(new SessionNotUpException("the NETCONF client is stopped"));
        }
    }

    private void connect(ConnectAttempt attempt) {
        try {
            if (!attempt.begin(timer)) {
                return;
            }
            Set<Channel> before = channels();
            var session = clients.createClient(attempt.guardedConfig());
            Set<Channel> added = channels();
            added.removeAll(before);
            added.forEach(attempt::attach);
            Futures.addCallback(session, attempt, directExecutor());
        } catch (UnsupportedConfigurationException | RuntimeException e) {
            attempt.fail(e);
        }
    }

    /** Upstream does not show the channel of an attempt, but on this thread it is the one that was not there before. */
    private Set<Channel> channels() {
        Set<Channel> channels = new HashSet<>();
        loop.registeredChannelsIterator().forEachRemaining(channels::add);
        return channels;
    }

    @Override
    public void close() throws Exception {
        clients.close();
    }
}
