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

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.pholser.junit.quickcheck.Property;
import com.pholser.junit.quickcheck.runner.JUnitQuickcheck;
import io.chainstitch.sfc.api.ChainPath;
import io.chainstitch.sfc.api.Hop;
import io.chainstitch.sfc.api.InstanceId;
import io.chainstitch.sfc.api.PathScheme;
import io.chainstitch.sfc.api.Pod;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.runner.RunWith;

/** Starts that share all lanes, in small random chains. */
@RunWith(JUnitQuickcheck.class)
public class SharedStartPropertyTest {
    private final ChainResolver resolver = new ChainResolver();

    @Property(trials = 300)
    public void eachStartHasAPathOverEachLaneOfTheOracle(long seed) {
        ResolveInput in = RandomCase.scheme(PathScheme.SHARED_STARTS,
            new RandomCase(new Random(seed)).input(List.of()));
        List<Pod> starts = starts(in);
        List<List<InstanceId>> expected = new ArrayList<>();
        List<List<Pod>> lanes = new PartOracle(in, 1, in.chain().functions().size() - 1, Set.of(),
            in.chain().maxPaths(), first -> nearest(in, starts, first), last -> 0).lanes();
        for (Pod start : starts) {
            for (List<Pod> lane : lanes) {
                if (PartOracle.linked(in, start, lane.get(0))) {
                    List<InstanceId> path = new ArrayList<>(lane.stream().map(PairOracle::id).toList());
                    path.add(0, PairOracle.id(start));
                    expected.add(path);
                }
            }
        }
        assertEquals(expected, paths(in));
    }

    @Property(trials = 300)
    public void lanesShareNothingAndNoStartIsOnALaneWhateverIsInstalled(long seed) {
        Random source = new Random(seed);
        RandomCase random = new RandomCase(source);
        if (source.nextBoolean()) {
            random.overlap();
        }
        ResolveInput in = RandomCase.scheme(PathScheme.SHARED_STARTS, random.input(random.installed()));
        List<List<InstanceId>> paths = paths(in);
        Set<InstanceId> starts = new HashSet<>();
        Set<List<InstanceId>> lanes = new HashSet<>();
        paths.forEach(path -> {
            starts.add(path.get(0));
            lanes.add(path.subList(1, path.size()));
        });
        Set<InstanceId> serving = new HashSet<>();
        lanes.forEach(lane -> lane.forEach(one -> assertTrue(one + " again", serving.add(one))));
        assertTrue(Collections.disjoint(starts, serving));
        assertTrue(lanes.size() <= in.chain().maxPaths());
        assertEquals(paths.size(), new HashSet<>(paths).size());
    }

    @Property(trials = 60)
    public void whateverHappensAPathStaysAsLongAsItsInstancesAreThere(long seed) {
        RandomCase random = new RandomCase(new Random(seed));
        List<InstalledPath> installed = List.of();
        for (int event = 0; event < 15; event++) {
            random.event();
            ResolveInput in = RandomCase.scheme(PathScheme.SHARED_STARTS, random.input(installed));
            List<InstalledPath> staying = installed.stream()
                .filter(path -> random.whole(path.instances(), in)).toList();
            List<InstalledPath> now = resolver.resolve(in) instanceof Resolution.Resolved resolved
                ? resolved.chain().paths().stream().map(InstalledPath::of).toList() : List.of();
            assertTrue(staying + " in " + now, now.containsAll(staying));
            installed = now;
        }
    }

    private static List<Pod> starts(ResolveInput in) {
        return PartOracle.ranked(in, 0).stream().filter(pod -> PartOracle.reachable(in, pod)).toList();
    }

    private static int nearest(ResolveInput in, List<Pod> starts, Pod first) {
        return starts.stream().mapToInt(start -> PartOracle.step(in, start, first))
            .filter(cost -> cost != PartOracle.IMPOSSIBLE).min().orElse(PartOracle.IMPOSSIBLE);
    }

    private List<List<InstanceId>> paths(ResolveInput in) {
        return resolver.resolve(in) instanceof Resolution.Resolved resolved
            ? resolved.chain().paths().stream().map(ChainPath::hops)
                .map(hops -> hops.stream().map(Hop::instance).toList()).toList() : List.of();
    }
}
