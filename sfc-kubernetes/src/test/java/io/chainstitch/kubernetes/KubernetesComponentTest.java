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
import static org.junit.Assert.assertTrue;

import io.chainstitch.kubernetes.api.ApiSettings;
import io.chainstitch.kubernetes.api.ApiSettings.Way;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.awaitility.Awaitility;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.ReadTransaction;
import org.opendaylight.mdsal.binding.dom.adapter.test.AbstractConcurrentDataBrokerTest;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.mdsal.singleton.api.ClusterSingletonService;
import org.opendaylight.mdsal.singleton.api.ClusterSingletonServiceProvider;
import org.opendaylight.yang.gen.v1.urn.chainstitch.kubernetes.rev261128.KubernetesState;
import org.opendaylight.yangtools.yang.binding.InstanceIdentifier;

/** What readiness hears, from a member that nobody asked to follow Kubernetes to one whose API server is away. */
public class KubernetesComponentTest extends AbstractConcurrentDataBrokerTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final List<ClusterSingletonService> registered = new ArrayList<>();
    private final Queue<Runnable> later = new ConcurrentLinkedQueue<>();
    private final Map<String, Throwable> failures = new ConcurrentHashMap<>();
    private volatile Duration passed = Duration.ZERO;
    private MockApi mock;
    private KubernetesComponent component;

    public KubernetesComponentTest() {
        super(true);
    }

    @Before
    public void begin() {
        mock = new MockApi();
    }

    @After
    public void end() {
        component.deactivate();
        assertEquals(List.of(), registered);
        mock.close();
    }

    private void activate(Optional<Way> way) {
        Clock clock = new Clock() {
            @Override
            public Instant instant() {
                return Instant.now().plus(passed);
            }

            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }
        };
        ClusterSingletonServiceProvider singletons = service -> {
            registered.add(service);
            return () -> registered.remove(service);
        };
        component = new KubernetesComponent(broker(), singletons,
            way.map(found -> new ApiSettings(found, Optional.empty())), clock, later::add);
    }

    /** The datastore; a method of it throws while {@link #failures} says so. */
    private DataBroker broker() {
        DataBroker broker = getDataBroker();
        return (DataBroker) Proxy.newProxyInstance(DataBroker.class.getClassLoader(), new Class<?>[] {DataBroker.class},
            (proxy, method, args) -> {
                Throwable failure = failures.get(method.getName());
                if (failure != null) {
                    throw failure;
                }
                return method.invoke(broker, args);
            });
    }

    private String sign() {
        return component.sign().ok() + " " + component.sign().reason();
    }

    private void await(String sign) {
        Awaitility.await().atMost(Duration.ofSeconds(90)).until(this::sign, found -> found.startsWith(sign));
    }

    private Optional<KubernetesState> state() throws ExecutionException, InterruptedException {
        try (ReadTransaction tx = getDataBroker().newReadOnlyTransaction()) {
            return tx.read(LogicalDatastoreType.OPERATIONAL, InstanceIdentifier.create(KubernetesState.class)).get();
        }
    }

    @Test
    public void offUnlessSomethingSaysWhereAnApiServerIs() {
        activate(ApiSettings.of(Map.of("kubeconfig", " "), Map.of()).map(ApiSettings::way));
        assertEquals(List.of(), registered);
        assertEquals("true Kubernetes is not followed on this member.", sign());
    }

    @Test
    public void memberThatIsNotTheActiveOneIsWell() {
        activate(Optional.of(mock.way()));
        assertEquals(List.of(component), registered);
        assertEquals("true Kubernetes is not followed on this member.", sign());
    }

    @Test
    public void kubeconfigThatCannotBeUsedIsNotReadyAndTriedAgain() throws IOException {
        Path file = folder.newFile().toPath();
        activate(Optional.of(new Way.Kubeconfig(file)));
        for (String content : new String[] {"s3cr3t", "s3cr3t: [b", ""}) {
            Files.writeString(file, content);
            component.instantiateServiceInstance();
            assertFalse(content, component.sign().ok());
            assertFalse(content, (component.sign().reason() + file).contains("s3cr3t"));
            component.closeServiceInstance();
            assertTrue(component.sign().ok());
        }
        component.instantiateServiceInstance();
        String address = ((Way.Address) mock.way()).url();
        Files.writeString(file, kubeconfig(address));
        assertEquals("the old ones do nothing", 4, later.size());
        while (later.size() > 1) {
            later.remove().run();
            assertFalse(component.sign().ok());
        }
        later.remove().run();
        await("true The API server of Kubernetes is followed.");
        assertEquals("it looks whether the file has changed", 1, later.size());
    }

    private static String kubeconfig(String address) {
        return String.join("\n", "apiVersion: v1", "kind: Config", "current-context: x",
            "clusters: [{name: c, cluster: {server: '" + address + "'}}]",
            "contexts: [{name: x, context: {cluster: c, user: u}}]", "users: [{name: u, user: {}}]");
    }

    /** One with a command that does something before it says a token. */
    private String execConfig(String command) {
        return kubeconfig(((Way.Address) mock.way()).url()).replace("user: {}",
            "user: {exec: {apiVersion: client.authentication.k8s.io/v1, command: sh, interactiveMode: Never, args: [-c,"
                + " '" + command + "; echo {\\\"kind\\\": \\\"ExecCredential\\\", \\\"apiVersion\\\":"
                + " \\\"client.authentication.k8s.io/v1\\\", \\\"status\\\": {\\\"token\\\": \\\"t\\\"}}']}}");
    }

    @Test
    public void kubeconfigThatHasChangedIsFollowed() throws IOException {
        Path file = folder.newFile().toPath();
        Files.writeString(file, kubeconfig(((Way.Address) mock.way()).url()));
        activate(Optional.of(new Way.Kubeconfig(file)));
        component.instantiateServiceInstance();
        await("true The API server of Kubernetes is followed.");
        later.remove().run();
        await("true The API server of Kubernetes is followed.");
        Files.writeString(file, "half of it");
        later.remove().run();
        await("true The API server of Kubernetes is followed.");
        MockApi former = mock;
        mock = new MockApi();
        former.close();
        await("true The API server of Kubernetes has been out of reach for");
        Files.writeString(file, kubeconfig(((Way.Address) mock.way()).url()));
        later.remove().run();
        await("true The API server of Kubernetes is followed.");
        assertEquals(1, later.size());
        component.closeServiceInstance();
        later.remove().run();
        assertEquals("it is not the active one any more", 0, later.size());
    }

    @Test
    public void commandOfAKubeconfigIsNotRunEachTimeTheFileIsLookedAt() throws IOException {
        Path runs = folder.newFile().toPath();
        Path file = folder.newFile().toPath();
        Files.writeString(file, execConfig("echo run >> " + runs));
        activate(Optional.of(new Way.Kubeconfig(file)));
        component.instantiateServiceInstance();
        await("true The API server of Kubernetes is followed.");
        List<String> before = Files.readAllLines(runs);
        assertFalse(before.isEmpty());
        for (int time = 0; time < 3; time++) {
            later.remove().run();
        }
        assertEquals(before, Files.readAllLines(runs));
    }

    @Test
    public void classThatIsMissingIsTroubleAndNotTheEndOfTheController() {
        activate(Optional.of(mock.way()));
        failures.put("registerTreeChangeListener", new NoClassDefFoundError("s3cr3t"));
        component.instantiateServiceInstance();
        assertFalse(component.sign().ok());
        failures.clear();
        later.remove().run();
        await("true The API server of Kubernetes is followed.");
    }

    @Test
    public void kubeconfigThatHasChangedIsFollowedThoughWhatWasFollowedDoesNotEnd() throws IOException {
        Path file = folder.newFile().toPath();
        String config = kubeconfig(((Way.Address) mock.way()).url());
        Files.writeString(file, config);
        activate(Optional.of(new Way.Kubeconfig(file)));
        component.instantiateServiceInstance();
        await("true The API server of Kubernetes is followed.");
        Files.writeString(file, config + "\n");
        failures.put("newWriteOnlyTransaction", new IllegalStateException("the datastore is gone"));
        later.remove().run();
        failures.clear();
        await("true The API server of Kubernetes is followed.");
        assertEquals(1, later.size());
    }

    @Test
    public void commandOfAKubeconfigThatHangsKeepsNobodyFromEnding() throws Exception {
        Path began = folder.getRoot().toPath().resolve("began");
        Path go = folder.getRoot().toPath().resolve("go");
        Path file = folder.newFile().toPath();
        Files.writeString(file, execConfig("touch " + began + "; until [ -e " + go + " ]; do sleep 0.05; done"));
        activate(Optional.of(new Way.Kubeconfig(file)));
        CompletableFuture<Void> start = CompletableFuture.runAsync(component::instantiateServiceInstance);
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(began));
        CompletableFuture.runAsync(component::closeServiceInstance).get(60, TimeUnit.SECONDS);
        assertFalse(start.isDone());
        Files.createFile(go);
        start.get(60, TimeUnit.SECONDS);
        assertEquals("true Kubernetes is not followed on this member.", sign());
        assertEquals("it is not the active one any more", 0, later.size());
    }

    @Test
    public void serverThatWasNeverThereIsNotReady() {
        mock.stop();
        activate(Optional.of(mock.way()));
        component.instantiateServiceInstance();
        assertFalse(component.sign().ok());
        await("true The API server of Kubernetes has been out of reach for");
        passed = Reflection.AWAY;
        assertFalse(component.sign().ok());
        mock.start();
        await("true The API server of Kubernetes is followed.");
    }

    @Test
    public void serverThatIsAwayIsReadyForAWhileOnly() {
        activate(Optional.of(mock.way()));
        component.instantiateServiceInstance();
        await("true The API server of Kubernetes is followed.");
        mock.stop();
        await("true The API server of Kubernetes has been out of reach for");
        passed = Reflection.AWAY;
        assertTrue(sign(), sign().startsWith("false The API server of Kubernetes has been out of reach for 6"));
        mock.start();
        await("true The API server of Kubernetes is followed.");
    }

    @Test
    public void stateIsGoneWhenTheMemberHasCeasedToBeTheActiveOne()
        throws ExecutionException, InterruptedException, TimeoutException {
        activate(Optional.of(mock.way()));
        component.instantiateServiceInstance();
        await("true The API server of Kubernetes is followed.");
        Awaitility.await().atMost(Duration.ofSeconds(90)).until(() -> state().isPresent());
        component.closeServiceInstance().get(60, TimeUnit.SECONDS);
        assertEquals(Optional.empty(), state());
    }
}
