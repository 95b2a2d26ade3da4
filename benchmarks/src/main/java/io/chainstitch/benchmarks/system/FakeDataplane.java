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
package io.chainstitch.benchmarks.system;

import io.chainstitch.agent.dataplane.Comparison;
import io.chainstitch.agent.dataplane.Dataplane;
import io.chainstitch.agent.dataplane.DataplaneListener;
import io.chainstitch.agent.dataplane.DataplaneStatus;
import io.chainstitch.vpp.model.Address;
import io.chainstitch.vpp.model.InterfaceAddress;
import io.chainstitch.vpp.model.InterfaceCounters;
import io.chainstitch.vpp.model.InterfaceObject;
import io.chainstitch.vpp.model.InterfaceState;
import io.chainstitch.vpp.model.MacAddress;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.NodeReading;
import io.chainstitch.vpp.model.ObjectKey;
import io.chainstitch.vpp.model.ObjectKind;
import io.chainstitch.vpp.model.VppObject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A dataplane that holds what is configured and nothing but that, save an uplink with its address. It refuses nothing,
 * and since nothing happens to it, listeners have nothing to hear.
 */
final class FakeDataplane implements Dataplane {
    private static final String VERSION = "fake";
    private static final int MTU = 9000;
    private static final MacAddress MAC = new MacAddress("02:fe:00:00:00:01");

    private final String node;
    private final String uplink;
    private final Address underlay;
    private final Clock clock;
    private final Map<String, Long> indexes = new ConcurrentHashMap<>();
    private final AtomicLong lastIndex = new AtomicLong();
    private final AtomicLong reconciliations = new AtomicLong();
    private volatile NodePlan held;

    FakeDataplane(String node, String uplink, InterfaceAddress underlay, Clock clock) {
        this.node = node;
        this.uplink = uplink;
        this.underlay = new Address(uplink, underlay);
        this.clock = clock;
        held = NodePlan.of(List.of(this.underlay));
    }

    @Override
    public void validate(NodePlan before, NodePlan after) {
        // It takes everything.
    }

    @Override
    public void apply(NodePlan before, NodePlan after, Set<ObjectKey> ensure) {
        Map<ObjectKey, Optional<VppObject>> changes = new HashMap<>();
        before.objects().keySet().forEach(key -> changes.put(key, Optional.empty()));
        after.objects().forEach((key, object) -> changes.put(key, Optional.of(object)));
        held = held.with(changes);
    }

    @Override
    public void configured(NodePlan plan) {
        held = plan.with(Map.of(underlay.key(), Optional.of(underlay)));
    }

    @Override
    public void reconcile() {
        reconciliations.incrementAndGet();
    }

    @Override
    public NodeReading read(Set<ObjectKind> kinds) {
        List<VppObject> objects = new ArrayList<>();
        Map<String, InterfaceState> interfaces = new HashMap<>();
        boolean states = kinds.contains(ObjectKind.INTERFACE);
        if (states) {
            interfaces.put(uplink, state(uplink));
        }
        for (VppObject object : held.objects().values()) {
            if (kinds.contains(object.kind())) {
                objects.add(object);
            }
            if (states && object instanceof InterfaceObject port) {
                interfaces.put(port.name(), state(port.name()));
            }
        }
        return new NodeReading(node, clock.instant(), NodePlan.of(objects), interfaces);
    }

    private InterfaceState state(String name) {
        long index = indexes.computeIfAbsent(name, key -> lastIndex.incrementAndGet());
        return new InterfaceState(name, name, index, true, true, "", MAC, MTU);
    }

    @Override
    public Comparison compare() {
        NodePlan configured = held.with(Map.of(underlay.key(), Optional.empty()));
        return new Comparison(configured, configured);
    }

    /** No packet passes, and nobody counts. */
    @Override
    public Map<String, InterfaceCounters> interfaceCounters() {
        return Map.of();
    }

    @Override
    public DataplaneStatus status() {
        return new DataplaneStatus(true, VERSION, "", Map.of(), reconciliations.get());
    }

    @Override
    public void listen(DataplaneListener listener) {
        // There will be no news.
    }

    @Override
    public void unlisten(DataplaneListener listener) {
        // It was never told anything.
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
