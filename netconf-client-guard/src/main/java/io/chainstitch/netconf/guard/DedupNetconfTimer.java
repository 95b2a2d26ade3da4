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

import static java.util.Objects.requireNonNull;

import io.netty.util.Timeout;
import io.netty.util.TimerTask;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.opendaylight.netconf.common.NetconfTimer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * A timer that keeps at most one pending timeout for each keepalive task. In release 7.0.7 a keepalive task is
 * scheduled once more whenever two requests of a session overlap (NETCONF-1308, NETCONF-1318); each schedule goes on
 * for ever, also after the session is gone. To schedule a pending task again is never needed, as the task looks at the
 * time of the last activity when it runs.
 *
 * <p>The NETCONF topology takes it by the service property {@code dedup=true}; for everybody else it ranks last.
 */
@Component(service = NetconfTimer.class, property = {"service.ranking:Integer=-100", "dedup=true"})
public final class DedupNetconfTimer implements NetconfTimer {
    /** The class is private upstream; a test checks that the name is right. */
    static final String KEEPALIVE_TASK =
        "org.opendaylight.netconf.client.mdsal.spi.KeepaliveSalFacade$KeepaliveTask";

    private final Map<TimerTask, Timeout> pending = new IdentityHashMap<>();
    private final NetconfTimer delegate;
    private final String onceOnly;

    /**
     * Wraps a timer.
     *
     * @param delegate the timer that does the work
     */
    @Activate
    public DedupNetconfTimer(@Reference(target = "(!(dedup=true))") NetconfTimer delegate) {
        this(delegate, KEEPALIVE_TASK);
    }

    /**
     * Wraps a timer.
     *
     * @param delegate the timer that does the work
     * @param onceOnly name of the class of tasks that are pending once only
     */
    DedupNetconfTimer(NetconfTimer delegate, String onceOnly) {
        this.delegate = requireNonNull(delegate);
        this.onceOnly = requireNonNull(onceOnly);
    }

    @Override
    public Timeout newTimeout(TimerTask task, long delay, TimeUnit unit) {
        if (!task.getClass().getName().equals(onceOnly)) {
            return delegate.newTimeout(task, delay, unit);
        }
        synchronized (pending) {
            Timeout earlier = pending.get(task);
            if (earlier != null && !earlier.isCancelled()) {
                return earlier;
            }
            Timeout timeout = delegate.newTimeout(expired -> run(task, expired), delay, unit);
            pending.put(task, timeout);
            return timeout;
        }
    }

    private void run(TimerTask task, Timeout expired) throws Exception {
        synchronized (pending) {
            pending.remove(task, expired);
        }
        task.run(expired);
    }
}
