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
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.chainstitch.sfc.api.ChainState;
import io.chainstitch.sfc.api.Reason;
import java.util.List;
import org.junit.Before;
import org.junit.Test;

/** Chains that were changed together are tried one by one when a node says no. */
public class TriedAloneTest {
    private static final List<String> TOGETHER = List.of("one", "two");

    private final Lab lab = new Lab();

    @Before
    public void podsForFourChains() {
        lab.node("n1", "n2");
        for (String chain : List.of("busy", "gone", "one", "two")) {
            lab.pod(chain + "1", "n1", chain + "1").pod(chain + "2", "n2", chain + "2")
                .pod(chain + "3", "n1", chain + "3");
        }
    }

    private void hang() {
        lab.executor.settle();
        assertTrue(lab.nodes.isHanging("n1"));
    }

    /** Node n1 rejects chains one and two, which are new, together; another change is asked for before that. */
    private void rejectTogether(Runnable meanwhile) {
        lab.nodes.hang("n1");
        lab.chain("busy", "busy1", "busy2");
        TOGETHER.forEach(name -> lab.chain(name, name + "1", name + "2"));
        lab.nodes.release("n1");
        lab.nodes.refuseCommit.add("n1");
        lab.nodes.hang("n1");
        hang();
        meanwhile.run();
        lab.nodes.release("n1");
        lab.nodes.hang("n1");
        hang();
    }

    @Test
    public void chainThatHasYetToBeTriedIsProgrammingAndSaysWhy() {
        rejectTogether(() -> lab.chain("gone", "gone1", "gone2"));
        for (String name : TOGETHER) {
            assertEquals(ChainState.PROGRAMMING, lab.state(name));
            String message = lab.sink.chains.get(name).message();
            assertTrue(message, message.contains("VPP rejected: at commit"));
        }
    }

    /** The chain that is deleted was to be tried again, which nobody can any more. */
    @Test
    public void chainsAreTriedThoughAChainThatIsGoneWasDueAsWell() {
        lab.chain("gone", "gone1", "gone2");
        lab.nodes.withoutVpp.add("n1");
        lab.chain("gone", "gone3", "gone2");
        assertEquals(Reason.NODE_REJECTED, lab.reason("gone"));
        lab.nodes.withoutVpp.clear();

        rejectTogether(() -> lab.undefine("gone"));
        lab.executor.advance(700);
        lab.nodes.release("n1");
        lab.executor.settle();

        assertFalse(lab.sink.chains.containsKey("gone"));
        TOGETHER.forEach(name -> {
            assertEquals(name, ChainState.READY, lab.state(name));
            assertTrue(name, lab.store.records.get(name).isInstalled());
        });
        assertEquals(lab.planned(), lab.nodes.all());
    }
}
