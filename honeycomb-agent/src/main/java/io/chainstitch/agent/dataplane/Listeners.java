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

import com.google.common.util.concurrent.MoreExecutors;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls the listeners in order, away from the threads on which things happen. */
final class Listeners {
    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private final List<DataplaneListener> all = new CopyOnWriteArrayList<>();
    private final Executor executor = MoreExecutors.newSequentialExecutor(ForkJoinPool.commonPool());

    void add(DataplaneListener listener) {
        all.add(listener);
    }

    void remove(DataplaneListener listener) {
        all.remove(listener);
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    void tell(Consumer<DataplaneListener> news) {
        if (!all.isEmpty()) {
            executor.execute(() -> all.forEach(listener -> tell(listener, news)));
        }
    }

    private static void tell(DataplaneListener listener, Consumer<DataplaneListener> news) {
        try {
            news.accept(listener);
        } catch (IllegalStateException | IllegalArgumentException e) {
            LOG.warn("A listener could not take news of VPP: {}", e.toString());
        }
    }
}
