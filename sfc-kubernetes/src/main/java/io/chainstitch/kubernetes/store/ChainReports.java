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
package io.chainstitch.kubernetes.store;

import io.chainstitch.kubernetes.facts.ChainReport;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.DataTreeChangeListener;
import org.opendaylight.mdsal.binding.api.DataTreeIdentifier;
import org.opendaylight.mdsal.binding.api.DataTreeModification;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.Direction;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.SfcState;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.state.Chain;
import org.opendaylight.yangtools.concepts.Registration;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;
import org.opendaylight.yangtools.yang.common.Uint64;

/** What the controller says of chains, followed in the operational datastore. Thread-safe. */
final class ChainReports implements AutoCloseable {
    private final Map<String, ChainReport> reports = new ConcurrentHashMap<>();
    private final Registration registration;

    ChainReports(DataBroker broker, Runnable changed) {
        DataTreeChangeListener<Chain> listener = changes -> {
            if (take(changes)) {
                changed.run();
            }
        };
        registration = broker.registerTreeChangeListener(DataTreeIdentifier.of(LogicalDatastoreType.OPERATIONAL,
            InstanceIdentifier.create(SfcState.class).child(Chain.class)), listener);
    }

    /** Counters change all the time; whether anything did that is of interest here. */
    private boolean take(List<DataTreeModification<Chain>> changes) {
        boolean news = false;
        for (DataTreeModification<Chain> change : changes) {
            Chain before = change.getRootNode().dataBefore();
            Chain after = change.getRootNode().dataAfter();
            if (after != null) {
                ChainReport report = report(after);
                news |= !report.equals(reports.put(after.getName(), report));
            } else if (before != null) {
                news |= reports.remove(before.getName()) != null;
            }
        }
        return news;
    }

    private static ChainReport report(Chain chain) {
        int paths = (int) chain.nonnullPath().values().stream()
            .filter(path -> path.getDirection() == Direction.Forward).count();
        return new ChainReport(chain.getState() == null ? "pending" : chain.getState().getName(),
            chain.getReason() == null ? "" : chain.getReason().getName(),
            chain.getMessage() == null ? "" : chain.getMessage(), number(chain.getGeneration()),
            number(chain.getObservedGeneration()), paths);
    }

    private static long number(Uint64 value) {
        return value == null ? 0 : value.longValue();
    }

    Optional<ChainReport> of(String chain) {
        return Optional.ofNullable(reports.get(chain));
    }

    @Override
    public void close() {
        registration.close();
    }
}
