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
package io.chainstitch.it.srv6;

import com.google.gson.JsonObject;
import io.chainstitch.it.harness.Json;
import io.chainstitch.it.harness.Lab;
import io.chainstitch.it.harness.VppOperator;
import io.chainstitch.it.harness.VppProbe;
import java.io.IOException;
import java.util.function.BiConsumer;

/** A scenario on the emulated VPPs. */
final class EmulatedScenario {
    private final Lab lab;
    private final Scenario scenario;

    EmulatedScenario(Lab lab, Scenario scenario) {
        this.lab = lab;
        this.scenario = scenario;
    }

    /** Attaches what Chainstitch does not attach. */
    void attach() throws IOException {
        operate(Member::attach);
    }

    /** Undoes it, when no chain is left. */
    void detach() throws IOException {
        operate(Member::detach);
    }

    private void operate(BiConsumer<Member, VppOperator> work) throws IOException {
        for (Member member : scenario.members()) {
            try (VppProbe probe = lab.node(member.node()).probe()) {
                work.accept(member, probe.operator());
            }
        }
    }

    /** Declares the inventory and the chains. */
    void declare() {
        lab.sfc().putInventory(scenario.inventory(lab.ipv6Nodes()));
        for (JsonObject chain : scenario.chains()) {
            lab.sfc().restconf().put("data/chainstitch-sfc:sfc/chain=" + Json.text(chain, "name"),
                Json.object("chainstitch-sfc:chain", Json.array(chain))).expectOk();
        }
    }

    /** Declares all, and waits until the chains are ready and every path is traced ok. */
    void enter() {
        declare();
        for (String chain : scenario.chainNames()) {
            lab.sfc().awaitState(chain, "ready");
            lab.sfc().expectTraced(chain);
        }
    }
}
