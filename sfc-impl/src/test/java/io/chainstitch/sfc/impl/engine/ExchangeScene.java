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

import io.chainstitch.sfc.api.ChainDefinition.Srv6Proxy;
import io.chainstitch.sfc.api.ChainDefinition;
import io.chainstitch.sfc.api.ChainState;
import io.chainstitch.sfc.api.Reason;
import io.chainstitch.vpp.model.ObjectKey;
import io.chainstitch.vpp.model.ObjectKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.Before;

/** Three chains with a function each, and edits by which they want others' at once. */
abstract class ExchangeScene {
    /** What a node may refuse. */
    static final ObjectKey BAD = new ObjectKey(ObjectKind.INTERFACE, "pod/ns/bad/in0");

    final Srv6Scene scene = new Srv6Scene();
    final Lab lab = scene.lab;
    final Map<String, List<String>> wanted = new TreeMap<>();

    /** Chains a, b and c have a function each, and there are more. */
    @Before
    public void threeChains() {
        scene.nodes("n1", "n2", "n3").pod("f1", "n2", "f1", 1).pod("f2", "n2", "f2", 2).pod("f3", "n3", "f3", 3)
            .pod("f4", "n3", "f4", 4).pod("bad", "n3", "bad", 5).pod("x", "n1", "x", 6).pod("y", "n1", "y", 7);
        int number = 8;
        for (String chain : List.of("a", "b", "c")) {
            scene.pod(chain + "1", "n1", chain + "1", number++).pod(chain + "2", "n3", chain + "2", number++);
            scene.chain(chain, chain + "1", "f" + (chain.charAt(0) - 'a' + 1), chain + "2");
            assertEquals(2, scene.proxies(chain));
        }
    }

    void want(String chain, String... functions) {
        wanted.put(chain, List.of(functions));
    }

    ChainDefinition definition(String chain) {
        List<String> apps = new ArrayList<>(wanted.get(chain));
        apps.add(0, chain + "1");
        apps.add(chain + "2");
        return Srv6Scene.definition(chain, Srv6Proxy.AUTO, false, 8, apps.toArray(String[]::new));
    }

    /** All chains have an end on node n1, which is being written to while the edits come: they are decided together. */
    void edit() {
        lab.nodes.hang("n1");
        scene.chain("busy", "x", "y");
        assertTrue(lab.nodes.isHanging("n1"));
        wanted.keySet().forEach(chain -> lab.define(definition(chain)));
        lab.nodes.release("n1");
        lab.executor.settle();
    }

    /** The controller sees all edits at once, before any node is connected. */
    void editWhileTheControllerIsAway() {
        lab.kill();
        wanted.keySet().forEach(chain -> lab.definitions.put(chain, Optional.of(definition(chain))));
        lab.restart();
        lab.executor.advance(5000);
    }

    void assertTriedLater(String chain) {
        assertEquals(ChainState.FAILED, lab.state(chain));
        assertEquals(Reason.NODE_REJECTED, lab.reason(chain));
        assertTrue(lab.message(chain), lab.message(chain).contains("Next try at"));
    }

    void assertReady(String... chains) {
        for (String chain : chains) {
            assertEquals(lab.sink.chains.get(chain).toString(), ChainState.READY, lab.state(chain));
            assertEquals(wanted.get(chain), functions(chain));
        }
        assertEquals(lab.planned(), lab.nodes.all());
    }

    List<String> functions(String chain) {
        List<String> functions = lab.store.records.get(chain).rendered().paths().get(0).hops().stream()
            .map(ChainRecord.HopRecord::function).toList();
        return functions.subList(1, functions.size() - 1);
    }

    void assertEachHasItsFunctionsAlone() {
        assertReady(wanted.keySet().toArray(String[]::new));
        wanted.forEach((chain, functions) -> assertEquals(chain, 2 * functions.size(), scene.proxies(chain)));
    }
}
