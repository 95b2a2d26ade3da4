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

import io.chainstitch.sfc.api.NodeGateway.Connection;
import io.chainstitch.sfc.api.NodeGateway.ConnectionListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** The present state of every connection, and who wants to hear of changes. */
final class Connections {
    /** The field of a line of the log that names the node, as in the lines of the controller. */
    private static final String NODE = "node";
    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);

    private final Map<String, Known> states = new TreeMap<>();
    private final List<ConnectionListener> listeners = new ArrayList<>();

    /** Tells the listeners when something changed; under the lock, so that all hear of changes in their order. */
    synchronized void update(String node, Connection connection, String message) {
        var now = new Known(connection, message);
        if (now.equals(states.put(node, now))) {
            return;
        }
        LOG.debug("node {} is {}{}{}", node, connection, message.isEmpty() ? "" : ": ", message);
        listeners.forEach(listener -> listener.connectionChanged(node, connection, message));
    }

    /** What a node holds may be something else now. */
    synchronized void dataplaneChanged(String node) {
        if (states.containsKey(node)) {
            listeners.forEach(listener -> listener.dataplaneChanged(node));
        }
    }

    synchronized void remove(String node) {
        if (states.remove(node) != null) {
            MDC.put(NODE, node);
            LOG.info("Node {} is not connected any more, it left the inventory", node);
            MDC.remove(NODE);
        }
    }

    synchronized AutoCloseable listen(ConnectionListener listener) {
        states.forEach((node, known) -> listener.connectionChanged(node, known.connection, known.message));
        listeners.add(listener);
        return () -> unlisten(listener);
    }

    private synchronized void unlisten(ConnectionListener listener) {
        listeners.remove(listener);
    }

    private record Known(Connection connection, String message) {
    }
}
