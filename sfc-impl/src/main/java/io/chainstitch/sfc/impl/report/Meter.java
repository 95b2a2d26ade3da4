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

import io.chainstitch.sfc.api.NodeGateway.Counted;
import io.chainstitch.sfc.impl.engine.ChainRecord;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.NodeCounters;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Where it is counted how much a hop has carried. */
sealed interface Meter {

    /**
     * How much a hop has carried.
     *
     * @param packets packets or frames
     * @param bytes their bytes
     */
    record Carried(long packets, long bytes) {
    }

    /** {@return what the node counts there} */
    Counted counted();

    /** {@return what it has counted, empty when it does not tell} */
    Optional<Carried> read(NodeCounters counters);

    /**
     * The SID that leads to an instance.
     *
     * @param sid the SID
     */
    record OfSid(IpAddress sid) implements Meter {
        @Override
        public Counted counted() {
            return Counted.LOCAL_SIDS;
        }

        @Override
        public Optional<Carried> read(NodeCounters counters) {
            return Optional.ofNullable(counters.sids().get(sid))
                .map(found -> new Carried(found.goodPackets(), found.goodBytes()));
        }
    }

    /**
     * An interface through which VPP sends to an instance.
     *
     * @param name name of the interface
     */
    record Into(String name) implements Meter {
        @Override
        public Counted counted() {
            return Counted.INTERFACES;
        }

        @Override
        public Optional<Carried> read(NodeCounters counters) {
            return Optional.ofNullable(counters.interfaces().get(name))
                .map(found -> new Carried(found.sentPackets(), found.sentBytes()));
        }
    }

    /**
     * A meter of a node.
     *
     * @param node name of the node
     * @param meter where it is counted there
     */
    record OnNode(String node, Meter meter) {
    }

    /**
     * Where a hop is counted. On a path with SIDs it is the SID, and a hop without one is not counted. On any other the
     * interfaces of the instances belong to the chain alone: it is what is sent into the one through which traffic of
     * this direction enters the instance. The start, which nothing enters, is not counted: VPP 26.06 books what it
     * receives on af_packet under the number that the interface has as hardware, which is that of another interface as
     * soon as a sub-interface was made before it.
     *
     * @param path the path
     * @param reverse whether traffic passes from its last hop to its first
     * @param position of the hop, in forward order
     * @return where, empty when nothing counts the hop
     */
    static Optional<Meter> of(ChainRecord.PathRecord path, boolean reverse, int position) {
        if (!path.forward().sids().isEmpty() || !path.reverse().sids().isEmpty()) {
            return Optional.ofNullable(path.way(reverse).sids().get(position)).map(OfSid::new);
        }
        ChainRecord.HopRecord hop = path.hops().get(position);
        boolean start = position == (reverse ? path.hops().size() - 1 : 0);
        return start ? Optional.empty() : Optional.of(new Into(reverse ? hop.output() : hop.input()));
    }

    /** Where the hops of a chain are counted, in the directions that it has. */
    static Stream<OnNode> of(ChainRecord record) {
        List<Boolean> directions = record.rendered().unidirectional() ? List.of(false) : List.of(false, true);
        return record.rendered().paths().stream().flatMap(path -> directions.stream()
            .flatMap(reverse -> IntStream.range(0, path.hops().size()).boxed().flatMap(position ->
                of(path, reverse, position).map(meter -> new OnNode(path.hops().get(position).node(), meter))
                    .stream())));
    }
}
