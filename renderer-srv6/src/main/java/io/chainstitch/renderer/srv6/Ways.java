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
package io.chainstitch.renderer.srv6;

import io.chainstitch.sfc.api.ChainInterface;
import io.chainstitch.sfc.api.ChainPath;
import io.chainstitch.sfc.api.Hop;
import io.chainstitch.sfc.api.InstanceId;
import io.chainstitch.sfc.api.ResolvedChain;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All ways through a chain. */
final class Ways {
    private final Map<FaceKey, Face> faces = new LinkedHashMap<>();
    private final Map<Direction, List<Way>> ways = new EnumMap<>(Direction.class);

    private record FaceKey(InstanceId instance, String name) {
    }

    private Ways() {
    }

    /**
     * The ways of a chain.
     *
     * @throws IllegalArgumentException when a path has no end
     */
    static Ways of(ResolvedChain chain) {
        Ways all = new Ways();
        List<Way> forward = new ArrayList<>(chain.paths().size());
        for (ChainPath path : chain.paths()) {
            if (path.hops().size() < 2) {
                throw new IllegalArgumentException("path " + path.id() + " of chain " + chain.definition().name()
                    + " has fewer than two hops");
            }
            forward.add(all.forward(path));
        }
        all.ways.put(Direction.FORWARD, forward);
        if (!chain.definition().unidirectional()) {
            all.ways.put(Direction.REVERSE, forward.stream().map(Way::mirrored).toList());
        }
        return all;
    }

    private Way forward(ChainPath path) {
        List<Station> stations = new ArrayList<>(path.hops().size());
        int crossings = 0;
        for (Hop hop : path.hops()) {
            Station station = new Station(stations.size(), face(hop, hop.input()), face(hop, hop.output()));
            if (!stations.isEmpty() && !station.node().equals(stations.get(stations.size() - 1).node())) {
                crossings++;
            }
            stations.add(station);
        }
        return new Way(path.id(), Direction.FORWARD, stations, crossings);
    }

    private Face face(Hop hop, ChainInterface iface) {
        return faces.computeIfAbsent(new FaceKey(hop.instance(), iface.name()),
            key -> new Face(hop.instance(), hop.node(), iface));
    }

    /** {@return the directions in which the chain passes traffic} */
    Collection<Direction> directions() {
        return ways.keySet();
    }

    List<Way> in(Direction direction) {
        return ways.get(direction);
    }

    /** {@return the ways of all directions} */
    List<Way> all() {
        return ways.values().stream().flatMap(List::stream).toList();
    }

    /** {@return every interface of the chain, once for each instance that has it} */
    Collection<Face> faces() {
        return faces.values();
    }
}
