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
package io.chainstitch.renderer.l2xconn;

import io.chainstitch.sfc.api.ChainPath;
import io.chainstitch.sfc.api.Hop;
import io.chainstitch.sfc.api.IdentifierKey;
import io.chainstitch.sfc.api.ResolvedChain;
import io.chainstitch.vpp.model.Names;
import java.util.ArrayList;
import java.util.List;

/**
 * The way between two neighbouring hops of a path.
 *
 * @param chain name of the chain
 * @param path id of the path
 * @param index position of the first hop on the path, from 0
 * @param from the hop that forward traffic leaves
 * @param to the hop that it enters
 */
record Segment(String chain, int path, int index, Hop from, Hop to) {

    /**
     * All segments that a chain needs. A path that joins another one has only its first: from its second hop on it is
     * the other path.
     *
     * @throws IllegalArgumentException when a path joins one that is not there or that has another second hop
     */
    static List<Segment> of(ResolvedChain chain) {
        List<Segment> segments = new ArrayList<>();
        for (ChainPath path : chain.paths()) {
            if (path.hops().size() < 2) {
                throw new IllegalArgumentException("path " + path.id() + " of chain " + chain.definition().name()
                    + " has fewer than two hops");
            }
            int last = path.hops().size() - 1;
            if (path.joins().isPresent()) {
                checkJoin(chain, path, path.joins().getAsInt());
                last = 1;
            }
            for (int index = 0; index < last; index++) {
                segments.add(new Segment(chain.definition().name(), path.id(), index, path.hops().get(index),
                    path.hops().get(index + 1)));
            }
        }
        return segments;
    }

    private static void checkJoin(ResolvedChain chain, ChainPath path, int joined) {
        boolean fits = chain.paths().stream().anyMatch(other -> other.id() == joined && other.joins().isEmpty()
            && other.hops().get(1).equals(path.hops().get(1)));
        if (!fits) {
            throw new IllegalArgumentException("path " + path.id() + " of chain " + chain.definition().name()
                + " joins path " + joined + ", which has no such second hop");
        }
    }

    boolean crossesNodes() {
        return !from.node().equals(to.node());
    }

    /**
     * What the VNI of the tunnel belongs to. The nodes and their order are part of it: a hop that moves gets a fresh
     * VNI, so that its new tunnel stands beside the old one until traffic has been switched.
     */
    IdentifierKey vni() {
        return new IdentifierKey(IdentifierKey.Pool.VNI, position() + "/" + from.node() + "/" + to.node());
    }

    /** {@return the name of the tunnel interface on the node of {@link #from}} */
    String tunnelOut() {
        return tunnelTowards(to);
    }

    /** {@return the name of the tunnel interface on the node of {@link #to}} */
    String tunnelIn() {
        return tunnelTowards(from);
    }

    private String tunnelTowards(Hop peer) {
        return Names.VXLAN + chain + "/" + position() + "/" + peer.node();
    }

    private String position() {
        return path + "." + index;
    }
}
