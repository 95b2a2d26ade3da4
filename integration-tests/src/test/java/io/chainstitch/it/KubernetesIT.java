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
package io.chainstitch.it;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.google.gson.JsonObject;
import io.chainstitch.it.harness.Json;
import io.chainstitch.it.harness.Kubernetes;
import io.chainstitch.it.harness.Lab;
import io.chainstitch.it.harness.Sfc;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;

/**
 * Chains made, changed, moved and deleted by manifests alone: an API server in this JVM, the feature in the
 * distribution, agents with emulated VPPs.
 */
public final class KubernetesIT {
    @ClassRule
    public static final Lab LAB = Lab.rule();

    private static final String FEATURE = "chainstitch-kubernetes";
    private static final String NAMESPACE = "default";
    private static final String READY = "[Ready=True, Programmed=True, Degraded=False]";
    private static final String CHAIN = "ServiceFunctionChain";
    private static Kubernetes kubernetes;

    private final Sfc sfc = LAB.sfc();

    /** Nodes come from the cluster too, so there is nothing in the inventory. */
    @BeforeClass
    public static void follow() throws Exception {
        LAB.sfc().putInventory(new JsonObject());
        kubernetes = new Kubernetes(NAMESPACE);
        kubernetes.login("agents");
        for (int number = 1; number <= 3; number++) {
            kubernetes.node(LAB.node("n" + number), number);
        }
        LAB.controller().configure("io.chainstitch.kubernetes.cfg", List.of("api-server = " + kubernetes.address(),
            "agent-secret-namespace = " + NAMESPACE, "agent-secret-name = agents"));
        LAB.controller().install(FEATURE);
        List.of("n1", "n2", "n3").forEach(LAB.sfc()::awaitInSync);
    }

    @AfterClass
    public static void leave() throws Exception {
        LAB.controller().uninstall(FEATURE);
        kubernetes.close();
        LAB.sfc().restconf().delete("data/chainstitch-kubernetes:kubernetes");
        LAB.clear();
    }

    private static void await(String chain, String shown) {
        Sfc.await("kubectl get of " + chain, JsonObject::new,
            ignored -> assertEquals(shown, kubernetes.shown(chain)));
    }

    private List<String> hops(String chain, String leaf) {
        return Json.objects(sfc.chain(NAMESPACE + "." + chain), "path").stream()
            .filter(path -> Json.text(path, "direction").equals("forward"))
            .flatMap(path -> Json.objects(path, "hop").stream())
            .sorted(Comparator.comparingInt(hop -> hop.get("index").getAsInt())).map(hop -> Json.text(hop, leaf))
            .toList();
    }

    private static void apply(String chain, String... functions) {
        kubernetes.apply("apiVersion: contivpp.io/v1", "kind: ServiceFunctionChain",
            "metadata: {name: " + chain + "}", "spec:", "  renderer: l2xconn", "  chain:",
            "  - {name: client, type: Pod, podSelector: {app: a}, interface: eth1}",
            String.join("\n", List.of(functions).stream().map(app -> "  - {name: " + app
                + ", type: Pod, podSelector: {app: " + app + "}, inputInterface: in, outputInterface: out}").toList()),
            "  - {name: server, type: Pod, podSelector: {app: b}, interface: eth1}");
    }

    @Test
    public void manifestsMakeChangeMoveAndDeleteAChain() {
        Map<String, List<String>> before = LAB.dumps();
        kubernetes.pod("a0", "a", "n1", "eth1");
        kubernetes.pod("f0", "f", "n2", "in", "out");
        kubernetes.pod("g0", "g", "n3", "in", "out");
        kubernetes.pod("b0", "b", "n3", "eth1");
        apply("web", "f", "g");
        await("web", "ready  1 " + READY);
        assertEquals(List.of("default/a0", "default/f0", "default/g0", "default/b0"), hops("web", "pod"));
        sfc.expectTraced("default.web");

        apply("web", "f");
        await("web", "ready  1 " + READY);
        assertEquals(List.of("default/a0", "default/f0", "default/b0"), hops("web", "pod"));
        sfc.expectTraced("default.web");

        kubernetes.deletePod("f0");
        await("web", "pending no-matching-instance 0 [Ready=False, Programmed=False, Degraded=False]");
        kubernetes.pod("f0", "f", "n1", "in", "out");
        await("web", "ready  1 " + READY);
        assertEquals(List.of("n1", "n1", "n3"), hops("web", "node"));
        sfc.expectTraced("default.web");

        kubernetes.ready("f0", false);
        await("web", "pending no-usable-instance 0 [Ready=False, Programmed=False, Degraded=False]");
        assertThat(kubernetes.message("web"), containsString("pod default/f0 is not ready"));
        kubernetes.ready("f0", true);
        await("web", "ready  1 " + READY);

        kubernetes.delete(CHAIN, "web");
        sfc.awaitState("default.web", "");
        Sfc.await("nothing left on the nodes", JsonObject::new, ignored -> assertEquals(before, LAB.dumps()));
        assertTrue(kubernetes.events("web").toString(), kubernetes.events("web").contains("NoMatchingInstance"));
    }

    @Test
    public void chainsOfTheReferenceAreRenderedAsTheyStand() {
        sfc.restconf().put("data/chainstitch-sfc:sfc/settings", Json.object("chainstitch-sfc:settings",
            Json.object("default-renderer", "l2xconn"))).expectOk();
        kubernetes.applyFile("reference-pods.yaml");
        kubernetes.applyFile("reference-external-interfaces.yaml");
        kubernetes.applyFile("reference-chains.yaml");
        await("linux-chain", "pending no-usable-instance 0 [Ready=False, Programmed=False, Degraded=False]");

        kubernetes.schedule("linux-cnf1", "n1",
            "[{\"name\":\"tap1\",\"attachment\":{\"afPacket\":{\"hostInterface\":\"a1-eth1\"}}}]");
        kubernetes.schedule("linux-cnf2", "n2",
            "[{\"name\":\"tap1\",\"attachment\":{\"afPacket\":{\"hostInterface\":\"b1-eth1\"}}}]");
        kubernetes.schedule("vpp-cnf", "n2", "[{\"name\":\"memif1\",\"attachment\":{\"memif\":{}}},"
            + "{\"name\":\"memif2\",\"attachment\":{\"memif\":{}}}]");
        kubernetes.schedule("vpp-cnf1", "n1", "[{\"name\":\"memif1\",\"attachment\":{\"memif\":{}}}]");
        kubernetes.schedule("vpp-cnf2", "n3", "[{\"name\":\"memif1\",\"attachment\":{\"memif\":{}}},"
            + "{\"name\":\"memif2\",\"attachment\":{\"memif\":{}}}]");
        kubernetes.schedule("vpp-cnf3", "n1", "[{\"name\":\"memif1\",\"attachment\":{\"memif\":{\"id\":3}}}]");
        await("linux-chain", "ready  1 " + READY);
        await("memif-chain", "ready  1 " + READY);
        await("vpp-chain", "ready  1 " + READY);
        assertEquals(List.of("default/linux-cnf1", "default/linux-cnf2"), hops("linux-chain", "pod"));
        assertEquals(List.of("default/vpp-cnf1", "default/vpp-cnf2", "default/vpp-cnf3"), hops("memif-chain", "pod"));
        assertEquals(List.of("n1", "n2", "n3"), hops("vpp-chain", "node"));
        sfc.expectTraced("default.linux-chain");
        sfc.expectTraced("default.memif-chain");
        sfc.expectTraced("default.vpp-chain");
        for (String chain : List.of("linux-chain", "memif-chain", "vpp-chain")) {
            kubernetes.delete(CHAIN, chain);
            sfc.awaitState("default." + chain, "");
        }
    }
}
