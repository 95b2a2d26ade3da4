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
package io.chainstitch.sfc.impl.engine;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.PriorityQueue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.List;

/** An executor and a clock that move only when a test says so. */
public final class ManualExecutor extends AbstractExecutorService implements ScheduledExecutorService {
    /** More tasks than anything in a test leads to. */
    private static final int MOST = 100_000;

    private final Deque<Runnable> ready = new ArrayDeque<>();
    private final PriorityQueue<Timed> timed =
        new PriorityQueue<>(Comparator.<Timed>comparingLong(one -> one.at).thenComparingLong(one -> one.order));
    private long nanos;
    private boolean dead;
    private long order;

    private final class Timed extends FutureTask<Void> implements ScheduledFuture<Void> {
        private final long at;
        private final long order;

        Timed(Runnable task, long at, long order) {
            super(task, null);
            this.at = at;
            this.order = order;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(at - nanos, TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }
    }

    /** Drops all tasks, and every one that comes until {@link #revive}. */
    void die() {
        shutdown();
        dead = true;
    }

    void revive() {
        shutdown();
        dead = false;
    }

    public long nanoTime() {
        return nanos;
    }

    /** Runs everything that is due now. */
    public void settle() {
        for (int count = 0; !ready.isEmpty(); count++) {
            if (count > MOST) {
                throw new IllegalStateException("it does not come to rest");
            }
            ready.poll().run();
        }
    }

    /** Lets time pass, running what becomes due on the way. */
    public void advance(long millis) {
        long until = nanos + TimeUnit.MILLISECONDS.toNanos(millis);
        settle();
        while (!timed.isEmpty() && timed.peek().at <= until) {
            Timed next = timed.poll();
            nanos = Math.max(nanos, next.at);
            run(next);
            settle();
        }
        nanos = until;
    }

    /** Whatever the task throws is a failure of the test. */
    private static void run(Timed task) {
        task.run();
        try {
            task.get();
        } catch (ExecutionException e) {
            throw new AssertionError("a timed task failed", e.getCause());
        } catch (InterruptedException e) {
            throw new AssertionError("it is done", e);
        }
    }

    @Override
    public void execute(Runnable task) {
        if (!dead) {
            ready.add(task);
        }
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        Timed one = new Timed(task, nanos + unit.toNanos(delay), order++);
        if (!dead) {
            timed.add(one);
        }
        return one;
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
        throw new IllegalStateException("the engine schedules runnables only");
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, long initial, long period, TimeUnit unit) {
        throw new IllegalStateException("the engine schedules single tasks only");
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, long initial, long delay, TimeUnit unit) {
        throw new IllegalStateException("the engine schedules single tasks only");
    }

    @Override
    public void shutdown() {
        ready.clear();
        timed.clear();
    }

    @Override
    public List<Runnable> shutdownNow() {
        ready.clear();
        timed.clear();
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return false;
    }

    @Override
    public boolean isTerminated() {
        return false;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return true;
    }
}
