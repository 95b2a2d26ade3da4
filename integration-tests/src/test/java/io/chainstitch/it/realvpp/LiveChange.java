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
package io.chainstitch.it.realvpp;

import static org.junit.Assert.assertEquals;

import com.google.gson.JsonObject;
import io.chainstitch.it.harness.Json;
import io.chainstitch.it.harness.Sfc;
import io.chainstitch.it.srv6.Member;
import io.chainstitch.it.srv6.Scenario;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What is done to a running chain of {@link io.chainstitch.it.srv6.LiveScenarios} again and again. */
enum LiveChange {
    /** Nothing: what is lost then is lost by the machine. */
    NOTHING("nothing (control)"),
    /** The instance in use loses its label, the other takes over. */
    FUNCTION_REPLACED("function replaced"),
    /** The second instance loses its label and gets it back. */
    PATH_ADDED("path added, removed"),
    /** The pod is on the other node. */
    POD_MOVED("pod moved"),
    /** The other renderer renders the chain. */
    RENDERER_SWITCHED("renderer switched");

    private static final int FUNCTION = 1;
    private final String title;

    LiveChange(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** {@return how many paths the chain may have} */
    int paths() {
        return this == PATH_ADDED ? 2 : 1;
    }

    /** Makes it ready to be done for the first time. */
    void prepare(Sfc sfc, Scenario scenario) {
        List<Member> functions = functions(scenario);
        if (this == POD_MOVED) {
            sfc.deletePod(functions.get(1).name());
        }
        await(sfc, scenario, this == PATH_ADDED ? functions : functions.subList(0, 1));
    }

    /**
     * Does it, and waits until the chain is ready in its new form.
     *
     * @param turn 0 for the first time, and so on
     * @return how many updates that were
     */
    int make(Sfc sfc, Scenario scenario, int turn) {
        List<Member> functions = functions(scenario);
        Member used = functions.get(turn % 2);
        Member other = functions.get((turn + 1) % 2);
        return switch (this) {
            case NOTHING -> 0;
            case FUNCTION_REPLACED -> {
                label(sfc, used, "spare");
                await(sfc, scenario, List.of(other));
                label(sfc, used, used.app());
                yield 1;
            }
            case PATH_ADDED -> {
                label(sfc, functions.get(1), "spare");
                await(sfc, scenario, functions.subList(0, 1));
                label(sfc, functions.get(1), functions.get(1).app());
                await(sfc, scenario, functions);
                yield 2;
            }
            case POD_MOVED -> {
                JsonObject moved = other.entry("");
                moved.addProperty("name", functions.get(0).name());
                sfc.putPod(moved);
                await(sfc, scenario, List.of(other));
                yield 1;
            }
            case RENDERER_SWITCHED -> {
                render(sfc, scenario, turn % 2 == 0 ? "srv6" : "l2xconn");
                yield 1;
            }
        };
    }

    private static List<Member> functions(Scenario scenario) {
        return scenario.ways().get(0).through().get(0);
    }

    private static void label(Sfc sfc, Member member, String app) {
        JsonObject pod = member.entry("");
        pod.add("label", Json.array(Json.object("key", "app", "value", app)));
        sfc.putPod(pod);
    }

    private static void render(Sfc sfc, Scenario scenario, String renderer) {
        JsonObject chain = scenario.chains().get(0).deepCopy();
        chain.addProperty("renderer", renderer);
        sfc.restconf().put("data/chainstitch-sfc:sfc/chain=" + Json.text(chain, "name"),
            Json.object("chainstitch-sfc:chain", Json.array(chain))).expectOk();
        Sfc.await(renderer, () -> sfc.chain(Json.text(chain, "name")), found -> assertEquals(found.toString(),
            renderer + " ready", Json.text(found, "renderer") + " " + Json.text(found, "state")));
    }

    /** Waits until the chain is ready and passes these instances, which are on different nodes. */
    private static void await(Sfc sfc, Scenario scenario, List<Member> functions) {
        Set<String> nodes = new TreeSet<>(functions.stream().map(Member::node).toList());
        String chain = scenario.chainNames().get(0);
        Sfc.await(chain + " over " + nodes, () -> sfc.chain(chain), found -> assertEquals(found.toString(),
            "ready " + nodes, Json.text(found, "state") + " " + passed(found)));
    }

    private static Set<String> passed(JsonObject chain) {
        Set<String> nodes = new TreeSet<>();
        Json.objects(chain, "path").stream().filter(path -> Json.text(path, "direction").equals("forward"))
            .flatMap(path -> Json.objects(path, "hop").stream())
            .filter(hop -> hop.get("index").getAsInt() == FUNCTION).forEach(hop -> nodes.add(Json.text(hop, "node")));
        return nodes;
    }
}
