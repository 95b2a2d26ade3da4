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

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Lets go of what nodes have acknowledged to be gone: identifiers, records and nodes. */
final class Settlement {
    private final EngineState state;

    Settlement(EngineState state) {
        this.state = state;
    }

    /**
     * Looks at some chains; the changes are remembered as one transaction. A chain that a change is under way of is
     * left alone: what the nodes acknowledged until now says nothing of that change, and the change may be taken back.
     *
     * @param changed names of chains whose records have changed and were not written since
     */
    void settle(Collection<ChainRuntime> chains, Collection<String> changed) {
        write(acknowledge(chains, changed));
    }

    /**
     * Looks at some chains, as {@link #settle} does.
     *
     * @return what is to be remembered by {@link #write}, soon
     */
    Map<String, Optional<ChainRecord>> acknowledge(Collection<ChainRuntime> chains, Collection<String> changed) {
        Map<String, Optional<ChainRecord>> writes = new HashMap<>();
        changed.forEach(name -> state.chain(name).ifPresent(chain -> writes.put(name, Optional.of(chain.record))));
        for (ChainRuntime chain : chains) {
            if (!chain.inFlight && state.chains.get(chain.name) == chain) {
                acknowledge(chain, state.nodes::isClean).ifPresent(record -> writes.put(chain.name, record));
            }
        }
        return writes;
    }

    void write(Map<String, Optional<ChainRecord>> writes) {
        if (!writes.isEmpty()) {
            state.ports.store().write(writes, state.lastGeneration);
            writes.forEach((name, record) -> {
                if (record.isEmpty()) {
                    state.ports.sink().chainGone(name);
                }
            });
            state.forgetUnusedNodes();
        }
    }

    private Optional<Optional<ChainRecord>> acknowledge(ChainRuntime chain, Predicate<String> acknowledged) {
        ChainRecord before = chain.record;
        ChainRecord after = before.acknowledged(acknowledged);
        boolean gone = chain.definition.isEmpty() && after.isForgettable();
        state.remember(chain, gone ? after.confirmed().acknowledged(acknowledged) : after);
        state.identifiers.release(before, chain.record);
        if (gone) {
            state.chains.remove(chain.name);
            return Optional.of(Optional.empty());
        }
        return chain.record.equals(before) ? Optional.empty() : Optional.of(Optional.of(chain.record));
    }

    /** Gives up a node that cannot be cleaned: nothing is remembered of it any more. */
    void forget(String node, Collection<ChainRuntime> chains) {
        Map<String, Optional<ChainRecord>> writes = new HashMap<>();
        for (ChainRuntime chain : chains) {
            acknowledge(chain, node::equals).ifPresent(record -> writes.put(chain.name, record));
        }
        write(writes);
    }
}
