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
package io.chainstitch.metrics;

import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.MoreExecutors;
import io.chainstitch.sfc.api.ControllerFigures;
import io.chainstitch.sfc.api.HealthSign;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.ReadTransaction;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.mdsal.eos.binding.api.Entity;
import org.opendaylight.mdsal.eos.binding.api.EntityOwnershipListener;
import org.opendaylight.mdsal.eos.common.api.EntityOwnershipStateChange;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.Sfc;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.Settings;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;

/** Collects the signs of life from which {@link Health} judges. Asking for them never waits. */
final class Signs implements EntityOwnershipListener {
    /** The type and the name under which OpenDaylight's singleton service elects the member that runs sfc-impl. */
    static final String OWNED_TYPE = "org.opendaylight.mdsal.ServiceEntityType";
    static final Entity OWNED = new Entity(OWNED_TYPE, "chainstitch-sfc");

    private final DataBroker broker;
    private final ControllerFigures figures;
    private final Clock clock;
    private final List<HealthSign> others = new CopyOnWriteArrayList<>();
    private volatile Instant answered;
    private volatile boolean asked;
    private volatile Ownership owner = Ownership.NOBODY;

    Signs(DataBroker broker, ControllerFigures figures, Clock clock) {
        this.broker = broker;
        this.figures = figures;
        this.clock = clock;
    }

    /** Asks the datastore for little, unless an earlier question is still open. */
    void askDatastore() {
        if (asked) {
            return;
        }
        asked = true;
        ReadTransaction tx = broker.newReadOnlyTransaction();
        tx.exists(LogicalDatastoreType.CONFIGURATION, InstanceIdentifier.create(Sfc.class).child(Settings.class))
            .addCallback(new FutureCallback<Boolean>() {
                @Override
                public void onSuccess(Boolean result) {
                    answered = clock.instant();
                    done();
                }

                @Override
                public void onFailure(Throwable cause) {
                    done();
                }

                private void done() {
                    asked = false;
                    tx.close();
                }
            }, MoreExecutors.directExecutor());
    }

    @Override
    public void ownershipChanged(Entity entity, EntityOwnershipStateChange change, boolean inJeopardy) {
        if (OWNED.equals(entity)) {
            owner = change.isOwner() ? Ownership.HERE
                : change.hasOwner() ? Ownership.ELSEWHERE : Ownership.NOBODY;
        }
    }

    void add(HealthSign sign) {
        others.add(sign);
    }

    void remove(HealthSign sign) {
        others.remove(sign);
    }

    Health.Facts facts() {
        return new Health.Facts(clock.instant(), Optional.ofNullable(answered), owner, figures.figures(),
            others.stream().map(HealthSign::sign).toList());
    }
}
