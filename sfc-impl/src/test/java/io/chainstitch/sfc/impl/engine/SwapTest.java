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
package io.chainstitch.sfc.impl.engine;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.chainstitch.sfc.api.ChainState;
import io.chainstitch.sfc.api.Pod;
import io.chainstitch.sfc.api.Reason;
import io.chainstitch.vpp.model.LocalSid;
import io.chainstitch.vpp.model.SidBehavior;
import io.chainstitch.vpp.model.VppObject;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.Test;

/** Chains that want the functions which the others have, behind dynamic proxies, by one edit. */
public class SwapTest extends ExchangeScene {
    @Test
    public void twoChainsExchangeTheirFunctions() {
        want("a", "f2");
        want("b", "f1");
        edit();
        assertEachHasItsFunctionsAlone();
    }

    @Test
    public void twoChainsExchangeTheirFunctionsWhileTheControllerIsAway() {
        want("a", "f2");
        want("b", "f1");
        editWhileTheControllerIsAway();
        assertEachHasItsFunctionsAlone();
    }

    @Test
    public void threeChainsPassTheirFunctionsOn() {
        want("a", "f2");
        want("b", "f3");
        want("c", "f1");
        edit();
        assertEachHasItsFunctionsAlone();
    }

    @Test
    public void chainThatGoesToWhereOneOfTheTwoWasSharesIt() {
        want("a", "f2");
        want("b", "f1");
        want("c", "f1");
        edit();
        assertReady("a", "b", "c");
        assertEquals(List.of(2L, 0L, 0L), Stream.of("a", "b", "c").map(scene::proxies).toList());
    }

    /** Chain a has to wait for c, which goes elsewhere, and exchanges places with b. */
    @Test
    public void chainsWaitForOneThatIsNotOfTheirCircle() {
        want("a", "f2", "f3");
        want("b", "f1");
        want("c", "f4");
        edit();
        assertEachHasItsFunctionsAlone();
        assertEquals(List.of(List.of("c"), List.of("a", "b")), lab.sink.transactions.stream()
            .map(StateSink.TransactionStatus::chains).filter(chains -> !chains.contains("busy")).skip(3).limit(2)
            .toList());
    }

    /** An older chain that wants a place of theirs cannot have it: it would be kept if they could not exchange. */
    @Test
    public void twoChainsExchangeTheirEndsThoughAPreferredOneWantsOneOfThem() {
        Lab cables = new Lab();
        cables.node("n1");
        for (String name : List.of("a", "b", "c", "d", "e", "f")) {
            cables.pod(name, "n1", name);
        }
        cables.chain("older", "e", "f").chain("x", "a", "b").chain("y", "c", "d");
        cables.kill();
        cables.definitions.put("older", Optional.of(Lab.definition("older", false, 8, "a", "f")));
        cables.definitions.put("x", Optional.of(Lab.definition("x", false, 8, "c", "b")));
        cables.definitions.put("y", Optional.of(Lab.definition("y", false, 8, "a", "d")));
        cables.restart();
        assertEquals(ChainState.READY, cables.state("x"));
        assertEquals(ChainState.READY, cables.state("y"));
        assertEquals(Reason.INTERFACE_CONFLICT, cables.reason("older"));
        assertEquals(cables.planned(), cables.nodes.all());
    }

    @Test
    public void noneReceivesWhereAnotherHasAProxyAtAnyTime() {
        want("a", "f2");
        want("b", "f1");
        List<String> seen = new ArrayList<>();
        int[] looked = {0};
        lab.points = point -> {
            if (!isExchanged()) {
                looked[0]++;
                seen.addAll(receptionsBesideProxies());
            }
        };
        edit();
        assertEquals(List.of(), seen);
        assertTrue(looked[0] + " looks", looked[0] > CommitPoint.values().length);
        assertEachHasItsFunctionsAlone();
    }

    private boolean isExchanged() {
        return lab.sink.transactions.stream().anyMatch(transaction -> transaction.chains().equals(List.of("a", "b")));
    }

    /** While chains exchange functions that they have alone, nothing else leads through one that has a proxy. */
    private List<String> receptionsBesideProxies() {
        List<String> found = new ArrayList<>();
        lab.nodes.all().forEach((node, plan) -> plan.objects().values().stream().filter(SwapTest::isProxy)
            .flatMap(proxy -> proxy.interfaces().stream()).forEach(place -> plan.objects().values().stream()
                .filter(object -> (object instanceof LocalSid || object.attractsTraffic()) && !isProxy(object)
                    && object.interfaces().contains(place))
                .forEach(object -> found.add(node + ": " + object))));
        return found;
    }

    private static boolean isProxy(VppObject object) {
        return object instanceof LocalSid sid && sid.behavior() instanceof SidBehavior.EndAd;
    }

    /** Frames of two chains cannot be told apart, so that one chain cannot come to a function before the other goes. */
    @Test
    public void chainsOfFramesExchangeTheirFunctions() {
        int number = 20;
        for (String pod : List.of("f1", "f2", "a1", "a2", "b1", "b2")) {
            scene.bridge(pod, lab.pods.get(new Pod.Id("ns", pod)).flatMap(Pod::node).orElseThrow(), pod, number++);
        }
        assertEquals("l2", lab.store.records.get("a").rendered().layer());
        wanted.put("a", List.of("f2"));
        wanted.put("b", List.of("f1"));
        edit();
        assertEachHasItsFunctionsAlone();
        want("a", "f1");
        want("b", "f2");
        wanted.keySet().forEach(chain -> lab.define(definition(chain)));
        assertEachHasItsFunctionsAlone();
    }

    @Test
    public void deathOfTheControllerAtAnyMomentOfAnExchangeDelaysIt() {
        Set<CommitPoint> reached = EnumSet.noneOf(CommitPoint.class);
        for (boolean rejected : new boolean[] {false, true}) {
            for (CommitPoint point : CommitPoint.values()) {
                for (int time = 1; dies(rejected, point, time); time++) {
                    reached.add(point);
                }
            }
        }
        assertEquals(EnumSet.allOf(CommitPoint.class), reached);
    }

    /** Whether the controller came to die. */
    private static boolean dies(boolean rejected, CommitPoint point, int time) {
        SwapTest run = new SwapTest();
        run.threeChains();
        run.want("a", "f2");
        run.want("b", "f1");
        int[] passed = {0};
        run.lab.nodes.hang("n1");
        run.scene.chain("busy", "x", "y");
        run.wanted.keySet().forEach(chain -> run.lab.define(run.definition(chain)));
        if (rejected) {
            run.lab.nodes.refuseCommit.add("n2");
        }
        run.lab.points = at -> {
            if (at == point && ++passed[0] == time) {
                run.lab.kill();
            }
        };
        run.lab.nodes.release("n1");
        run.lab.executor.settle();
        run.lab.points = at -> { };
        if (passed[0] >= time) {
            run.lab.nodes.down("n3");
            run.lab.restart();
            run.lab.executor.advance(20_000);
            run.lab.nodes.up("n3");
        }
        run.lab.executor.advance(90_000);
        run.assertEachHasItsFunctionsAlone();
        return passed[0] >= time;
    }

    /** It wants the start of one of them, whose steering changes together with the exchange. */
    @Test
    public void refusedChainDoesNotKeepOthersFromExchangingTheirFunctions() {
        scene.chain("c", "a1", "f3", "a2");
        assertEquals(Reason.STEERING_CONFLICT, lab.reason("c"));
        want("a", "f2");
        want("b", "f1");
        editWhileTheControllerIsAway();
        assertEachHasItsFunctionsAlone();
        assertEquals(Reason.STEERING_CONFLICT, lab.reason("c"));
    }
}
