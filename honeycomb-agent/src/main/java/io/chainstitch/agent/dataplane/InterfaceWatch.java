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

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.LongFunction;

/**
 * Tells when interfaces go up, down or away. VPP's events name an interface but not its state, and come three at a time
 * while an interface is made, so each interface that an event names is read, once for all events of a short while: an
 * agent that makes interfaces does not ask VPP for each of its own steps.
 */
final class InterfaceWatch {
    private final LongFunction<CompletableFuture<Optional<Port>>> look;
    private final LongFunction<Optional<String>> name;
    private final Listeners listeners;
    private final Executor later;
    private final Map<Long, Seen> seen = new HashMap<>();
    /** Interfaces that will be looked at, so that another event changes nothing. */
    private final Set<Long> waiting = new HashSet<>();

    /**
     * What listeners know of an interface.
     *
     * @param name its name
     * @param adminUp administrative state
     * @param linkUp link state
     */
    private record Seen(String name, boolean adminUp, boolean linkUp) {
    }

    /**
     * Knows nothing yet.
     *
     * @param look reads the interface of an index
     * @param name the logical name of an index
     * @param listeners who is told
     * @param later runs what it is given after a short while
     */
    InterfaceWatch(LongFunction<CompletableFuture<Optional<Port>>> look, LongFunction<Optional<String>> name,
            Listeners listeners, Executor later) {
        this.look = look;
        this.name = name;
        this.listeners = listeners;
        this.later = later;
    }

    /** Takes what is there when somebody begins to listen; nobody is told. */
    synchronized void start(NameView view) {
        view.ports().forEach(port -> seen.putIfAbsent(port.index(),
            new Seen(view.name(port.index()), port.adminUp(), port.linkUp())));
    }

    /** VPP reports an interface. Its index may belong to another one already. */
    void changed(long index, boolean deleted) {
        boolean more;
        synchronized (this) {
            if (listeners.isEmpty()) {
                seen.remove(index);
                return;
            }
            if (deleted) {
                gone(index);
            }
            more = waiting.add(index);
        }
        if (more) {
            later.execute(() -> look(index));
        }
    }

    /** VPP's answers and events come in the order of what they tell, so what was asked last is seen last. */
    private void look(long index) {
        synchronized (this) {
            waiting.remove(index);
        }
        look.apply(index).thenAccept(port -> port.ifPresent(this::saw));
    }

    private synchronized void saw(Port port) {
        Seen now = new Seen(name.apply(port.index()).orElse(port.vppName()), port.adminUp(), port.linkUp());
        Seen before = seen.put(port.index(), now);
        if (!now.equals(before)) {
            listeners.tell(listener -> listener.interfaceChanged(now.name(), now.adminUp(), now.linkUp()));
        }
    }

    private void gone(long index) {
        Seen before = seen.remove(index);
        if (before != null) {
            listeners.tell(listener -> listener.interfaceDeleted(before.name()));
        }
    }
}
