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

import com.pholser.junit.quickcheck.Property;
import com.pholser.junit.quickcheck.runner.JUnitQuickcheck;
import io.chainstitch.renderer.l2xconn.L2xconnRenderer;
import io.chainstitch.sfc.api.ChainState;
import io.chainstitch.sfc.impl.resolve.ChainResolver;
import io.chainstitch.sfc.impl.resolve.InstalledPath;
import io.chainstitch.sfc.impl.resolve.Resolution;
import io.chainstitch.sfc.impl.resolve.ResolveInput;
import io.chainstitch.sfc.api.Inventory;
import io.chainstitch.sfc.api.Node;
import io.chainstitch.sfc.api.Pod;
import io.chainstitch.vpp.model.NodePlan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.runner.RunWith;

@RunWith(JUnitQuickcheck.class)
public class EnginePropertyTest {
    private static final String[] NODES = {"n1", "n2", "n3"};
    private static final String[] APPS = {"a", "b", "c", "d"};
    private static final String[] CHAINS = {"x", "y", "z"};
    private static final int EVENTS = 40;

    private Lab lab;
    private Random random;

    @Property(trials = 200)
    public void whateverHappensNodesHoldWhatIsAcceptedAndARestartChangesNothing(long seed) {
        lab = new Lab();
        random = new Random(seed);
        for (int i = 0; i < EVENTS; i++) {
            event(seed);
        }
        for (String node : NODES) {
            lab.nodes.release(node);
            lab.nodes.vpp(node, true);
            lab.nodes.up(node);
        }
        lab.executor.advance(120_000);
        assertSettled(seed);

        Map<String, NodePlan> held = lab.nodes.all();
        int writes = lab.nodes.writes;
        lab.restart();
        lab.executor.advance(120_000);
        assertEquals("seed " + seed, held, lab.nodes.all());
        assertEquals("seed " + seed + ": a restart writes nothing", writes, lab.nodes.writes);
        assertSettled(seed);

        for (String chain : CHAINS) {
            lab.undefine(chain);
        }
        lab.executor.advance(120_000);
        assertTrue("seed " + seed + ": " + lab.nodes.all(), lab.nodes.all().isEmpty());
        assertTrue("seed " + seed, lab.store.records.isEmpty());
        assertTrue("seed " + seed, lab.sink.chains.isEmpty());
    }

    private void event(long seed) {
        String node = pick(NODES);
        switch (random.nextInt(12)) {
            case 0 -> lab.node(node);
            case 1 -> lab.set(node, Optional.empty());
            case 2, 3, 4 -> lab.pod("p" + random.nextInt(8), node, pick(APPS));
            case 5 -> lab.removePod("p" + random.nextInt(8));
            case 6, 7 -> lab.define(Lab.definition(pick(CHAINS), random.nextBoolean(), 1 + random.nextInt(3), apps()));
            case 8 -> lab.undefine(pick(CHAINS));
            case 9 -> lab.nodes.down(node);
            case 10 -> lab.nodes.up(node);
            default -> mishap(node);
        }
        if (random.nextInt(3) > 0) {
            lab.assertNobodyIsLeftOut("seed " + seed);
        }
        if (random.nextInt(4) == 0) {
            lab.nodes.release(pick(NODES));
        }
        if (random.nextInt(8) == 0) {
            lab.restart();
        }
        if (random.nextInt(4) == 0) {
            lab.executor.advance(random.nextInt(20_000));
        }
    }

    private void mishap(String node) {
        switch (random.nextInt(5)) {
            case 0 -> lab.nodes.refuseCommit.add(node);
            case 1 -> lab.nodes.loseAnswer.add(node);
            case 2 -> lab.nodes.vpp(node, random.nextBoolean());
            case 3 -> lab.nodes.vppUnnoticed(node, random.nextBoolean());
            default -> lab.nodes.hang(node);
        }
    }

    private String[] apps() {
        String[] apps = new String[2 + random.nextInt(2)];
        int first = random.nextInt(APPS.length);
        for (int i = 0; i < apps.length; i++) {
            apps[i] = APPS[(first + i) % APPS.length];
        }
        return apps;
    }

    private String pick(String[] from) {
        return from[random.nextInt(from.length)];
    }

    private void assertSettled(long seed) {
        assertHeldAsPlanned(seed);
        lab.definitions.forEach((name, definition) -> definition.ifPresent(chain -> {
            ChainState state = lab.state(name);
            assertTrue("seed " + seed + ": " + lab.sink.chains.get(name) + ", nodes " + lab.sink.nodes,
                state == ChainState.READY || state == ChainState.PENDING || state == ChainState.REFUSED);
            if (state == ChainState.READY) {
                assertHasAsManyPathsAsAFreshComputation(seed, name);
            }
        }));
    }

    private void assertHeldAsPlanned(long seed) {
        for (String node : NODES) {
            List<Difference> found = Difference.ofNode(lab.planned().getOrDefault(node, NodePlan.EMPTY),
                lab.nodes.held(node), lab.nodes.held(node));
            assertTrue("seed " + seed + ", " + node + ": " + found + ", " + lab.sink.nodes.get(node) + ", last "
                + lab.sink.transactions.subList(Math.max(0, lab.sink.transactions.size() - 3),
                    lab.sink.transactions.size()), found.isEmpty());
        }
    }

    private void assertHasAsManyPathsAsAFreshComputation(long seed, String name) {
        ChainRecord record = lab.store.records.get(name);
        List<InstalledPath> installed = record.rendered().paths().stream().map(path -> new InstalledPath(path.id(),
            path.hops().stream().map(hop -> io.chainstitch.sfc.api.InstanceId.parse(hop.instance())).toList(),
            path.joins())).toList();
        Map<String, Node> nodes = new HashMap<>();
        lab.inventoryNodes.forEach((node, info) -> info.ifPresent(found -> nodes.put(node, found)));
        Map<Pod.Id, Pod> pods = new HashMap<>();
        lab.pods.forEach((id, pod) -> pod.ifPresent(found -> pods.put(id, found)));
        Resolution fresh = new ChainResolver().resolve(new ResolveInput(lab.definitions.get(name).get(),
            new Inventory(nodes, Map.of(), Map.of(), pods), new L2xconnRenderer(), installed, node -> true,
            Lab.SETTINGS));
        assertEquals("seed " + seed + ": " + record.rendered().paths() + " and " + fresh,
            ((Resolution.Resolved) fresh).chain().paths().size(), record.rendered().paths().size());
    }
}
