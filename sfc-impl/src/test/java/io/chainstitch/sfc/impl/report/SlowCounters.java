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

import io.chainstitch.sfc.api.Node;
import io.chainstitch.sfc.api.NodeGateway;
import io.chainstitch.vpp.model.NodeCounters;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.NodeReading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A gateway to nodes that tell their counters when a test says so, and nothing else. */
final class SlowCounters implements NodeGateway {
    final List<String> asked = new ArrayList<>();
    final List<Set<Counted>> wanted = new ArrayList<>();
    CompletableFuture<NodeCounters> answer;

    @Override
    public CompletionStage<NodeCounters> counters(String node, Set<Counted> what) {
        asked.add(node);
        wanted.add(what);
        answer = new CompletableFuture<>();
        return answer;
    }

    @Override
    public void connect(Map<String, Node.Agent> agents) {
        throw new AssertionError("only counters are read");
    }

    @Override
    public AutoCloseable listen(ConnectionListener listener) {
        throw new AssertionError("only counters are read");
    }

    @Override
    public CompletionStage<NodeReading> read(String node) {
        throw new AssertionError("only counters are read");
    }

    @Override
    public CompletionStage<Configured> configured(String node) {
        throw new AssertionError("only counters are read");
    }

    @Override
    public CompletionStage<Staged> stage(String node, String transaction, NodePlan before, NodePlan after) {
        throw new AssertionError("only counters are read");
    }
}
