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
package io.chainstitch.kubernetes;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertTrue;

import io.chainstitch.kubernetes.facts.CustomKind;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.Node;
import org.opendaylight.yang.gen.v1.urn.chainstitch.inventory.rev261122.inventory.Pod;
import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.Chain;

/**
 * From manifests to the datastore and back. The API server is a mock, or the one of the kubeconfig that
 * {@code CHAINSTITCH_TEST_KUBECONFIG} names.
 */
public class ReflectionTest extends ReflectionLab {
    private static final CustomKind CHAIN = CustomKind.SERVICE_FUNCTION_CHAIN;

    @Override
    Api open() {
        String kubeconfig = System.getenv("CHAINSTITCH_TEST_KUBECONFIG");
        return kubeconfig == null || kubeconfig.isBlank() ? new MockApi()
            : new RealApi(java.nio.file.Path.of(kubeconfig));
    }

    @Test
    public void manifestsBecomeInventoryAndChainsAndAreToldSo() {
        manifests.apply("apiVersion: contivpp.io/v1", "kind: CustomNetwork", "metadata: {name: blue}", "spec:",
            "  type: L3", "  subnetCIDR: 10.100.0.0/16");
        manifests.apply("apiVersion: contivpp.io/v1", "kind: ExternalInterface", "metadata: {name: up}", "spec:",
            "  type: L2", "  nodes:", "  - {node: cs-test-n1, vppInterfaceName: eth9, vlan: 200}");
        manifests.node("cs-test-n1", "agent-host", "192.0.2.7", "locator", "fcbb:bb00:1::/48");
        manifests.pod("a", "cs-test-n1", true);
        manifests.apply(Manifests.chain("web", Manifests.element("a"),
            "{name: up, type: ExternalInterface, interface: up}"));
        start();

        await(() -> {
            assertEquals("[Ready=True, Programmed=True, Degraded=False]", manifests.conditions(CHAIN, "web"));
            assertEquals("[Ready=True]", manifests.conditions(CustomKind.CUSTOM_NETWORK, "blue"));
            assertEquals("[Ready=True]", manifests.conditions(CustomKind.EXTERNAL_INTERFACE, "up"));
            assertNotNull(pod("a"));
            assertNotNull(node("cs-test-n1"));
        });
        Map<?, ?> status = manifests.status(CHAIN, "web");
        assertEquals("ready 1 ", status.get("state") + " " + status.get("paths") + " " + status.get("reason"));
        assertEquals(manifests.get(CHAIN, "web").getMetadata().getGeneration().longValue(),
            ((Number) status.get("observedGeneration")).longValue());
        Node node = node("cs-test-n1");
        assertEquals("192.0.2.7", node.getAgent().getHost().stringValue());
        Pod pod = pod("a");
        assertEquals("cs-test-n1 a", pod.getNode().getValue() + " "
            + pod.nonnullLabel().values().iterator().next().getValue());
        assertEquals("stub", pod.nonnullInterface().values().iterator().next().getNetwork());
        await(() -> assertEquals(List.of("Ready"), manifests.events("web")));
    }

    @Test
    public void changesMovesAndDeletionsFollow() {
        manifests.pod("a", "cs-test-n1", false);
        manifests.apply(Manifests.chain("web", Manifests.element("a"), Manifests.element("b")));
        start();
        await(() -> {
            assertEquals("ready", manifests.status(CHAIN, "web").get("state"));
            assertEquals(Boolean.FALSE, pod("a").getReady());
        });

        manifests.pod("a", "cs-test-n1", true);
        await(() -> assertEquals(Boolean.TRUE, pod("a").getReady()));
        manifests.deletePod("a");
        await(() -> assertEquals(null, pod("a")));
        manifests.pod("a", "cs-test-n2", true);
        await(() -> assertEquals("cs-test-n2", pod("a").getNode().getValue()));

        manifests.apply(Manifests.chain("web", Manifests.element("a"), Manifests.element("b"))
            + "\n  renderer: nosuch");
        await(() -> {
            Map<?, ?> status = manifests.status(CHAIN, "web");
            assertEquals("refused unknown-renderer", status.get("state") + " " + status.get("reason"));
            assertEquals(2, ((Number) status.get("observedGeneration")).intValue());
            assertEquals("[Ready=False, Programmed=False, Degraded=False]", manifests.conditions(CHAIN, "web"));
        });

        manifests.delete(CHAIN, "web");
        await(() -> {
            assertEquals(null, chain("web"));
            assertFalse(owned().contains("chain " + Manifests.NAMESPACE + ".web"));
        });
    }

    @Test
    public void whatWentWhileNobodyLookedIsGoneAndWhatAUserMadeStays() {
        manifests.apply(Manifests.chain("web", Manifests.element("a"), Manifests.element("b")));
        start();
        await(() -> assertNotNull(chain("web")));
        stop();
        Chain mine = userChain(Manifests.NAMESPACE + ".mine");
        manifests.delete(CHAIN, "web");
        manifests.apply(Manifests.chain("other", Manifests.element("a"), Manifests.element("b")));
        start();
        await(() -> {
            assertEquals(null, chain("web"));
            assertNotNull(chain("other"));
        });
        assertEquals(mine, chain("mine"));
    }

    @Test
    public void clashIsReportedAndTheUsersChainIsLeftAlone() {
        Chain mine = userChain(Manifests.NAMESPACE + ".web");
        manifests.apply(Manifests.chain("web", Manifests.element("a"), Manifests.element("b")));
        start();
        await(() -> assertEquals("refused name-taken", manifests.status(CHAIN, "web").get("state") + " "
            + manifests.status(CHAIN, "web").get("reason")));
        assertEquals(mine, chain("web"));
        manifests.delete(CHAIN, "web");
        manifests.apply(Manifests.chain("next", Manifests.element("a"), Manifests.element("b")));
        await(() -> assertNotNull(chain("next")));
        assertEquals(mine, chain("web"));
    }

    @Test
    public void marksThatNobodyCouldHaveMadeHoldUpNothing() {
        mark("no-namespace");
        mark("a b/c");
        manifests.apply(Manifests.chain("web", Manifests.element("a"), Manifests.element("b")));
        start();
        await(() -> assertEquals("ready", manifests.status(CHAIN, "web").get("state")));
    }

    @Test
    public void whatAUserSpoilsIsPutRight() {
        manifests.apply(Manifests.chain("web", Manifests.element("a"), Manifests.element("b")));
        start();
        await(() -> assertNotNull(chain("web")));
        Chain before = chain("web");
        userChain(Manifests.NAMESPACE + ".web");
        await(() -> assertEquals(before, chain("web")));
    }

    /** An address of one number passes the patterns of the model, and nobody can read it. */
    @Test
    public void addressThatAUserSpoilsIsPutRightAndDisturbsNothingElse() {
        manifests.node("cs-test-n1", "agent", "true", "agent-host", "192.0.2.7", "underlay-address", "192.0.2.1");
        start();
        await(() -> assertNotNull(node("cs-test-n1")));
        userUnderlayAddress("cs-test-n1", "255");
        manifests.apply(Manifests.chain("web", Manifests.element("a"), Manifests.element("b")));
        await(() -> {
            assertNotNull(chain("web"));
            assertEquals("192.0.2.1", node("cs-test-n1").getUnderlayAddress().stringValue());
        });
    }

    @Test
    public void loginStaysWhileTheSecretCannotBeUsed() {
        manifests.node("cs-test-n1", "agent", "true", "agent-host", "192.0.2.7");
        manifests.apply("apiVersion: v1", "kind: Secret", "metadata: {name: agents}",
            "data: {username: YWRtaW4=, password: czNjcjN0}");
        start();
        await(() -> assertEquals("s3cr3t", node("cs-test-n1").getAgent().getPassword()));
        manifests.apply("apiVersion: v1", "kind: Secret", "metadata: {name: agents}",
            "data: {username: YWRtaW4=, passwd: czNjcjN0}");
        await(() -> assertTrue(state().toString(), state().getMessage().contains("The secret")));
        manifests.apply(Manifests.chain("web", Manifests.element("a"), Manifests.element("b")));
        await(() -> assertEquals("ready", manifests.status(CHAIN, "web").get("state")));
        assertEquals("s3cr3t", node("cs-test-n1").getAgent().getPassword());
    }

    @Test
    public void loginComesFromTheSecretAndIsNowhereElse() {
        manifests.node("cs-test-n1", "agent", "true", "agent-host", "192.0.2.7");
        start();
        await(() -> assertNotNull(node("cs-test-n1")));
        assertEquals(null, node("cs-test-n1").getAgent().getPassword());
        manifests.apply("apiVersion: v1", "kind: Secret", "metadata: {name: agents}",
            "data: {username: YWRtaW4=, password: czNjcjN0}");
        await(() -> assertEquals("admin s3cr3t", node("cs-test-n1").getAgent().getUsername() + " "
            + node("cs-test-n1").getAgent().getPassword()));
        manifests.node("cs-test-n2", "agent", "true", "agent-host", "no host");
        manifests.apply(Manifests.chain("web", Manifests.element("a"), Manifests.element("b")));
        await(() -> {
            assertEquals("ready", manifests.status(CHAIN, "web").get("state"));
            assertEquals(1, state().nonnullProblem().size());
        });
        for (String told : List.of(state().toString(), manifests.get(CHAIN, "web").toString(), owned().toString())) {
            assertFalse(told, told.contains("s3cr3t") || told.contains("czNjcjN0"));
        }
    }

    @Test
    public void resourceWithAMistakeThatNoSchemaSeesSaysWhatToMendAndDisturbsNothingElse() {
        manifests.apply("apiVersion: contivpp.io/v1", "kind: ExternalInterface", "metadata: {name: bad}", "spec:",
            "  type: L2", "  nodes:", "  - {node: n1, vppInterfaceName: eth9, ip: '::1::/64'}");
        manifests.apply(Manifests.chain("web", Manifests.element("a"), Manifests.element("b")));
        start();
        await(() -> {
            assertEquals("ready", manifests.status(CHAIN, "web").get("state"));
            assertEquals("[Ready=False]", manifests.conditions(CustomKind.EXTERNAL_INTERFACE, "bad"));
        });
        assertEquals(List.of(), owned().stream().filter(key -> key.contains("bad")).toList());
    }
}
