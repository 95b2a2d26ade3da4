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
import io.chainstitch.sfc.api.Reason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.runner.RunWith;

/** The paths of pairs of start and end in small random chains, compared with an oracle that looks at all lanes. */
@RunWith(JUnitQuickcheck.class)
public class PairPropertyTest {
    private final ChainResolver resolver = new ChainResolver();

    private static RandomCase random(long seed, boolean overlapping) {
        RandomCase random = new RandomCase(new Random(seed));
        if (overlapping) {
            random.overlap();
        }
        return random;
    }

    @Property(trials = 200)
    public void eachPairHasTheLanesOfTheOracle(long seed) {
        ResolveInput in = RandomCase.scheme(PathScheme.PAIRS, random(seed, false).input(List.of()));
        assertNumbered(new PairOracle(in).sharing(List.of()), paths(in));
    }

    @Property(trials = 150)
    public void overlappingSelectorsGiveTheLanesOfTheOracle(long seed) {
        ResolveInput in = RandomCase.scheme(PathScheme.PAIRS, random(seed, true).input(List.of()));
        assertNumbered(new PairOracle(in).sharing(List.of()), paths(in));
    }

    @Property(trials = 200)
    public void installedPathsStayAndTheRestIsWhatTheOracleAdds(long seed) {
        RandomCase random = random(seed, new Random(seed).nextBoolean());
        ResolveInput in = RandomCase.scheme(PathScheme.PAIRS, random.input(random.installed()));
        List<InstalledPath> now = paths(in).stream().map(InstalledPath::of).toList();
        List<InstalledPath> staying = staying(random, in);
        assertTrue(staying + " in " + now, now.containsAll(staying));
        assertEquals(new PairOracle(in).sharing(staying.stream().map(InstalledPath::instances).toList()),
            now.stream().filter(path -> !staying.contains(path)).map(InstalledPath::instances).toList());
    }

    @Property(trials = 300)
    public void pairsThatShareNothingAreServedInTurnsOrTheChainIsRefused(long seed) {
        ResolveInput in = RandomCase.scheme(PathScheme.EXCLUSIVE_PAIRS,
            random(seed, new Random(seed).nextBoolean()).input(List.of()));
        Optional<List<List<InstanceId>>> expected = new PairOracle(in).alone();
        if (expected.isPresent()) {
            assertNumbered(expected.get(), paths(in));
        } else {
            assertEquals(Reason.INTERFACE_CONFLICT,
                ((Resolution.Refused) resolver.resolve(in)).refusal().reason());
        }
    }

    @Property(trials = 100)
    public void noInnerInstanceServesTwoPairsWhateverIsInstalled(long seed) {
        RandomCase random = random(seed, new Random(seed).nextBoolean());
        ResolveInput in = RandomCase.scheme(PathScheme.EXCLUSIVE_PAIRS, random.input(random.installed()));
        Set<InstanceId> inner = new HashSet<>();
        Set<InstanceId> ends = new HashSet<>();
        for (List<InstanceId> path : instances(paths(in))) {
            path.subList(1, path.size() - 1).forEach(one -> assertTrue(one + " again", inner.add(one)));
            ends.add(path.get(0));
            ends.add(path.get(path.size() - 1));
        }
        assertTrue(inner + " and " + ends, Collections.disjoint(inner, ends));
    }

    @Property(trials = 150)
    public void orderOfTheInputMakesNoDifferenceAndWhatIsInstalledStays(long seed) {
        Random source = new Random(seed);
        RandomCase random = random(seed, source.nextBoolean());
        PathScheme scheme = PathScheme.values()[source.nextInt(PathScheme.values().length)];
        List<InstalledPath> installed = new ArrayList<>(source.nextBoolean() ? random.installed() : List.of());
        ResolveInput in = RandomCase.scheme(scheme, random.input(installed));
        Resolution expected = resolver.resolve(in);
        Collections.shuffle(installed, source);
        ResolveInput shuffled = RandomCase.scheme(scheme, new ResolveInput(in.chain(),
            random.world().shuffled(source), in.renderer(), installed, in.reachable(), in.settings()));
        assertEquals(scheme.toString(), expected, resolver.resolve(shuffled));
        List<InstalledPath> now = paths(in).stream().map(InstalledPath::of).toList();
        if (!now.isEmpty()) {
            assertEquals(scheme.toString(), expected,
                resolver.resolve(RandomCase.scheme(scheme, random.input(now))));
        }
    }

    @Property(trials = 60)
    public void whateverHappensPathsOfPairsStayAndNoneIsMissing(long seed) {
        RandomCase random = random(seed, false);
        List<InstalledPath> installed = List.of();
        for (int event = 0; event < 12; event++) {
            random.event();
            ResolveInput in = RandomCase.scheme(PathScheme.PAIRS, random.input(installed));
            List<InstalledPath> staying = staying(random, in);
            List<InstalledPath> now = paths(in).stream().map(InstalledPath::of).toList();
            assertTrue(staying + " in " + now, now.containsAll(staying));
            assertEquals(staying.size() + new PairOracle(in).sharing(staying.stream()
                .map(InstalledPath::instances).toList()).size(), now.size());
            installed = now;
        }
    }

    /** The installed paths that have to stay where pairs share instances. */
    private static List<InstalledPath> staying(RandomCase random, ResolveInput in) {
        List<InstalledPath> staying = new ArrayList<>();
        int most = in.chain().functions().size() == 2 ? 1 : in.chain().maxPaths();
        in.installed().stream().sorted((one, other) -> one.id() - other.id()).forEach(path -> {
            List<InstalledPath> beside = staying.stream().filter(other -> ends(other).equals(ends(path))).toList();
            if (beside.size() < most && new HashSet<>(path.instances()).size() == path.instances().size()
                && beside.stream().allMatch(other -> Collections.disjoint(inner(other), inner(path)))
                && random.whole(path.instances(), in)) {
                staying.add(path);
            }
        });
        return staying;
    }

    private static List<InstanceId> ends(InstalledPath path) {
        return List.of(path.instances().get(0), path.instances().get(path.instances().size() - 1));
    }

    private static List<InstanceId> inner(InstalledPath path) {
        return path.instances().subList(1, path.instances().size() - 1);
    }

    private static void assertNumbered(List<List<InstanceId>> expected, List<ChainPath> paths) {
        assertEquals(expected, instances(paths));
        assertEquals(IntStream.rangeClosed(1, paths.size()).boxed().toList(),
            paths.stream().map(ChainPath::id).toList());
    }

    private List<ChainPath> paths(ResolveInput in) {
        return resolver.resolve(in) instanceof Resolution.Resolved resolved ? resolved.chain().paths() : List.of();
    }

    private static List<List<InstanceId>> instances(List<ChainPath> paths) {
        return paths.stream().map(path -> path.hops().stream().map(Hop::instance).toList()).toList();
    }
}
