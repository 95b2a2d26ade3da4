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
import io.chainstitch.sfc.api.Pod;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.runner.RunWith;

/** The lanes of small random chains, compared with an oracle that looks at all possible ones. */
@RunWith(JUnitQuickcheck.class)
public class LanePropertyTest {
    private final ChainResolver resolver = new ChainResolver();

    @Property(trials = 400)
    public void freshLanesAreTheOnesOfTheOracle(long seed) {
        RandomCase random = new RandomCase(new Random(seed));
        assertFreshLanes(random.input(List.of()));
    }

    @Property(trials = 300)
    public void overlappingSelectorsGiveTheLanesOfTheOracle(long seed) {
        RandomCase random = new RandomCase(new Random(seed));
        random.overlap();
        assertFreshLanes(random.input(List.of()));
    }

    @Property(trials = 300)
    public void installedLanesStayAndTheRestIsWhatTheOracleAdds(long seed) {
        RandomCase random = new RandomCase(new Random(seed));
        List<InstalledPath> installed = random.installed();
        ResolveInput in = random.input(installed);
        List<ChainPath> paths = paths(resolver.resolve(in));
        List<InstalledPath> kept = random.staying(in);
        kept.forEach(path -> assertTrue(path + " in " + paths,
            paths.stream().map(InstalledPath::of).anyMatch(path::equals)));
        LaneOracle oracle = new LaneOracle(in, kept.stream().map(InstalledPath::instances).toList());
        assertEquals(oracle.lanes(), instances(paths.stream()
            .filter(path -> kept.stream().noneMatch(old -> old.id() == path.id())).toList()));
    }

    @Property(trials = 200)
    public void theOrderOfTheInputMakesNoDifference(long seed) {
        Random source = new Random(seed);
        RandomCase random = new RandomCase(source);
        if (source.nextBoolean()) {
            random.overlap();
        }
        List<InstalledPath> installed = new ArrayList<>(source.nextBoolean() ? random.installed() : List.of());
        ResolveInput in = random.input(installed);
        Resolution expected = resolver.resolve(in);
        for (int round = 0; round < 3; round++) {
            Collections.shuffle(installed, source);
            assertEquals(expected, resolver.resolve(new ResolveInput(in.chain(), random.world().shuffled(source),
                in.renderer(), installed, in.reachable(), in.settings())));
        }
    }

    @Property(trials = 60)
    public void whateverHappensLanesStayAndNoneIsMissing(long seed) {
        Random source = new Random(seed);
        RandomCase random = new RandomCase(source);
        List<InstalledPath> installed = List.of();
        for (int event = 0; event < 15; event++) {
            random.event();
            ResolveInput in = random.input(installed);
            List<ChainPath> paths = paths(resolver.resolve(in));
            List<InstalledPath> staying = random.staying(in);
            List<InstalledPath> now = paths.stream().map(InstalledPath::of).toList();
            assertTrue(staying + " in " + now, now.containsAll(staying));
            LaneOracle oracle = new LaneOracle(in, staying.stream().map(InstalledPath::instances).toList());
            assertEquals(staying.size() + oracle.lanes().size(), now.size());
            assertEquals(now, paths(resolver.resolve(random.input(now))).stream().map(InstalledPath::of).toList());
            installed = now;
        }
    }

    @Property(trials = 100)
    public void addingAndRemovingOtherInstancesMovesNoLane(long seed) {
        RandomCase random = new RandomCase(new Random(seed));
        List<InstalledPath> before = paths(resolver.resolve(random.input(List.of()))).stream()
            .map(InstalledPath::of).toList();
        random.addPod();
        random.addPod();
        Set<InstanceId> serving = before.stream().flatMap(path -> path.instances().stream())
            .collect(Collectors.toSet());
        List<Pod.Id> idle = random.world().pods.keySet().stream()
            .filter(id -> !serving.contains(new InstanceId.OfPod(id))).sorted().toList();
        idle.stream().limit(1).forEach(random.world().pods::remove);
        List<InstalledPath> after = paths(resolver.resolve(random.input(before))).stream()
            .map(InstalledPath::of).toList();
        assertTrue(before + " in " + after, after.containsAll(before));
    }

    private void assertFreshLanes(ResolveInput in) {
        List<ChainPath> paths = paths(resolver.resolve(in));
        LaneOracle oracle = new LaneOracle(in, List.of());
        assertEquals(oracle.lanes(), instances(paths));
        assertEquals(-oracle.cost()[0], paths.size());
        assertEquals(oracle.cost()[1], crossings(paths));
    }

    private static long crossings(List<ChainPath> paths) {
        long crossings = 0;
        for (ChainPath path : paths) {
            for (int index = 1; index < path.hops().size(); index++) {
                crossings += path.hops().get(index).node().equals(path.hops().get(index - 1).node()) ? 0 : 1;
            }
        }
        return crossings;
    }

    private static List<ChainPath> paths(Resolution resolution) {
        return resolution instanceof Resolution.Resolved resolved ? resolved.chain().paths() : List.of();
    }

    private static List<List<InstanceId>> instances(List<ChainPath> paths) {
        return paths.stream().map(path -> path.hops().stream().map(Hop::instance).toList()).toList();
    }
}
