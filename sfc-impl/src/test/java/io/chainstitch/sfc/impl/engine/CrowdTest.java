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
import io.chainstitch.sfc.api.Settings;
import io.chainstitch.vpp.model.IpPrefix;
import java.util.List;
import java.util.Optional;
import org.junit.Before;
import org.junit.Test;

/** More chains than fit into a batch share a function. */
public class CrowdTest {
    private final Srv6Scene scene = new Srv6Scene(new Lab(new Settings("l2xconn", IpPrefix.of("fcbb:bb00::/32"),
        IpPrefix.of("fcbb:bbff::/48"), new Settings.Range(5000, 5999), new Settings.Range(1000, 9999), 0)));
    private final Lab lab = scene.lab;

    @Before
    public void oneFunction() {
        scene.nodes("n1", "n2", "n3").pod("a2", "n3", "a2", 2).pod("fw", "n2", "fw", 5);
    }

    /** Pods s0, s1 and so on. */
    private void ends(int count) {
        for (int number = 0; number < count; number++) {
            String place = number / 100 + "." + (number % 100 + 1);
            scene.pod("s" + number, "n1", "s" + number, number % 100, "02:00:00:00:8" + number / 100 + ":",
                List.of("10.8." + place + "/32", "10.9." + place + "/32"), List.of());
        }
    }

    @Test
    public void moreChainsThanABatchShareAFunctionAndChangeTogether() {
        int count = 300;
        ends(count);
        lab.nodes.hang("n1");
        for (int number = 0; number < count; number++) {
            scene.chain("c" + number, "s" + number, "fw", "a2");
        }
        lab.nodes.release("n1");
        lab.executor.settle();
        assertAllReadyWithoutProxies(count);

        scene.node("n2", "fd00::22", Optional.empty());
        assertAllReadyWithoutProxies(count);
        assertTrue(lab.nodes.held("n1").toString().contains("fd00::22"));

        for (int number = 1; number < count; number++) {
            lab.undefine("c" + number);
        }
        assertEquals(ChainState.READY, lab.state("c0"));
        assertEquals(lab.planned(), lab.nodes.all());
        assertEquals(2, scene.proxies("c0"));
    }

    @Test
    public void chainsOfMoreThanTwoBatchesWaitForEachOtherBehindANodeThatHangs() {
        int count = 600;
        ends(count);
        scene.node("n4", "fd00::4", Optional.empty());
        scene.pod("x", "n4", "x", 98).pod("y", "n4", "y", 99).pod("z", "n4", "z", 97);
        lab.nodes.hang("n4");
        scene.chain("busy", "x", "y");
        for (int number = 0; number < count; number++) {
            scene.chain("c" + number, "s" + number, "fw", number % 20 == 0 ? "x" : "a2");
        }
        assertEquals(ChainState.PROGRAMMING, lab.state("c0"));
        lab.nodes.release("n4");
        lab.executor.settle();
        assertAllReadyWithoutProxies(count);

        lab.nodes.hang("n4");
        scene.chain("busy", "x", "z");
        int transactions = lab.sink.transactions.size();
        scene.node("n2", "fd00::22", Optional.empty());
        assertEquals("all hold something together with those that end on n4", transactions,
            lab.sink.transactions.size());
        lab.nodes.release("n4");
        lab.executor.settle();
        assertAllReadyWithoutProxies(count);
        assertTrue(lab.nodes.held("n1").toString().contains("fd00::22"));
        assertEquals("busy, and all others at once", transactions + 2, lab.sink.transactions.size());
        lab.assertNobodyIsLeftOut("after all");
    }

    /** Two chains hold something together, and one of them something else with a third one, which has to wait. */
    @Test
    public void whoMustWaitForAnotherIsNotToldThatTheOtherIsInTheWay() {
        for (List<String> names : List.of(List.of("a", "b", "d"), List.of("b", "a", "d"), List.of("d", "b", "a"))) {
            Srv6Scene three = new Srv6Scene();
            three.nodes("n1", "n2", "n3", "n4", "n5");
            three.pod("sa", "n1", "sa", 10).pod("ea", "n4", "ea", 11).pod("sb", "n1", "sb", 12)
                .pod("eb", "n3", "eb", 13).pod("sd", "n3", "sd", 14).pod("ed", "n5", "ed", 15)
                .pod("fw", "n2", "fw", 16).pod("x", "n5", "x", 17).pod("y", "n5", "y", 18);
            three.chain(names.get(0), "sa", "fw", "ea").chain(names.get(1), "sb", "fw", "eb")
                .chain(names.get(2), "sd", "fw", "ed");
            three.lab.nodes.hang("n5");
            three.chain("busy", "x", "y");
            three.node("n2", "fd00::22", Optional.empty());
            assertTrue(three.lab.nodes.isHanging("n5"));
            names.forEach(name ->
                assertEquals(names + ": " + name, Optional.empty(), three.lab.sink.chains.get(name).why()));
            three.lab.nodes.release("n5");
            three.lab.executor.settle();
            names.forEach(name -> assertEquals(names + ": " + name, ChainState.READY, three.lab.state(name)));
            assertEquals(three.lab.planned(), three.lab.nodes.all());
            assertTrue(three.lab.nodes.held("n1").toString().contains("fd00::22"));
        }
    }

    /** One that does not hold anything of theirs yet wants what they hold as it is to be. */
    @Test
    public void newcomerWaitsWithThoseThatHoldWhatItWantsInItsOldForm() {
        Srv6Scene four = new Srv6Scene();
        four.nodes("n1", "n2", "n3", "n4", "n5");
        four.pod("sa", "n1", "sa", 10).pod("ea", "n4", "ea", 11).pod("sb", "n1", "sb", 12).pod("eb", "n3", "eb", 13)
            .pod("sd", "n3", "sd", 14).pod("ed", "n5", "ed", 15).pod("fw", "n2", "fw", 16).pod("x", "n5", "x", 17)
            .pod("y", "n5", "y", 18).pod("u", "n4", "u", 19).pod("v", "n4", "v", 20).pod("se", "n1", "se", 21)
            .pod("ee", "n4", "ee", 22);
        four.chain("a", "sa", "fw", "ea").chain("b", "sb", "fw", "eb").chain("d", "sd", "fw", "ed");
        four.lab.nodes.hang("n4");
        four.chain("busy4", "u", "v").chain("new", "se", "fw", "ee");
        four.lab.nodes.hang("n5");
        four.chain("busy5", "x", "y");
        four.node("n2", "fd00::22", Optional.empty());
        four.lab.nodes.release("n4");
        four.lab.executor.settle();
        assertTrue(four.lab.nodes.isHanging("n5"));
        four.lab.sink.chains.values().forEach(chain -> assertEquals(chain.name(), Optional.empty(), chain.why()));
        four.lab.nodes.release("n5");
        four.lab.executor.settle();
        four.lab.sink.chains.values().forEach(chain -> assertEquals(chain.name(), ChainState.READY, chain.state()));
        assertEquals(four.lab.planned(), four.lab.nodes.all());
    }

    @Test
    public void crowdWaitsForTheLastOfThem() {
        int count = 300;
        ends(count);
        scene.node("n4", "fd00::4", Optional.empty());
        scene.pod("x", "n4", "x", 98).pod("y", "n4", "y", 99).pod("z", "n4", "z", 97);
        for (int number = 0; number < count; number++) {
            scene.chain("c" + number, "s" + number, "fw", "a2");
        }
        scene.chain("last", "a2", "fw", "x");
        lab.nodes.hang("n4");
        scene.chain("busy", "y", "z");
        scene.node("n2", "fd00::22", Optional.empty());
        assertTrue(lab.nodes.isHanging("n4"));
        lab.sink.chains.values().forEach(chain -> assertEquals(chain.name(), Optional.empty(), chain.why()));
        lab.nodes.release("n4");
        lab.executor.settle();
        assertAllReadyWithoutProxies(count);
        lab.assertNobodyIsLeftOut("after all");
    }

    private void assertAllReadyWithoutProxies(int count) {
        for (int number = 0; number < count; number++) {
            assertEquals(lab.sink.chains.get("c" + number).toString(), ChainState.READY, lab.state("c" + number));
            assertEquals(0, scene.proxies("c" + number));
        }
        assertEquals(lab.planned(), lab.nodes.all());
    }
}
