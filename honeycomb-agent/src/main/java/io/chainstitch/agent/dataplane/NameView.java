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

import io.chainstitch.vpp.model.InterfaceObject;
import io.chainstitch.vpp.model.Names;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The interfaces of one moment under the names by which objects refer to them: what is ours by its logical name, all
 * else by VPP's name. An interface is ours when it carries the tag of an object in the ledger.
 */
final class NameView {
    private final Map<Long, Port> ports = new ConcurrentHashMap<>();
    private final Map<Long, String> names = new ConcurrentHashMap<>();
    private final Map<Long, InterfaceObject> owned = new ConcurrentHashMap<>();
    private final Map<String, Port> byName = new ConcurrentHashMap<>();
    private final Map<Long, Port> foreign = new ConcurrentHashMap<>();

    NameView(List<Port> dump, Collection<InterfaceObject> ledger) {
        Map<String, InterfaceObject> byTag = new HashMap<>();
        ledger.forEach(object -> byTag.put(Names.tag(object), object));
        dump.forEach(port -> add(port, byTag.get(port.tag())));
    }

    /** A view that can go its own way. */
    NameView(NameView other) {
        ports.putAll(other.ports);
        names.putAll(other.names);
        owned.putAll(other.owned);
        byName.putAll(other.byName);
        foreign.putAll(other.foreign);
    }

    /** Puts what VPP tells of an index in the place of what was known of it. */
    void add(Port port, InterfaceObject object) {
        remove(port.index());
        ports.put(port.index(), port);
        String name = object == null ? port.vppName() : object.name();
        if (object == null) {
            foreign.put(port.index(), port);
        } else {
            owned.put(port.index(), object);
        }
        names.put(port.index(), name);
        byName.put(name, port);
    }

    /** Adds an interface that we just made; of its properties only index and name are known. */
    void made(InterfaceObject object, long index) {
        add(Port.made(index, Names.tag(object)), object);
    }

    /** Takes an interface out. */
    void gone(String name) {
        port(name).ifPresent(port -> remove(port.index()));
    }

    /** Takes an interface out. */
    void remove(long index) {
        Port port = ports.remove(index);
        if (port != null) {
            byName.remove(names.remove(index), port);
            owned.remove(index);
            foreign.remove(index);
        }
    }

    /** The interfaces that are not ours. */
    Collection<Port> foreign() {
        return foreign.values();
    }

    Collection<Port> ports() {
        return ports.values();
    }

    Optional<Port> port(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    Optional<Port> port(long index) {
        return Optional.ofNullable(ports.get(index));
    }

    /** The name of an interface; VPP keeps references to deleted ones, these get a name that resolves to nothing. */
    String name(long index) {
        return names.getOrDefault(index, "deleted-" + index);
    }

    boolean exists(String name) {
        return byName.containsKey(name);
    }

    Optional<InterfaceObject> owned(long index) {
        return Optional.ofNullable(owned.get(index));
    }

    boolean owns(String name) {
        return port(name).map(port -> owned.containsKey(port.index())).orElse(false);
    }
}
