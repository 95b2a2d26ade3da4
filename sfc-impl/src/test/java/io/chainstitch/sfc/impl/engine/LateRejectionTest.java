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

import io.chainstitch.sfc.api.ChainDefinition;
import io.chainstitch.sfc.api.ChainState;
import io.chainstitch.sfc.api.Reason;
import io.chainstitch.vpp.model.ObjectKey;
import io.chainstitch.vpp.model.ObjectKind;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.Test;

/** A node that was being synchronised when a chain was changed rejects the chain when it gets to it. */
public class LateRejectionTest {
    private static final Pattern NEXT_TRY = Pattern.compile("Next try at (\\S+)\\.$");
    private static final ObjectKey BAD = new ObjectKey(ObjectKind.INTERFACE, "pod/ns/a/out0");

    private final Lab lab = new Lab();

    private void chainThatStays() {
        lab.node("n1", "n2", "n3").pod("a", "n1", "a").pod("b", "n2", "b").pod("c", "n1", "c").pod("d", "n3", "d")
            .chain("stays", "c", "d");
        lab.nodes.refused.put("n1", BAD);
    }

    /** Node n1 has lost an object, and hangs while it gets it back. */
    private void hangWhileSynchronised() {
        ObjectKey lost = lab.nodes.held("n1").objects().keySet().iterator().next();
        lab.nodes.tamper("n1", lost, Optional.empty());
        lab.nodes.hang("n1");
        lab.nodes.down("n1");
        lab.nodes.up("n1");
        lab.executor.settle();
        assertTrue(lab.nodes.isHanging("n1"));
    }

    private Duration nextTry() {
        Matcher matcher = NEXT_TRY.matcher(lab.message("bad"));
        assertTrue(lab.message("bad"), matcher.find());
        return Duration.between(Instant.EPOCH, Instant.parse(matcher.group(1)));
    }

    @Test
    public void chainIsTriedLaterAndLaterAlthoughTheOtherNodesTakeItEachTime() {
        chainThatStays();
        hangWhileSynchronised();
        lab.chain("bad", "a", "b");
        for (int attempt = 1; attempt <= 6; attempt++) {
            assertEquals("n2 has it", ChainState.PROGRAMMING, lab.state("bad"));
            lab.nodes.release("n1");
            lab.executor.settle();
            assertEquals(ChainState.FAILED, lab.state("bad"));
            assertEquals(Reason.NODE_REJECTED, lab.reason("bad"));
            if (attempt < 6) {
                hangWhileSynchronised();
                lab.executor.advance(40_000);
            }
        }
        assertTrue(nextTry().toString(), nextTry().compareTo(Duration.ofSeconds(10)) > 0);
        assertEquals(lab.planned(), lab.nodes.all());

        lab.nodes.refused.clear();
        lab.executor.advance(40_000);
        assertEquals(ChainState.READY, lab.state("bad"));
    }

    /** Nobody has noticed yet that node n2 has no VPP any more. */
    @Test
    public void goingBackIsTriedLaterAndLaterWhenANodeRejectsThatAsWell() {
        chainThatStays();
        hangWhileSynchronised();
        lab.chain("bad", "a", "b");
        lab.nodes.vppUnnoticed("n2", false);
        int tries = lab.sink.transactions.size();
        lab.nodes.release("n1");
        lab.executor.settle();
        assertEquals(Reason.NODE_REJECTED, lab.reason("bad"));
        lab.executor.advance(20_000);
        tries = lab.sink.transactions.size() - tries;
        assertTrue(tries + " tries", tries > 2 && tries < 15);

        lab.nodes.vppUnnoticed("n2", true);
        lab.nodes.refused.clear();
        lab.executor.advance(60_000);
        assertEquals(ChainState.READY, lab.state("bad"));
        assertEquals(lab.planned(), lab.nodes.all());
    }

    /** Each change of a chain is there before the one before it ended, and takes longer than an attempt on the node. */
    @Test
    public void nodeThatRejectsComesToTheEndOfItsSynchronisationWhileChangesGoOn() {
        chainThatStays();
        lab.nodes.refused.clear();
        lab.pod("e", "n1", "e").chain("bad", "a", "b");
        lab.nodes.tamper("n1", BAD, Optional.empty());
        lab.nodes.refused.put("n1", BAD);
        int[] edits = {0};
        Set<StateSink.Sync> seen = EnumSet.noneOf(StateSink.Sync.class);
        lab.points = at -> {
            if (at == CommitPoint.ANSWERED && edits[0] < 50) {
                edits[0]++;
                if (edits[0] == 5) {
                    lab.nodes.down("n1");
                    lab.nodes.up("n1");
                } else if (edits[0] > 5) {
                    seen.add(lab.sink.nodes.get("n1").sync());
                }
                ChainDefinition edit = Lab.definition("stays", false, 8, edits[0] % 2 == 0 ? "c" : "e", "d");
                lab.definitions.put("stays", Optional.of(edit));
                lab.engine.tell(inbox -> inbox.definition("stays", Optional.of(edit), "edit " + edits[0]));
            }
        };
        lab.chain("stays", "e", "d");

        assertEquals(50, edits[0]);
        assertTrue(seen.toString(), seen.contains(StateSink.Sync.FAILED));
        lab.nodes.refused.clear();
        lab.executor.advance(40_000);
        assertEquals(ChainState.READY, lab.state("bad"));
        assertEquals(lab.planned(), lab.nodes.all());
    }

    @Test
    public void onlyTheTryThatWasAnnouncedLastIsMade() {
        chainThatStays();
        for (int paths = 1; paths <= 5; paths++) {
            lab.define(Lab.definition("bad", false, paths, "a", "b"));
            assertEquals(Reason.NODE_REJECTED, lab.reason("bad"));
        }
        int tries = lab.sink.transactions.size();
        lab.executor.advance(700);
        assertEquals(tries + 1, lab.sink.transactions.size());
    }

    @Test
    public void chainThatWasTakenInTheEndIsTriedSoonAfterTheNextRejection() {
        chainThatStays();
        hangWhileSynchronised();
        lab.chain("bad", "a", "b");
        lab.nodes.release("n1");
        lab.executor.settle();
        lab.executor.advance(4_000);
        lab.nodes.refused.clear();
        lab.executor.advance(40_000);
        assertEquals(ChainState.READY, lab.state("bad"));

        lab.nodes.refused.put("n1", new ObjectKey(ObjectKind.INTERFACE, "pod/ns/a2/out0"));
        lab.pod("a2", "n1", "a2").chain("bad", "a2", "b");
        assertEquals(Reason.NODE_REJECTED, lab.reason("bad"));
        assertEquals(Duration.ZERO, nextTry());
    }
}
