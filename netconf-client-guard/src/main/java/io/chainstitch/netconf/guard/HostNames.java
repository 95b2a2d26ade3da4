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

import static java.util.Objects.requireNonNull;

import com.google.common.util.concurrent.ThreadFactoryBuilder;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Looks up the names of hosts. A lookup may block for as long as a name server is silent, so it has threads of its own:
 * on an event loop it would keep the answers of all other nodes from being heard.
 */
final class HostNames implements AutoCloseable {
    /** As many silent lookups go on at the same time; others wait for them, or for their deadline. */
    private static final int THREADS = 32;
    private static final int IDLE_SECONDS = 60;

    private final ThreadPoolExecutor threads;
    private final Lookup lookup;
    private volatile boolean closed;

    /** Knows hosts by name. */
    @FunctionalInterface
    interface Lookup {
        /** {@return the address of a host, after a while} */
        InetAddress of(String name) throws UnknownHostException;
    }

    HostNames(Lookup lookup) {
        this.lookup = requireNonNull(lookup);
        threads = new ThreadPoolExecutor(THREADS, THREADS, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
            new ThreadFactoryBuilder().setNameFormat("chainstitch-netconf-names-%d").setDaemon(true).build());
        threads.allowCoreThreadTimeOut(true);
    }

    /** Goes on with an attempt when its host is known; never blocks the caller. */
    void lookUp(ConnectAttempt attempt, String name, Consumer<ConnectAttempt> next) {
        try {
            threads.execute(() -> {
                if (closed) {
                    attempt.fail(new SessionNotUpException("the NETCONF client is stopped"));
                }
                if (!attempt.isPending()) {
                    return;
                }
                try {
                    attempt.found(lookup.of(name));
                    next.accept(attempt);
                } catch (UnknownHostException e) {
                    attempt.fail(new SessionNotUpException("the host name '" + name + "' is unknown"));
                } catch (RuntimeException e) {
                    attempt.fail(e);
                }
            });
        } catch (RejectedExecutionException e) {
            attempt.fail(new SessionNotUpException("the NETCONF client is stopped"));
        }
    }

    /** Attempts whose lookup has not begun fail. */
    @Override
    public void close() {
        closed = true;
        threads.shutdownNow().forEach(Runnable::run);
    }
}
