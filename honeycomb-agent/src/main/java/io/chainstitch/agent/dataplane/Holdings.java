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
import io.chainstitch.vpp.model.InterfaceState;
import io.chainstitch.vpp.model.Names;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.ObjectKey;
import io.chainstitch.vpp.model.ObjectKind;
import io.chainstitch.vpp.model.Table;
import io.chainstitch.vpp.model.TableRef;
import io.chainstitch.vpp.model.VppObject;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What VPP held at one moment, of the kinds that were read, and which of it is ours. */
final class Holdings {
    private final Scene scene;
    private final Ledger ledger;
    private final NavigableMap<ObjectKey, VppObject> objects = new TreeMap<>();
    private final Set<ObjectKey> opaque = new HashSet<>();
    private final Set<ObjectKey> ofOthers = new HashSet<>();
    private final Map<ObjectKey, String> reasons = new HashMap<>();
    private final Set<TableRef> tables = new HashSet<>();
    private Map<String, ObjectKey> foreignUsers;

    Holdings(Scene scene, List<Found> found, Ledger ledger) {
        this.scene = scene;
        this.ledger = ledger;
        scene.tables().forEach(table -> tables.add(table.ref()));
        for (Found each : found) {
            if (each.foreign()) {
                ofOthers.add(each.key());
            }
            each.reason().ifPresent(reason -> reasons.put(each.key(), reason));
            if (each.object().isEmpty() || objects.putIfAbsent(each.key(), each.object().get()) != null) {
                opaque.add(each.key());
            }
        }
    }

    NameView names() {
        return scene.names();
    }

    Optional<VppObject> get(ObjectKey key) {
        return Optional.ofNullable(objects.get(key));
    }

    /** Whether VPP holds something with this key, be it an object or something that has no object form. */
    boolean holds(ObjectKey key) {
        return objects.containsKey(key) || opaque.contains(key);
    }

    boolean hasTable(TableRef ref) {
        return tables.contains(ref);
    }

    NodePlan all() {
        return new NodePlan(objects);
    }

    /** Whether what VPP holds with this key can be ours, were it in the ledger. */
    boolean canBeOurs(ObjectKey key) {
        return !ofOthers.contains(key);
    }

    /**
     * What VPP holds without our interfaces that are down: nothing passes them, so they are as good as missing until
     * they are raised. Whether there is a carrier is not asked: a pod may not have come yet.
     */
    NodePlan working() {
        NavigableMap<ObjectKey, VppObject> working = new TreeMap<>(objects);
        working.keySet().removeAll(down().keySet());
        return new NodePlan(working);
    }

    /** The indexes of our interfaces that are administratively down, those of sub-interfaces last. */
    Map<ObjectKey, Long> down() {
        Map<ObjectKey, Long> down = new LinkedHashMap<>();
        names().ports().stream().filter(port -> !port.adminUp()).sorted(Comparator.comparing(Port::subInterface))
            .forEach(port -> names().owned(port.index()).ifPresent(ours -> down.put(ours.key(), port.index())));
        return down;
    }

    /** What is ours: interfaces by tag and ledger, tables by name, all else by ledger. */
    boolean owns(ObjectKey key) {
        if (!canBeOurs(key)) {
            return false;
        }
        VppObject object = objects.get(key);
        if (object instanceof Table table) {
            return table.name().startsWith(Names.OWNED);
        }
        if (object instanceof InterfaceObject) {
            return names().owns(key.id());
        }
        return ledger.owns(key);
    }

    NodePlan owned() {
        NavigableMap<ObjectKey, VppObject> owned = new TreeMap<>(objects);
        owned.keySet().removeIf(key -> !owns(key));
        return new NodePlan(owned);
    }

    /** Something of ours that is not what it was made as, or does not work any more. */
    boolean isSpoiled(ObjectKey key) {
        return opaque.contains(key) && owns(key);
    }

    /** What is spoiled, as it was made. */
    Map<ObjectKey, VppObject> spoiled() {
        Map<ObjectKey, VppObject> spoiled = new HashMap<>();
        opaque.stream().filter(this::isSpoiled)
            .forEach(key -> ledger.get(key).ifPresent(object -> spoiled.put(key, object)));
        return spoiled;
    }

    /** Somebody else's object on a key. */
    boolean isForeign(ObjectKey key) {
        return holds(key) && !owns(key);
    }

    /**
     * Whether something of ours can still be beneath what others have on its key. Of a cross-connect VPP keeps nothing
     * when its interface goes into a bridge domain.
     */
    boolean mayHide(ObjectKey key) {
        return isForeign(key) && !(key.kind() == ObjectKind.CROSS_CONNECT && reasons.containsKey(key));
    }

    /** Why nothing of ours can be on a key of {@link #isForeign}, as a sentence that names the object. */
    String refusal(ObjectKey key) {
        return reasons.containsKey(key) ? key + ": " + reasons.get(key) : ChangeCheck.foreign(key);
    }

    /** Who, not being ours, uses what only one object may use. */
    Optional<ObjectKey> foreignUser(String resource) {
        if (foreignUsers == null) {
            foreignUsers = new HashMap<>();
            objects.values().stream().filter(object -> !object.resources().isEmpty() && !owns(object.key()))
                .forEach(object -> object.resources().forEach(each -> foreignUsers.put(each, object.key())));
        }
        return Optional.ofNullable(foreignUsers.get(resource));
    }

    /**
     * The interfaces.
     *
     * @param lenders whose addresses unnumbered ones use, by index
     */
    Map<String, InterfaceState> interfaces(Map<Long, Long> lenders) {
        Map<String, InterfaceState> states = new HashMap<>();
        for (Port port : names().ports()) {
            String name = names().name(port.index());
            Long lender = lenders.get(port.index());
            states.put(name, lender == null ? port.state(name) : port.state(name).unnumbered(names().name(lender)));
        }
        return states;
    }
}
