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

import static io.chainstitch.sfc.impl.resolve.Resolving.assertPaths;
import static io.chainstitch.sfc.impl.resolve.Resolving.assertRefused;
import static io.chainstitch.sfc.impl.resolve.Resolving.avoiding;
import static io.chainstitch.sfc.impl.resolve.Resolving.ids;
import static io.chainstitch.sfc.impl.resolve.Resolving.installed;
import static io.chainstitch.sfc.impl.resolve.Resolving.resolve;
import static io.chainstitch.sfc.impl.resolve.Resolving.resolved;
import static org.junit.Assert.assertEquals;

import io.chainstitch.sfc.api.ChainDefinition;
import io.chainstitch.sfc.api.PathScheme;
import io.chainstitch.sfc.api.Pod;
import io.chainstitch.sfc.api.Reason;
import org.junit.Test;

/** Paths that share instances. */
public class SharingPathsTest {
    private static final ChainDefinition CHAIN = Chains.apps("a", "f", "z");
    private static final FakeRenderer PAIRS = FakeRenderer.with(PathScheme.PAIRS);
    private static final FakeRenderer ALONE = FakeRenderer.with(PathScheme.EXCLUSIVE_PAIRS);
    private static final FakeRenderer STARTS = FakeRenderer.with(PathScheme.SHARED_STARTS);

    private final World world = new World().nodes("n1", "n2", "n3");

    private void twoStartsAndTwoEnds() {
        world.pod("a1", "n1", "a").pod("a2", "n1", "a").pod("z1", "n1", "z").pod("z2", "n1", "z");
    }

    @Test
    public void pairsOfStartAndEndShareAFunction() {
        twoStartsAndTwoEnds();
        world.pod("f1", "n1", "f");
        assertPaths(resolve(CHAIN, world, PAIRS), "1: a1 f1 z1", "2: a1 f1 z2", "3: a2 f1 z1", "4: a2 f1 z2");
    }

    @Test
    public void limitIsForEachPairAndTheNearestLanesAreTaken() {
        world.pod("a1", "n2", "a").pod("z1", "n2", "z").pod("z3", "n3", "z").pod("f1", "n1", "f").pod("f2", "n2", "f")
            .pod("f3", "n3", "f");
        assertPaths(resolve(Chains.limited(CHAIN, 1), world, PAIRS), "1: a1 f2 z1", "2: a1 f2 z3");
        assertPaths(resolve(Chains.limited(CHAIN, 2), world, PAIRS), "1: a1 f1 z1", "2: a1 f2 z1", "3: a1 f2 z3",
            "4: a1 f3 z3");
    }

    @Test
    public void whoIsStartAndEndIsNoPairWithItself() {
        world.pod("b1", "n1", "a", "z").pod("b2", "n1", "a", "z").pod("f1", "n1", "f");
        assertPaths(resolve(CHAIN, world, PAIRS), "1: b1 f1 b2", "2: b2 f1 b1");
        world.pods.remove(new Pod.Id(World.NAMESPACE, "b2"));
        assertRefused(Reason.NO_USABLE_INSTANCE, "Functions 'a', 'z' of chain 'c' match the same instances and these"
            + " are too few to give each function one of its own: add instances, or narrow a selector",
            resolve(CHAIN, world, PAIRS));
    }

    @Test
    public void chainWithoutFunctionsBetweenHasOnePathForEachPair() {
        twoStartsAndTwoEnds();
        for (FakeRenderer renderer : new FakeRenderer[] {PAIRS, ALONE, STARTS}) {
            assertPaths(resolve(Chains.apps("a", "z"), world, renderer), "1: a1 z1", "2: a1 z2", "3: a2 z1",
                "4: a2 z2");
        }
    }

    @Test
    public void pairsThatAreNotLinkedAreLeftOut() {
        world.pod("a1", "n1", "a").pod("a2", "n2", "a").pod("f1", "n1", "f").pod("z1", "n1", "z");
        assertPaths(resolve(CHAIN, world, PAIRS.without("n2>n1")), "1: a1 f1 z1");
        assertPaths(resolve(CHAIN, world, ALONE.without("n2>n1")), "1: a1 f1 z1");
        world.pods.remove(new Pod.Id(World.NAMESPACE, "a1"));
        assertRefused(Reason.UNDERLAY_MISSING, "Chain 'c' has no way from function 'a' to 'f': no underlay for n2>n1",
            resolve(CHAIN, world, ALONE.without("n2>n1")));
    }

    @Test
    public void pairThatFindsNoInstanceOfItsOwnIsNamedWithTheWayOut() {
        twoStartsAndTwoEnds();
        world.pod("f1", "n1", "f").pod("f2", "n1", "f").pod("f3", "n1", "f");
        assertRefused(Reason.INTERFACE_CONFLICT, "Chain 'c' has no instances left for traffic from pod ns/a2 to pod"
            + " ns/z2: with srv6-proxy dynamic each pair of start and end needs instances of its own; add instances,"
            + " or set srv6-proxy to auto or stitched, which shares them", resolve(CHAIN, world, ALONE));
    }

    @Test
    public void pairsTakeTurnsForMoreLanes() {
        world.pod("a1", "n1", "a").pod("a2", "n1", "a").pod("z1", "n1", "z");
        for (int function = 1; function <= 5; function++) {
            world.pod("f" + function, "n1", "f");
        }
        assertPaths(resolve(CHAIN, world, ALONE), "1: a1 f1 z1", "2: a1 f3 z1", "3: a1 f5 z1", "4: a2 f2 z1",
            "5: a2 f4 z1");
    }

    @Test
    public void whatAPairHasBeyondItsFirstLaneGivesWayToAPairWithoutAny() {
        twoStartsAndTwoEnds();
        world.pod("f1", "n1", "f").pod("f2", "n1", "f").pod("f3", "n1", "f").pod("f4", "n1", "f");
        InstalledPath[] installed = {installed(1, "a1", "f2", "z1"), installed(2, "a1", "f1", "z1"),
            installed(3, "a2", "f4", "z1"), installed(4, "a2", "f3", "z1")};
        assertPaths(resolve(CHAIN, world, ALONE, installed), "1: a1 f2 z1", "2: a1 f1 z2", "3: a2 f4 z1",
            "4: a2 f3 z2");
        world.pods.remove(new Pod.Id(World.NAMESPACE, "z2"));
        assertPaths(resolve(CHAIN, world, ALONE, installed), "1: a1 f2 z1", "2: a1 f1 z1", "3: a2 f4 z1",
            "4: a2 f3 z1");
    }

    @Test
    public void startsShareAllLanes() {
        twoStartsAndTwoEnds();
        world.pod("f1", "n1", "f").pod("f2", "n1", "f").pod("f3", "n1", "f");
        Resolution resolution = resolve(Chains.oneWay(CHAIN), world, STARTS);
        assertPaths(resolution, "1: a1 f1 z1", "2: a1 f2 z2", "3: a2 f1 z1", "4: a2 f2 z2");
        assertEquals(ids("f3"), resolved(resolution).standby());
        assertPaths(resolve(Chains.limited(Chains.oneWay(CHAIN), 1), world, STARTS), "1: a1 f1 z1", "2: a2 f1 z1");
    }

    @Test
    public void laneBeginsWhereAStartIs() {
        world.pod("a2", "n2", "a").pod("f1", "n1", "f").pod("f2", "n2", "f").pod("z1", "n1", "z").pod("z2", "n2", "z");
        assertPaths(resolve(Chains.limited(CHAIN, 1), world, STARTS), "1: a2 f2 z2");
    }

    @Test
    public void startServesALaneOnlyWhereNobodyElseCan() {
        world.pod("b1", "n1", "a", "f").pod("b2", "n1", "a", "f").pod("z1", "n1", "z").pod("z2", "n1", "z");
        assertPaths(resolve(CHAIN, world, STARTS), "1: b1 b2 z1");
        world.pod("f9", "n3", "f");
        assertPaths(resolve(CHAIN, world, STARTS), "1: b1 f9 z1", "2: b2 f9 z1");
    }

    @Test
    public void pathsStayOnANodeThatCannotBeReachedButGetNoCompany() {
        world.pod("a1", "n1", "a").pod("a2", "n1", "a").pod("f1", "n2", "f").pod("f2", "n1", "f").pod("z1", "n1", "z");
        assertPaths(avoiding("n2", CHAIN, world, PAIRS, installed(3, "a1", "f1", "z1")), "1: a1 f2 z1", "2: a2 f2 z1",
            "3: a1 f1 z1");
        assertPaths(avoiding("n2", CHAIN, world, STARTS, installed(3, "a1", "f1", "z1")), "3: a1 f1 z1");
    }
}
