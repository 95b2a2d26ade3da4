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
package io.chainstitch.sfc.impl.resolve;

import io.chainstitch.sfc.api.ChainInterface;
import io.chainstitch.sfc.api.Flaw;
import io.chainstitch.sfc.api.Hop;
import io.chainstitch.sfc.api.InstanceId;
import io.chainstitch.sfc.api.Node;
import io.chainstitch.vpp.model.IpFamily;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * An instance of a function with all that a path through it needs. Whether its node can be reached is another question.
 *
 * @param id the instance
 * @param node the node it is on
 * @param input where forward traffic enters it
 * @param output where forward traffic leaves it
 */
record Candidate(InstanceId id, Node node, Side input, Side output) {
    /** The order that breaks ties: by node, then namespace and name; its position in it is the rank of a candidate. */
    static final Comparator<Candidate> ORDER = Comparator.comparing(Candidate::node, Node.ORDER)
        .thenComparing(Candidate::id, Candidate::compareIds);

    /**
     * One way in or out.
     *
     * @param face the interface
     * @param families address families of its addresses; none means L2
     * @param flaws what the inventory says of it that cannot be
     */
    record Side(ChainInterface face, Set<IpFamily> families, List<Flaw> flaws) {
    }

    List<Side> sides() {
        return List.of(input, output);
    }

    Hop hop(String function) {
        return new Hop(function, id, node.name(), input.face(), output.face());
    }

    /** The text form would sort by it as one string, where a namespace may end inside the other's name. */
    private static int compareIds(InstanceId one, InstanceId other) {
        return one instanceof InstanceId.OfPod pod && other instanceof InstanceId.OfPod otherPod
            ? pod.id().compareTo(otherPod.id()) : one.compareTo(other);
    }
}
