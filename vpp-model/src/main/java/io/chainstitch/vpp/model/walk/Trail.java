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
package io.chainstitch.vpp.model.walk;

import io.chainstitch.vpp.model.ObjectKey;
import io.chainstitch.vpp.model.Policy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What one walk has met so far. */
final class Trail {
    /** Far above what any path needs; ends walks on which a frame grows with each round. */
    private static final int MAX_STEPS = 2_000;

    private final List<Integer> script;
    private final List<WalkStep> steps = new ArrayList<>();
    private final List<Visit> visits = new ArrayList<>();
    private final List<Choice> choices = new ArrayList<>();
    private final Set<HeldObject> used = new HashSet<>();
    private final Set<Kept> kept = new HashSet<>();
    private final Map<Port, Segmented> remembered = new HashMap<>();
    private final Set<Moment> seen = new HashSet<>();
    private int mtu;

    private record Moment(Move move, Map<Port, Segmented> remembered) {
    }

    /**
     * The trail of a walk that has not begun.
     *
     * @param script which segment list to take at each policy; beyond it, the first
     */
    Trail(List<Integer> script) {
        this.script = List.copyOf(script);
    }

    void step(Port at, String action, String detail) {
        steps.add(new WalkStep(steps.size() + 1, at.node(), action, detail));
    }

    Move drop(Port at, String reason) {
        step(at, "drop", reason);
        return new Move.End(new Outcome.Dropped(at, reason));
    }

    /** Ends the walk where the model ends: what becomes of the packet is not known. */
    Move lose(Port at, String reason) {
        step(at, "unfollowed", reason);
        return new Move.End(new Outcome.Dropped(at, reason));
    }

    void visit(Visit visit) {
        visits.add(visit);
    }

    void use(String node, ObjectKey key) {
        used.add(new HeldObject(node, key));
    }

    void limit(int bytes) {
        if (bytes > 0) {
            mtu = mtu == 0 ? bytes : Math.min(mtu, bytes);
        }
    }

    /** A wire on which something is added to each packet. */
    void limit(int bytes, int overhead) {
        if (bytes > 0) {
            limit(Math.max(1, bytes - overhead));
        }
    }

    Shares.Share choose(String node, Policy policy, boolean frames) {
        Shares shares = Shares.of(policy, frames);
        int taken = choices.size() < script.size() ? script.get(choices.size()) : 0;
        Shares.Share share = shares.options().get(taken);
        choices.add(new Choice(node, policy.bsid(), taken, shares.options().size(), share.part(), shares.fault()));
        return share;
    }

    /** A proxy keeps the header of the last packet, for each interface on which packets come back. */
    void remember(Port returning, Segmented header) {
        remembered.put(returning, header);
        kept.add(new Kept(returning, header.rest()));
    }

    Optional<Segmented> remembered(Port returning) {
        return Optional.ofNullable(remembered.get(returning));
    }

    /** {@return whether the walk was never in this very state, and is not beyond all measure} */
    boolean isNew(Move move) {
        return seen.add(new Moment(move, Map.copyOf(remembered))) && steps.size() <= MAX_STEPS;
    }

    WalkResult result(Outcome outcome) {
        return new WalkResult(outcome, steps, visits, choices, used, kept, mtu);
    }
}
