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

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.random.RandomGenerator;

/**
 * What the dataplane needs to start.
 *
 * @param node name of the node, as the agent publishes it
 * @param apiSocket VPP's binary API socket
 * @param apiDefinitions directory with VPP's own {@code *.api.json}; empty uses the built-in definitions
 * @param dataDirectory where the ledger is kept
 * @param scheduler starts retries; never blocked by the dataplane
 * @param executor runs reconciliation, which waits for VPP; not the scheduler
 * @param clock stamps readings
 * @param random jitter of retries
 * @param requestTimeout how long VPP may take to answer one request
 */
public record DataplaneOptions(String node, Path apiSocket, Optional<Path> apiDefinitions, Path dataDirectory,
    ScheduledExecutorService scheduler, Executor executor, Clock clock, RandomGenerator random,
    Duration requestTimeout) {

    public DataplaneOptions {
        Objects.requireNonNull(node);
        Objects.requireNonNull(apiSocket);
        Objects.requireNonNull(apiDefinitions);
        Objects.requireNonNull(dataDirectory);
        Objects.requireNonNull(scheduler);
        Objects.requireNonNull(executor);
        Objects.requireNonNull(clock);
        Objects.requireNonNull(random);
        Objects.requireNonNull(requestTimeout);
    }

    /**
     * Options with built-in definitions, the system clock and 5 s for a request.
     *
     * @param node name of the node
     * @param apiSocket VPP's binary API socket
     * @param dataDirectory where the ledger is kept
     * @param scheduler starts retries
     * @param executor runs reconciliation
     */
    public DataplaneOptions(String node, Path apiSocket, Path dataDirectory, ScheduledExecutorService scheduler,
        Executor executor) {
        this(node, apiSocket, Optional.empty(), dataDirectory, scheduler, executor, Clock.systemUTC(),
            RandomGenerator.getDefault(), Duration.ofSeconds(5));
    }

    /**
     * The same with definitions read from a directory.
     *
     * @param directory where VPP's {@code *.api.json} are
     * @return the changed options
     */
    public DataplaneOptions withApiDefinitions(Path directory) {
        return new DataplaneOptions(node, apiSocket, Optional.of(directory), dataDirectory, scheduler, executor, clock,
            random, requestTimeout);
    }
}
