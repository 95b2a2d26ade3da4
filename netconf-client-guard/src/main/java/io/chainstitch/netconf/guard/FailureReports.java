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

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.google.common.util.concurrent.FutureCallback;
import java.net.ConnectException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.opendaylight.netconf.client.NetconfClientSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Tells the log and the listeners of failed attempts; the log once for each new reason of a node, and nothing worth
 * reading once the client is being stopped, since all its nodes fail then.
 */
final class FailureReports implements ConnectFailures {
    /** The field of a line of the log that names the node, as in the lines of the controller. */
    private static final String NODE = "node";
    private static final Logger LOG = LoggerFactory.getLogger(FailureReports.class);
    /** Nodes that were deleted while they failed are forgotten by this limit. */
    private static final int REMEMBERED_NODES = 10_000;

    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final Cache<String, String> lastReasons = CacheBuilder.newBuilder().maximumSize(REMEMBERED_NODES).build();

    private volatile boolean stopping;

    @Override
    public Subscription listen(Listener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** From now on attempts fail because the client is being stopped. */
    void stopping() {
        stopping = true;
    }

    /** {@return the callback that reports the end of an attempt} */
    FutureCallback<NetconfClientSession> of(String node) {
        return new FutureCallback<>() {
            @Override
            public void onSuccess(NetconfClientSession session) {
                lastReasons.invalidate(node);
            }

            @Override
            public void onFailure(Throwable cause) {
                if (cause instanceof CancellationException) {
                    lastReasons.invalidate(node);
                } else {
                    report(node, reason(cause));
                }
            }
        };
    }

    private void report(String node, String reason) {
        if (reason.equals(lastReasons.asMap().put(node, reason)) || stopping) {
            LOG.debug("NETCONF connect to {} failed: {}", node, reason);
        } else {
            // The topology may put a prefix before the name.
            MDC.put(NODE, node.substring(node.lastIndexOf(':') + 1));
            LOG.warn("NETCONF connect to {} failed: {}", node, reason);
            MDC.remove(NODE);
        }
        listeners.forEach(listener -> listener.connectFailed(node, reason));
    }

    private static String reason(Throwable cause) {
        if (cause instanceof SessionNotUpException) {
            return cause.getMessage();
        }
        if (cause instanceof ConnectException) {
            return "no TCP connection: " + cause.getMessage();
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
