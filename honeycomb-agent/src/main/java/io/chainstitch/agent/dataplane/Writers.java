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

import io.chainstitch.vpp.model.ObjectKind;
import io.chainstitch.vpp.model.Step;
import io.chainstitch.vpp.model.VppObject;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The writer of each kind. */
final class Writers {
    private static final Map<ObjectKind, ObjectWriter<?>> WRITERS = new EnumMap<>(Map.of(
        ObjectKind.TABLE, new TableWriter(),
        ObjectKind.INTERFACE, new InterfaceWriter(),
        ObjectKind.SUB_INTERFACE, new SubInterfaceWriter(),
        ObjectKind.VXLAN, new VxlanWriter(),
        ObjectKind.ADDRESS, new AddressWriter(),
        ObjectKind.NEIGHBOR, new NeighborWriter(),
        ObjectKind.ROUTE, new RouteWriter(),
        ObjectKind.CROSS_CONNECT, new CrossConnectWriter()));

    static {
        WRITERS.putAll(Map.of(
            ObjectKind.LOCAL_SID, new LocalSidWriter(),
            ObjectKind.POLICY, new PolicyWriter(),
            ObjectKind.STEERING, new SteeringWriter(),
            ObjectKind.CLASSIFIER, new ClassifierWriter()));
    }

    private Writers() {
    }

    /** Writes one step; the future fails with the reason when VPP refuses. */
    static CompletableFuture<?> write(VppSession vpp, Step step) {
        Optional<String> unavailable = step instanceof Step.Create create ? vpp.unavailable(create.object())
            : Optional.ofNullable(vpp.unavailable().get(step.key().kind()));
        if (unavailable.isPresent()) {
            return CompletableFuture.failedFuture(new CallRefused(unavailable.get()));
        }
        ObjectWriter<VppObject> writer = of(step.key().kind());
        if (step instanceof Step.Create create) {
            return writer.create(vpp, create.object());
        }
        if (step instanceof Step.Change change) {
            return writer.change(vpp, change.before(), change.after());
        }
        return writer.delete(vpp, ((Step.Delete) step).object());
    }

    @SuppressWarnings("unchecked")
    private static ObjectWriter<VppObject> of(ObjectKind kind) {
        return (ObjectWriter<VppObject>) WRITERS.get(kind);
    }
}
