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
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.Test;
import org.opendaylight.yang.gen.v1.urn.chainstitch.kubernetes.rev261128.KubernetesState;

/** API servers that are away, refuse, or forgot. */
public class ApiFaultsTest extends ReflectionLab {
    private static final CustomKind CHAIN = CustomKind.SERVICE_FUNCTION_CHAIN;
    private MockApi mock;

    @Override
    Api open() {
        mock = new MockApi();
        return mock;
    }

    private void web() {
        manifests.apply(Manifests.chain("web", Manifests.element("a"), Manifests.element("b")));
    }

    private static String message(KubernetesState state) {
        return state.getApiServer() + " " + state.getMessage();
    }

    @Test
    public void serverThatIsAwayLeavesEverythingAndIsCaughtUpWithWhenItIsBack() {
        web();
        manifests.pod("a", "cs-test-n1", true);
        start();
        await(() -> {
            assertNotNull(chain("web"));
            assertNotNull(pod("a"));
        });
        mock.stop();
        await(() -> assertEquals(KubernetesState.ApiServer.Unreachable, state().getApiServer()));
        Awaitility.await("a look at the server").pollDelay(Duration.ofSeconds(7)).until(() -> true);
        assertTrue(message(state()), state().getMessage().contains("cannot be reached"));
        assertNotNull(chain("web"));
        assertNotNull(pod("a"));

        mock.start();
        manifests = new Manifests(mock.kubectl());
        manifests.apply(Manifests.chain("new", Manifests.element("a"), Manifests.element("b")));
        await(() -> {
            assertEquals(null, chain("web"));
            assertEquals(null, pod("a"));
            assertEquals("ready", manifests.status(CHAIN, "new").get("state"));
            assertEquals(KubernetesState.ApiServer.Connected, state().getApiServer());
        });
    }

    @Test
    public void serverThatIsNotThereAtTheStartIsWaitedFor() {
        mock.stop();
        start();
        await(() -> assertEquals(KubernetesState.ApiServer.Unreachable, state().getApiServer()));
        mock.start();
        manifests = new Manifests(mock.kubectl());
        web();
        await(() -> assertEquals("ready", manifests.status(CHAIN, "web").get("state")));
    }

    /** After a 410 the newest is asked for; every other list, that after a lost watch too, takes any version. */
    @Test
    public void watchThatIsTooOldIsListedAnew() {
        mock.refuse(request -> request.contains("/servicefunctionchains?") && request.contains("watch=true")
            ? Optional.of(410) : Optional.empty());
        start();
        await(() -> assertTrue(mock.requests().contains("GET /apis/contivpp.io/v1/servicefunctionchains")));
        web();
        await(() -> assertNotNull(chain("web")));
        mock.refuseNothing();
        await(() -> assertEquals(KubernetesState.ApiServer.Connected, state().getApiServer()));
        manifests.apply(Manifests.chain("new", Manifests.element("a"), Manifests.element("b")));
        manifests.delete(CHAIN, "web");
        await(() -> {
            assertEquals(null, chain("web"));
            assertNotNull(chain("new"));
        });
    }

    @Test
    public void deniedRightIsNamedAndTheRestIsReflected() {
        manifests.apply("apiVersion: v1", "kind: Secret", "metadata: {name: agents}",
            "data: {username: YWRtaW4=, password: czNjcjN0}");
        mock.refuse(request -> request.contains("/pods?") ? Optional.of(403) : Optional.empty());
        web();
        manifests.pod("a", "cs-test-n1", true);
        start();
        await(() -> {
            assertEquals("ready", manifests.status(CHAIN, "web").get("state"));
            assertTrue(message(state()),
                message(state()).contains("denies the right to list and watch pods"));
        });
        assertFalse(message(state()).contains("s3cr3t"));
        assertEquals(null, pod("a"));
        mock.refuseNothing();
        await(() -> {
            assertNotNull(pod("a"));
            assertEquals("Connected null", message(state()));
        });
    }

    @Test
    public void passwordThatTheInventoryDoesNotTakeIsRefusedAndShownNowhere() {
        String password = java.util.Base64.getEncoder().encodeToString("s3cr3t".repeat(200)
            .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        manifests.apply("apiVersion: v1", "kind: Secret", "metadata: {name: agents}",
            "data: {username: YWRtaW4=, password: " + password + "}");
        manifests.node("cs-test-n1", "agent", "true", "agent-host", "192.0.2.7");
        start();
        await(() -> {
            assertNotNull(node("cs-test-n1"));
            assertTrue(message(state()), message(state()).contains("has a password of more than 1024 characters"));
        });
        assertEquals(null, node("cs-test-n1").getAgent().getPassword());
        assertFalse(state().toString(), state().toString().contains("s3cr3t"));
    }

    @Test
    public void deniedStatusIsNamedAndTriedAgain() {
        mock.refuse(request -> request.startsWith("PATCH ") ? Optional.of(403) : Optional.empty());
        web();
        start();
        await(() -> assertTrue(message(state()),
            message(state()).contains("denies the right to patch servicefunctionchains/status")));
        assertNotNull(chain("web"));
        mock.refuseNothing();
        await(() -> assertEquals("ready", manifests.status(CHAIN, "web").get("state")));
    }

    /** What the reference installs has no status of its own. */
    @Test
    public void definitionsWithoutAStatusAreNamed() {
        mock.refuse(request -> request.startsWith("PATCH ") ? Optional.of(404) : Optional.empty());
        web();
        start();
        await(() -> assertTrue(message(state()), message(state()).contains("has no servicefunctionchains/status: apply"
            + " the custom resource definitions")));
        assertNotNull(chain("web"));
        mock.refuseNothing();
        await(() -> {
            assertEquals("ready", manifests.status(CHAIN, "web").get("state"));
            assertFalse(message(state()).contains("servicefunctionchains"));
        });
        assertEquals(List.of("Ready"), manifests.events("web"));
    }

    @Test
    public void deniedEventsAreNamedUntilOneIsTaken() {
        mock.refuse(request -> request.startsWith("POST ") && request.contains("/events")
            ? Optional.of(403) : Optional.empty());
        web();
        start();
        await(() -> {
            assertEquals("ready", manifests.status(CHAIN, "web").get("state"));
            assertTrue(message(state()), message(state()).contains("denies the right to create events"));
        });
        manifests.apply(Manifests.chain("other", Manifests.element("a"), Manifests.element("b")));
        await(() -> assertEquals("ready", manifests.status(CHAIN, "other").get("state")));
        assertTrue("statuses are written all the same", message(state()).contains("create events"));
        mock.refuseNothing();
        manifests.apply(Manifests.chain("third", Manifests.element("a"), Manifests.element("b")));
        await(() -> assertEquals(List.of("Ready"), manifests.events("third")));
        await(() -> assertFalse(message(state()).contains("events")));
    }

    @Test
    public void serverThatTakesLongForStatusesIsLookedAtAllTheSame() {
        mock.delay(request -> request.startsWith("PATCH ") && request.contains("/status"));
        for (String name : List.of("web", "other", "third")) {
            manifests.apply(Manifests.chain(name, Manifests.element("a"), Manifests.element("b")));
        }
        start();
        await(() -> assertTrue(mock.count("PATCH", "/status") >= 3));
        List<String> seen = mock.requests().stream()
            .map(request -> request.startsWith("PATCH ") ? "status" : request)
            .filter(request -> request.equals("status") || request.equals("GET /version")).toList();
        assertTrue("without a look between two: " + seen, String.join(" ", seen).matches(
            "(?:GET /version )*status (?:GET /version )+status (?:GET /version )+status.*"));
        mock.delay(request -> false);
        await(() -> assertEquals("ready", manifests.status(CHAIN, "third").get("state")));
    }

    @Test
    public void missingDefinitionIsNamed() {
        mock.refuse(request -> request.contains("/customnetworks?") ? Optional.of(404) : Optional.empty());
        web();
        start();
        await(() -> assertTrue(message(state()), message(state()).contains("has no customnetworks.contivpp.io: apply"
            + " the custom resource definitions")));
        await(() -> assertEquals("ready", manifests.status(CHAIN, "web").get("state")));
    }

    @Test
    public void statusIsWrittenOnlyWhenItSaysSomethingNew() {
        web();
        start();
        await(() -> assertEquals("ready", manifests.status(CHAIN, "web").get("state")));
        long before = mock.count("PATCH", "/web/status");
        assertTrue("at first sight and when it is ready: " + before, before <= 2);
        for (int i = 0; i < 20; i++) {
            manifests.pod("p" + i, "cs-test-n1", true);
        }
        await(() -> assertNotNull(pod("p19")));
        assertEquals(before, mock.count("PATCH", "/web/status"));
        assertEquals(0, mock.count("PUT", "/servicefunctionchains/"));
    }
}
