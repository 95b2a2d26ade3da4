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

import static org.awaitility.Awaitility.await;

import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.ObjectKey;
import io.chainstitch.vpp.model.VppObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.UnaryOperator;

/** A dataplane as the agent runs it, with the configuration that its server would keep. */
final class DataplaneHarness implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final VppUnderTest vpp;
    private final Path data;
    private final UnaryOperator<DataplaneOptions> change;
    private final Optional<LedgerFile> ledger;
    private ScheduledExecutorService scheduler;
    private ExecutorService executor;
    private VppDataplane dataplane;
    private NodePlan configured = NodePlan.EMPTY;

    DataplaneHarness(VppUnderTest vpp, Path data) throws IOException {
        this.vpp = vpp;
        this.data = data;
        this.change = UnaryOperator.identity();
        this.ledger = Optional.empty();
        open();
    }

    /** A dataplane with a ledger in the given file. */
    DataplaneHarness(VppUnderTest vpp, Path data, LedgerFile ledger) throws IOException {
        this.vpp = vpp;
        this.data = data;
        this.change = UnaryOperator.identity();
        this.ledger = Optional.of(ledger);
        open();
    }

    /** A dataplane with other options. */
    DataplaneHarness(VppUnderTest vpp, Path data, UnaryOperator<DataplaneOptions> change) throws IOException {
        this.vpp = vpp;
        this.data = data;
        this.change = change;
        this.ledger = Optional.empty();
        open();
    }

    private DataplaneHarness(UnaryOperator<DataplaneOptions> change, VppUnderTest vpp, Path data) throws IOException {
        this.vpp = vpp;
        this.data = data;
        this.change = change;
        this.ledger = Optional.empty();
        begin();
    }

    /** A dataplane on a VPP that will never be reconciled. */
    static DataplaneHarness unfit(VppUnderTest vpp, Path data, UnaryOperator<DataplaneOptions> change)
            throws IOException {
        return new DataplaneHarness(change, vpp, data);
    }

    private void open() throws IOException {
        begin();
        until(() -> dataplane.status().reconciliations() > 0);
    }

    private void begin() throws IOException {
        scheduler = Executors.newSingleThreadScheduledExecutor();
        executor = Executors.newSingleThreadExecutor();
        DataplaneOptions plain = new DataplaneOptions("n1", vpp.socket(), data, scheduler, executor);
        DataplaneOptions options = change.apply(vpp.definitions().map(plain::withApiDefinitions).orElse(plain));
        dataplane = ledger.isPresent()
            ? VppDataplane.open(options, vpp.messages(), Ledger.open(data, ledger.get()))
            : VppDataplane.open(options);
        dataplane.configured(configured);
    }

    /** The agent ends and comes back, with the same configuration. */
    void restart(Callable<?> meanwhile) throws Exception {
        close();
        meanwhile.call();
        open();
    }

    /** Restarts VPP and waits until the dataplane has noticed and reconciled. */
    void restartVpp() throws IOException, InterruptedException {
        long before = dataplane.status().reconciliations();
        vpp.stop();
        until(() -> !dataplane.status().connected());
        vpp.start();
        until(() -> dataplane.status().reconciliations() > before);
    }

    static void until(Callable<Boolean> condition) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).until(condition);
    }

    VppDataplane dataplane() {
        return dataplane;
    }

    NodePlan configured() {
        return configured;
    }

    /** A commit as the server makes it: validate, apply, keep. */
    void commit(NodePlan after) throws DataplaneException {
        dataplane.validate(configured, after);
        apply(after);
    }

    void apply(NodePlan after, ObjectKey... ensure) throws DataplaneException {
        dataplane.apply(configured, after, Set.of(ensure));
        configured = after;
        dataplane.configured(after);
    }

    void commit(VppObject... objects) throws DataplaneException {
        commit(NodePlan.of(List.of(objects)));
    }

    /** What VPP holds with the keys of the configuration. */
    NodePlan held() throws DataplaneException {
        NodePlan read = dataplane.read().objects();
        return NodePlan.of(configured.objects().keySet().stream().map(read::get).flatMap(Optional::stream).toList());
    }

    @Override
    public void close() {
        dataplane.close();
        scheduler.shutdownNow();
        executor.shutdown();
    }
}
