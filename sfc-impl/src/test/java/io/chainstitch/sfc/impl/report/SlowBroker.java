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
package io.chainstitch.sfc.impl.report;

import com.google.common.util.concurrent.FluentFuture;
import com.google.common.util.concurrent.SettableFuture;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.Deque;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.WriteTransaction;
import org.opendaylight.mdsal.common.api.CommitInfo;

/** A datastore whose commits end when a test says so. */
final class SlowBroker {
    final Deque<Runnable> commits = new ArrayDeque<>();
    /** Whether the next commit fails. */
    boolean noLeader;
    private final DataBroker broker;

    SlowBroker(DataBroker broker) {
        this.broker = broker;
    }

    DataBroker broker() {
        return proxy(DataBroker.class, broker);
    }

    private <T> T proxy(Class<T> type, T real) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
            if (method.getName().equals("commit")) {
                return commit((WriteTransaction) real);
            }
            try {
                Object answer = method.invoke(real, args);
                return answer instanceof WriteTransaction tx ? proxy(WriteTransaction.class, tx) : answer;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }

    private FluentFuture<CommitInfo> commit(WriteTransaction tx) {
        SettableFuture<CommitInfo> answer = SettableFuture.create();
        commits.add(() -> {
            if (noLeader) {
                noLeader = false;
                answer.setException(new IllegalStateException("the shard has no leader"));
                return;
            }
            try {
                tx.commit().get();
                answer.set(CommitInfo.empty());
            } catch (Exception e) {
                answer.setException(e);
            }
        });
        return FluentFuture.from(answer);
    }

    /** Ends every commit that has begun until now. */
    void finishCommits() {
        for (int left = commits.size(); left > 0; left--) {
            commits.poll().run();
        }
    }
}
