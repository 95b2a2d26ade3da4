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
package io.chainstitch.netconf.guard;

import io.netty.util.Timeout;
import io.netty.util.Timer;
import io.netty.util.TimerTask;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.opendaylight.netconf.common.NetconfTimer;

/** A timer whose timeouts fire when the test says so. */
final class FakeTimer implements NetconfTimer {
    final List<Entry> entries = new ArrayList<>();

    @Override
    public Timeout newTimeout(TimerTask task, long delay, TimeUnit unit) {
        var entry = new Entry(task, unit.toMillis(delay));
        entries.add(entry);
        return entry;
    }

    Entry only() {
        if (entries.size() != 1) {
            throw new AssertionError(entries.size() + " timeouts");
        }
        return entries.get(0);
    }

    static final class Entry implements Timeout {
        final long millis;
        private final TimerTask task;
        private boolean cancelled;
        private boolean expired;

        Entry(TimerTask task, long millis) {
            this.task = task;
            this.millis = millis;
        }

        void fire() throws Exception {
            expired = true;
            task.run(this);
        }

        @Override
        public Timer timer() {
            return null;
        }

        @Override
        public TimerTask task() {
            return task;
        }

        @Override
        public boolean isExpired() {
            return expired;
        }

        @Override
        public boolean isCancelled() {
            return cancelled;
        }

        @Override
        public boolean cancel() {
            cancelled = !expired;
            return cancelled;
        }
    }
}
