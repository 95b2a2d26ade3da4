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
import static io.chainstitch.sfc.impl.resolve.Resolving.joined;
import static io.chainstitch.sfc.impl.resolve.Resolving.resolve;
import static io.chainstitch.sfc.impl.resolve.Resolving.resolved;
import static org.junit.Assert.assertEquals;

import io.chainstitch.sfc.api.ChainDefinition;
import io.chainstitch.sfc.api.Pod;
import io.chainstitch.sfc.api.Reason;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.Test;

public class PathsTest {
    private static final ChainDefinition CHAIN = Chains.apps("a", "b");
    private static final ChainDefinition ONE_WAY = Chains.oneWay(CHAIN);
    private static final FakeRenderer JOINING = FakeRenderer.joining();

    private final World world = new World().nodes("n1", "n2", "n3");

    @Test
    public void lanesStayOnOneNodeWhereTheyCan() {
        world.pod("a1", "n1", "a").pod("a2", "n2", "a").pod("b1", "n2", "b").pod("b2", "n3", "b");
        assertPaths(resolve(Chains.limited(CHAIN, 1), world), "1: a2 b1");
        assertPaths(resolve(CHAIN, world), "1: a1 b2", "2: a2 b1");
    }

    @Test
    public void rankIsByNodeIdThenNodeNameThenNamespaceThenName() {
        world.node("n3", OptionalInt.of(1)).pod("p4", "n2", "a").pod("p3", "n1", "a").pod("p9", "n3", "a")
            .pod("p2", "n1", "a").pod("b1", "n2", "b");
        world.pod(new Pod(new Pod.Id("ns-a", "p1"), Optional.of("n1"), false, World.apps("a"),
            world.pods.values().iterator().next().interfaces()));
        List<String> names = new InstanceMatcher(CHAIN, world.inventory(), PodIndex.of(null, world.inventory(), 2))
            .matches().get(0).candidates().stream().map(candidate -> candidate.id().text()).toList();
        assertEquals(List.of("pod/ns/p9", "pod/ns/p2", "pod/ns/p3", "pod/ns-a/p1", "pod/ns/p4"), names);
    }

    @Test
    public void whatIsLeftOverIsStandbyUnlessItCannotBeReached() {
        world.pod("a1", "n1", "a").pod("b2", "n1", "b").pod("b1", "n1", "b").pod("b3", "n1", "b").pod("b4", "n2", "b");
        assertEquals(ids("b2", "b3"), resolved(avoiding("n2", CHAIN, world, FakeRenderer.EXCLUSIVE)).standby());
    }

    @Test
    public void installedLaneStaysWhereABetterOneAppears() {
        world.pod("a1", "n1", "a").pod("b2", "n2", "b").pod("b1", "n1", "b");
        assertPaths(resolve(CHAIN, world, FakeRenderer.EXCLUSIVE, installed(1, "a1", "b2")), "1: a1 b2");
        assertPaths(resolve(CHAIN, world), "1: a1 b1");
    }

    @Test
    public void newLanesTakeTheSmallestFreeIds() {
        world.pod("a1", "n1", "a").pod("b1", "n1", "b").pod("a2", "n1", "a").pod("b2", "n1", "b")
            .pod("a3", "n1", "a").pod("b3", "n1", "b");
        assertPaths(resolve(CHAIN, world, FakeRenderer.EXCLUSIVE, installed(2, "a3", "b1")),
            "1: a1 b2", "2: a3 b1", "3: a2 b3");
    }

    @Test
    public void laneGoesWithItsInstanceAndItsIdIsFreeAgain() {
        world.pod("a1", "n1", "a").pod("a2", "n1", "a").pod("b2", "n1", "b");
        assertPaths(resolve(CHAIN, world, FakeRenderer.EXCLUSIVE, installed(1, "a1", "b1"),
            installed(2, "a2", "b2")), "2: a2 b2");
        assertPaths(resolve(CHAIN, world, FakeRenderer.EXCLUSIVE, installed(1, "a1", "b1")), "1: a1 b2");
    }

    @Test
    public void smallerLimitKeepsTheSmallestIds() {
        world.pod("a1", "n1", "a").pod("b1", "n1", "b").pod("a2", "n1", "a").pod("b2", "n1", "b");
        assertPaths(resolve(Chains.limited(CHAIN, 1), world, FakeRenderer.EXCLUSIVE, installed(5, "a1", "b1"),
            installed(3, "a2", "b2")), "3: a2 b2");
    }

    @Test
    public void installedLaneStaysOnANodeThatCannotBeReached() {
        world.pod("a1", "n1", "a").pod("b2", "n2", "b").pod("b1", "n1", "b");
        assertPaths(avoiding("n2", CHAIN, world, FakeRenderer.EXCLUSIVE, installed(1, "a1", "b2")), "1: a1 b2");
        assertPaths(avoiding("n2", CHAIN, world, FakeRenderer.EXCLUSIVE), "1: a1 b1");
    }

    @Test
    public void laneWhoseNodesLostTheirLinkGoes() {
        world.pod("a1", "n1", "a").pod("b2", "n2", "b").pod("b3", "n3", "b");
        assertPaths(resolve(CHAIN, world, FakeRenderer.EXCLUSIVE.without("n1>n2"), installed(1, "a1", "b2")),
            "1: a1 b3");
    }

    @Test
    public void chainWithoutAnyLinkedPairNamesTheMissingUnderlay() {
        world.pod("a1", "n1", "a").pod("b2", "n2", "b");
        assertRefused(Reason.UNDERLAY_MISSING, "Chain 'c' has no way from function 'a' to 'b': no underlay for n1>n2",
            resolve(CHAIN, world, FakeRenderer.EXCLUSIVE.without("n1>n2")));
    }

    @Test
    public void repliesNeedTheWayBack() {
        world.pod("a1", "n1", "a").pod("b2", "n2", "b");
        FakeRenderer oneWay = FakeRenderer.EXCLUSIVE.without("n2>n1");
        assertRefused(Reason.UNDERLAY_MISSING, "Chain 'c' has no way from function 'a' to 'b': no underlay for n2>n1",
            resolve(CHAIN, world, oneWay));
        assertPaths(resolve(ONE_WAY, world, oneWay), "1: a1 b2");
    }

    @Test
    public void tieGoesToTheSmallerStart() {
        world.pod("a1", "n1", "a").pod("a2", "n2", "a").pod("b2", "n2", "b").pod("b3", "n3", "b").pod("b4", "n3", "b")
            .pod("c3", "n3", "c").pod("c4", "n3", "c");
        assertPaths(resolve(Chains.limited(Chains.apps("a", "b", "c"), 1), world), "1: a1 b3 c3");
    }

    @Test
    public void externalInterfacesHaveOneInstanceOnEachNode() {
        world.external("x", World.attached("n2", "eth7", OptionalInt.empty()),
            World.attached("n1", "eth8", OptionalInt.of(7)), World.attached("n9", "eth7", OptionalInt.empty()));
        world.pod("b1", "n1", "b").pod("b2", "n2", "b");
        assertPaths(resolve(Chains.chain(Chains.external("x"), Chains.function("b", "eth1")), world),
            "1: external/x/n1 b1", "2: external/x/n2 b2");
    }

    @Test
    public void furtherStartsJoinTheNearestSecondHop() {
        world.pod("a1", "n1", "a").pod("a2", "n2", "a").pod("a3", "n2", "a").pod("a4", "n3", "a")
            .pod("b1", "n1", "b").pod("b2", "n2", "b");
        Resolution resolution = resolve(ONE_WAY, world, JOINING);
        assertPaths(resolution, "1: a1 b1", "2: a2 b2", "3>2: a3 b2", "4>1: a4 b1");
        assertEquals(List.of(), resolved(resolution).standby());
    }

    @Test
    public void joiningStartsDoNotCountAsLanes() {
        world.pod("a1", "n1", "a").pod("a2", "n1", "a").pod("b1", "n1", "b").pod("b2", "n1", "b");
        Resolution resolution = resolve(Chains.limited(ONE_WAY, 1), world, JOINING);
        assertPaths(resolution, "1: a1 b1", "2>1: a2 b1");
        assertEquals(ids("b2"), resolved(resolution).standby());
    }

    @Test
    public void startWithoutALinkToAnySecondHopIsStandby() {
        world.pod("a1", "n1", "a").pod("a2", "n2", "a").pod("b1", "n1", "b");
        Resolution resolution = resolve(ONE_WAY, world, JOINING.without("n2>n1"));
        assertPaths(resolution, "1: a1 b1");
        assertEquals(ids("a2"), resolved(resolution).standby());
    }

    @Test
    public void nobodyJoinsOverANodeThatCannotBeReached() {
        world.pod("a1", "n1", "a").pod("a2", "n1", "a").pod("a3", "n2", "a").pod("b1", "n2", "b");
        Resolution resolution = avoiding("n2", ONE_WAY, world, JOINING, installed(1, "a1", "b1"),
            joined(2, 1, "a3", "b1"));
        assertPaths(resolution, "1: a1 b1", "2>1: a3 b1");
        assertEquals(ids("a2"), resolved(resolution).standby());
    }

    @Test
    public void joinedStartStaysWithItsLaneThoughAnotherIsNearer() {
        world.pod("a1", "n1", "a").pod("a2", "n2", "a").pod("a3", "n1", "a").pod("b1", "n1", "b")
            .pod("b2", "n2", "b");
        assertPaths(resolve(ONE_WAY, world, JOINING, installed(1, "a1", "b1"), joined(2, 4, "a3", "b2"),
            installed(4, "a2", "b2")), "1: a1 b1", "2>4: a3 b2", "4: a2 b2");
    }

    @Test
    public void joinedStartGetsALaneOfItsOwnAsSoonAsThereIsOne() {
        world.pod("a1", "n1", "a").pod("a2", "n1", "a").pod("b1", "n1", "b").pod("b2", "n2", "b");
        assertPaths(resolve(ONE_WAY, world, JOINING, installed(1, "a1", "b1"), joined(2, 1, "a2", "b1")),
            "1: a1 b1", "2: a2 b2");
    }

    @Test
    public void joinedStartGoesOnWithAnotherLaneWhenItsOwnGoes() {
        world.pod("a1", "n1", "a").pod("a2", "n1", "a").pod("b2", "n1", "b");
        assertPaths(resolve(ONE_WAY, world, JOINING, installed(1, "a1", "b1"), joined(2, 1, "a2", "b1")),
            "1: a1 b2", "2>1: a2 b2");
    }

    @Test
    public void joinedPathIsNoLaneOfAnExclusiveChain() {
        world.pod("a1", "n1", "a").pod("a2", "n1", "a").pod("b1", "n1", "b");
        assertPaths(resolve(CHAIN, world, FakeRenderer.EXCLUSIVE, installed(1, "a1", "b1"),
            joined(2, 1, "a2", "b1")), "1: a1 b1");
    }
}
