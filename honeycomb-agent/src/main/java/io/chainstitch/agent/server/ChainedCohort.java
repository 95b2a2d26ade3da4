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
package io.chainstitch.agent.server;

import static com.google.common.util.concurrent.MoreExecutors.directExecutor;

import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import java.util.function.Consumer;
import org.opendaylight.mdsal.common.api.CommitInfo;
import org.opendaylight.mdsal.dom.spi.store.DOMStoreThreePhaseCommitCohort;
import org.opendaylight.yangtools.yang.common.Empty;

/** A transaction of a chain: the chain must hear how it ended, since the next one builds on it. */
final class ChainedCohort implements DOMStoreThreePhaseCommitCohort {
    private final DOMStoreThreePhaseCommitCohort cohort;
    private final Runnable committed;
    private final Consumer<Throwable> failed;

    ChainedCohort(DOMStoreThreePhaseCommitCohort cohort, Runnable committed, Consumer<Throwable> failed) {
        this.cohort = cohort;
        this.committed = committed;
        this.failed = failed;
    }

    @Override
    public ListenableFuture<Boolean> canCommit() {
        return watch(cohort.canCommit());
    }

    @Override
    public ListenableFuture<Empty> preCommit() {
        return watch(cohort.preCommit());
    }

    @Override
    public ListenableFuture<? extends CommitInfo> commit() {
        ListenableFuture<? extends CommitInfo> result = watch(cohort.commit());
        committed.run();
        return result;
    }

    @Override
    public ListenableFuture<Empty> abort() {
        return cohort.abort();
    }

    private <T> ListenableFuture<T> watch(ListenableFuture<T> result) {
        Futures.addCallback(result, new FutureCallback<T>() {
            @Override
            public void onSuccess(T value) {
                // The next phase follows.
            }

            @Override
            public void onFailure(Throwable cause) {
                failed.accept(cause);
            }
        }, directExecutor());
        return result;
    }
}
