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

import io.chainstitch.sfc.api.Reason;
import io.chainstitch.sfc.api.Refusal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings changes to their end that some nodes have not heard of: the controller ended on the way, or a node was away.
 * Such a node gets there with the rest of its plan. The change is through when all nodes hold it; when one does not
 * take it, the chain goes back to what they all had. Belongs to the engine's thread.
 */
final class Recovery {
    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    private final EngineState state;
    private final Work work;
    private final Settlement settlement;

    Recovery(EngineState state, Work work) {
        this.state = state;
        this.work = work;
        this.settlement = new Settlement(state);
    }

    /** Looks at some chains, and writes what is through. */
    void look(Collection<ChainRuntime> chains) {
        List<ChainRuntime> confirmed = judge(chains);
        if (!confirmed.isEmpty()) {
            settlement.settle(confirmed, confirmed.stream().map(chain -> chain.name).toList());
            work.gaveUp();
        }
    }

    /**
     * Looks at some chains.
     *
     * @return those whose change is through, which is not written yet
     */
    List<ChainRuntime> judge(Collection<ChainRuntime> chains) {
        List<ChainRuntime> confirmed = new ArrayList<>();
        for (ChainRuntime chain : chains) {
            if (chain.inFlight || chain.record.before().isEmpty() || state.chains.get(chain.name) != chain) {
                continue;
            }
            List<NodeRuntime> nodes = chain.record.concerned().stream().map(state.nodes::get).toList();
            Optional<String> refusal = nodes.stream()
                .filter(node -> node.isWritable() && node.rejected.containsKey(chain.name))
                .map(node -> "Node " + node.name + " rejected the change: " + node.rejected.get(chain.name))
                .findFirst();
            if (refusal.isPresent()) {
                goBack(chain, refusal.get());
            } else if (nodes.stream().allMatch(NodeRuntime::isWritable)) {
                state.remember(chain, chain.record.confirmed());
                // One that went back, or keeps what it has, is still kept from what it wants.
                if (chain.why.isEmpty() || chain.goBack.isPresent()) {
                    chain.attempts = 0;
                }
                if (chain.goBack.isPresent()) {
                    // It could not go back, and the node has taken the change after all.
                    chain.goBack = Optional.empty();
                    work.dirty(Set.of(chain.name));
                }
                confirmed.add(chain);
            }
        }
        return confirmed;
    }

    /** A definition that nobody has looked at yet comes first. */
    private void goBack(ChainRuntime chain, String why) {
        if (chain.goBack.isPresent() || chain.decidedGeneration != chain.record.generation()) {
            return;
        }
        LogField.CHAIN.during(chain.name, () ->
            LOG.warn("Chain {} is to go back to its last rendering: {}", chain.name, why));
        chain.goBack = Optional.of(new Refusal(Reason.NODE_REJECTED, why));
        // A node may have said no to going back as well.
        work.tell(Set.of(chain.name));
    }
}
