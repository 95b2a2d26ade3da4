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
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import io.chainstitch.sfc.api.ChainState;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.ObjectKey;
import io.chainstitch.vpp.model.ObjectKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.Test;

/**
 * The controller is killed at each point of a change, each time that it passes there, and the next one starts with
 * nothing but the datastore and the nodes. The network ends in the old or in the new state, and what users read agrees.
 */
public class CommitPointTest {
    private static final String[] NODES = {"n1", "n2", "n3"};
    private static final ObjectKey NEW_PLACE = new ObjectKey(ObjectKind.INTERFACE, "pod/ns/fw2/in0");
    /** More often than any change passes a point. */
    private static final int OFTEN = 20;

    /** What happens to the change that the controller dies in. */
    private enum Luck {
        /** Every node takes it. */
        GOOD,
        /** A node rejects it at its commit, and takes it later. */
        REJECTED_ONCE,
        /** A node rejects it at its commit and ever after. */
        REJECTED
    }

    /** What the user does. */
    private enum Edit {
        FIRST_CHAIN, OTHER_PATH, DELETED, TWO_CHAINS_SWAP;

        /** Whether a node gets an interface that it does not have yet, and can go on to refuse it. */
        private boolean makesInterface() {
            return this == FIRST_CHAIN || this == OTHER_PATH;
        }
    }

    private static Lab lab() {
        Lab lab = new Lab();
        lab.node(NODES).pod("client", "n1", "client").pod("fw", "n2", "fw").pod("server", "n3", "server")
            .pod("fw2", "n2", "fw2").pod("client2", "n1", "client2").pod("server2", "n3", "server2");
        return lab;
    }

    private static void before(Lab lab, Edit edit) {
        if (edit != Edit.FIRST_CHAIN) {
            lab.chain("c", "client", "fw", "server");
        }
        if (edit == Edit.TWO_CHAINS_SWAP) {
            lab.chain("d", "client2", "fw2", "server2");
        }
    }

    private static void edit(Lab lab, Edit edit) {
        switch (edit) {
            case FIRST_CHAIN, OTHER_PATH -> lab.chain("c", "client", "fw2", "server");
            case DELETED -> lab.undefine("c");
            default -> {
                lab.chain("c", "client", "fw2", "server");
                lab.chain("d", "client2", "fw", "server2");
            }
        }
    }

    /** The instances of each chain on the nodes, by what is remembered of them. */
    private static Map<String, String> shape(Lab lab) {
        Map<String, String> shape = new TreeMap<>();
        lab.store.records.forEach((name, record) -> {
            if (record.isInstalled()) {
                shape.put(name, record.rendered().paths().stream().flatMap(path -> path.hops().stream())
                    .map(ChainRecord.HopRecord::instance).toList().toString());
            }
        });
        return shape;
    }

    private static Map<String, String> shapeOf(Edit edit, boolean after) {
        Lab lab = lab();
        before(lab, edit);
        if (after) {
            edit(lab, edit);
            lab.executor.advance(5000);
        }
        return shape(lab);
    }

    private static boolean run(Edit edit, Luck luck, CommitPoint point, int time, boolean undoTargetDown) {
        Lab lab = lab();
        before(lab, edit);
        if (luck != Luck.GOOD) {
            lab.nodes.refuseCommit.add("n2");
        }
        int[] passed = {0};
        lab.points = at -> {
            if (at == point && ++passed[0] == time) {
                lab.kill();
            }
        };
        edit(lab, edit);
        boolean reached = passed[0] >= time;
        lab.points = at -> { };
        if (luck == Luck.REJECTED && edit.makesInterface()) {
            lab.nodes.refused.put("n2", NEW_PLACE);
        }
        if (undoTargetDown) {
            lab.nodes.down("n1");
        }
        String what = edit + ", " + luck + ", " + point + " " + time + (undoTargetDown ? ", n1 down" : "");
        lab.restart();
        lab.executor.advance(20_000);
        if (undoTargetDown) {
            lab.nodes.up("n1");
        }
        lab.executor.advance(90_000);
        assertSettled(what, lab);
        boolean stays = luck == Luck.REJECTED && edit.makesInterface();
        assertEquals(what, shapeOf(edit, !stays), shape(lab));
        if (stays) {
            assertEquals(what, ChainState.FAILED, lab.state("c"));
            assertTrue(lab.message("c"), lab.message("c").contains("Node n2 rejected"));
            lab.nodes.refused.clear();
            lab.executor.advance(90_000);
            assertSettled(what, lab);
            assertEquals(what, shapeOf(edit, true), shape(lab));
        }
        assertNothingIsWrittenByARestart(what, lab);
        return reached;
    }

    private static void assertSettled(String what, Lab lab) {
        Map<String, NodePlan> planned = lab.planned();
        Set<String> nodes = new TreeSet<>(planned.keySet());
        nodes.addAll(lab.nodes.all().keySet());
        for (String node : nodes) {
            assertEquals(what + " on " + node, planned.getOrDefault(node, NodePlan.EMPTY), lab.nodes.held(node));
        }
        lab.store.records.values().forEach(record -> {
            assertEquals(what, Optional.empty(), record.before());
            assertEquals(what, Set.of(), record.leaving());
            assertEquals(what, Map.of(), record.retired());
        });
    }

    private static void assertNothingIsWrittenByARestart(String what, Lab lab) {
        int writes = lab.nodes.writes;
        lab.restart();
        lab.executor.advance(60_000);
        assertEquals(what, writes, lab.nodes.writes);
        lab.sink.chains.values().forEach(chain -> assertEquals(what, ChainState.READY, chain.state()));
    }

    @Test
    public void everyDeathEndsInTheOldOrTheNewState() {
        Set<CommitPoint> reached = EnumSet.noneOf(CommitPoint.class);
        List<String> runs = new ArrayList<>();
        for (Edit edit : Edit.values()) {
            for (Luck luck : Luck.values()) {
                for (CommitPoint point : CommitPoint.values()) {
                    for (int time = 1; time <= OFTEN && run(edit, luck, point, time, false); time++) {
                        reached.add(point);
                        runs.add(edit + " " + luck + " " + point + " " + time);
                        run(edit, luck, point, time, true);
                    }
                }
            }
        }
        assertEquals(EnumSet.allOf(CommitPoint.class), reached);
        assertTrue(runs.size() + " deaths", runs.size() > Edit.values().length * CommitPoint.values().length);
    }

    @Test
    public void editsOfThisTestChangeSomething() {
        for (Edit edit : Edit.values()) {
            assertNotEquals(edit.toString(), shapeOf(edit, false), shapeOf(edit, true));
        }
    }
}
