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

import io.chainstitch.sfc.api.Rendering.PathDetail;
import io.chainstitch.vpp.model.IpAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Draws what a chain carries in one plane. */
final class PlaneDrawing {
    private final Plane plane;
    private final Proxies proxies;
    private final Policies policies;
    private final Underlay underlay;
    private final Map<Station, Sid> proxySids = new HashMap<>();
    private final Map<Face, Sid> exitSids = new HashMap<>();
    private final List<PathDetail> details = new ArrayList<>();

    PlaneDrawing(Plane plane, Proxies proxies, Policies policies, Underlay underlay) {
        this.plane = plane;
        this.proxies = proxies;
        this.policies = policies;
        this.underlay = underlay;
    }

    /** Draws everything. */
    void draw(Ways ways) {
        ways.faces().forEach(plane::attach);
        ways.directions().forEach(direction -> draw(ways.in(direction)));
        plane.finish();
    }

    /** {@return what there is to tell of each way} */
    List<PathDetail> details() {
        return details;
    }

    private void draw(List<Way> ways) {
        Map<Object, List<Stretch>> byTraffic = new LinkedHashMap<>();
        for (Way way : ways) {
            for (Stretch stretch : stretches(way)) {
                byTraffic.computeIfAbsent(plane.traffic(stretch), key -> new ArrayList<>(1)).add(stretch);
            }
        }
        Map<Integer, Long> weights = new HashMap<>();
        byTraffic.values().forEach(together -> steer(together, weights));
        ways.forEach(way -> details.add(new PathDetail(way.path(), way.direction() == Direction.REVERSE,
            Math.toIntExact(weights.get(way.path())), sids(way))));
    }

    private List<Stretch> stretches(Way way) {
        List<Stretch> stretches = new ArrayList<>(1);
        List<Sid> sids = new ArrayList<>(way.last());
        int from = 0;
        for (int index = 1; index <= way.last(); index++) {
            sids.add(sid(way, index));
            if (exits(way, index)) {
                stretches.add(new Stretch(way, from, sids));
                sids.clear();
                from = index;
            }
        }
        return stretches;
    }

    private boolean exits(Way way, int index) {
        return index == way.last() || proxies.stitches(way.stations().get(index).instance());
    }

    private Sid sid(Way way, int index) {
        Station station = way.stations().get(index);
        return exits(way, index) ? exitSids.computeIfAbsent(station.entering(), plane::exit)
            : proxySids.computeIfAbsent(station, plane::proxy);
    }

    private Map<Integer, IpAddress> sids(Way way) {
        Map<Integer, IpAddress> sids = new HashMap<>();
        for (int index = 1; index <= way.last(); index++) {
            sids.put(way.stations().get(index).position(), sid(way, index).address());
        }
        return sids;
    }

    /** Makes the one policy of stretches that begin with the same traffic, and sends it there. */
    private void steer(List<Stretch> together, Map<Integer, Long> weights) {
        List<Share> shares = shares(together);
        Stretch first = together.get(0);
        String node = first.head().node();
        shares.forEach(share -> underlay.connect(node, share.sids()));
        plane.steer(first, policies.of(node, shares, plane.repeatsLists()));
        if (first.atStart()) {
            Map<List<Sid>, Long> dealt = new HashMap<>();
            shares.forEach(share -> dealt.put(share.sids(), share.weight()));
            together.forEach(stretch -> weights.put(stretch.way().path(), dealt.get(stretch.sids())));
        }
    }

    private List<Share> shares(List<Stretch> together) {
        if (together.size() == 1) {
            return List.of(new Share(1, together.get(0).sids()));
        }
        Map<List<Sid>, Long> wanted = wanted(together);
        long[] dealt = plane.weights(wanted.values().stream().mapToLong(Long::longValue).toArray());
        List<Share> shares = new ArrayList<>(dealt.length);
        wanted.keySet().forEach(list -> shares.add(new Share(dealt[shares.size()], list)));
        return shares;
    }

    /** The lists and their shares; ways that are the same up to where the encapsulation ends have one list. */
    private static Map<List<Sid>, Long> wanted(List<Stretch> together) {
        long[] shares = Weights.of(together.stream().mapToInt(stretch -> stretch.way().crossings()).toArray());
        Map<List<Sid>, Long> wanted = new LinkedHashMap<>();
        for (int index = 0; index < shares.length; index++) {
            wanted.merge(together.get(index).sids(), shares[index], Long::sum);
        }
        return wanted;
    }
}
