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
package io.chainstitch.kubernetes.api;

import io.chainstitch.kubernetes.facts.ClusterFacts;
import io.chainstitch.kubernetes.facts.ClusterFacts.Source;
import io.chainstitch.kubernetes.facts.CustomKind;
import io.chainstitch.kubernetes.facts.CustomObject;
import io.chainstitch.kubernetes.facts.Login;
import io.chainstitch.kubernetes.facts.NodeFacts;
import io.chainstitch.kubernetes.facts.PodFacts;
import io.chainstitch.kubernetes.facts.ResourceId;
import io.chainstitch.kubernetes.reflect.Access;
import io.chainstitch.kubernetes.reflect.Announcement;
import io.chainstitch.kubernetes.reflect.Cluster;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The API server, listed and watched by informers. */
public final class ApiServer implements Cluster, AutoCloseable {
    private static final long PROBE_SECONDS = 3;
    private static final Map<CustomKind, Source> SOURCES = new EnumMap<>(Map.of(
        CustomKind.SERVICE_FUNCTION_CHAIN, Source.CHAINS, CustomKind.CUSTOM_NETWORK, Source.NETWORKS,
        CustomKind.EXTERNAL_INTERFACE, Source.EXTERNAL_INTERFACES));

    private final KubernetesClient client;
    private final Optional<ResourceId> secret;
    private final Runnable changed;
    private final ScheduledExecutorService executor =
        Executors.newSingleThreadScheduledExecutor(task -> thread(task, "chainstitch-kubernetes-api"));
    /** A server that hangs holds up each status for seconds; whether it is there must show all the same. */
    private final ExecutorService writing =
        Executors.newSingleThreadExecutor(task -> thread(task, "chainstitch-kubernetes-writer"));
    private final ApiWriter writer;
    private final List<Watched<?, CustomObject>> custom = new ArrayList<>();
    private final Watched<?, PodFacts> pods;
    private final Watched<?, NodeFacts> nodes;
    private final Optional<Watched<?, Credentials>> logins;
    /** What the secret said when it could be used last. */
    private volatile Optional<Login> lastLogin = Optional.empty();
    private volatile String unreachable = "";

    private ApiServer(KubernetesClient client, Optional<ResourceId> secret, Clock clock, Runnable changed) {
        this.client = client;
        this.secret = secret;
        this.changed = changed;
        writer = new ApiWriter(client, writing, clock, changed);
        SOURCES.forEach((kind, source) -> custom.add(new Watched<>(source, kind.plural() + "." + CustomKind.GROUP,
            () -> client.genericKubernetesResources(context(kind)).inAnyNamespace().runnableInformer(0),
            object -> FactReader.custom(kind, object), changed)));
        pods = new Watched<>(Source.PODS, "pods", () -> client.pods().inAnyNamespace().runnableInformer(0),
            FactReader::pod, changed);
        nodes = new Watched<>(Source.NODES, "nodes", () -> client.nodes().runnableInformer(0),
            FactReader::node, changed);
        logins = secret.map(id -> new Watched<>(Source.SECRET, "the secret " + id,
            () -> client.secrets().inNamespace(id.namespace()).withName(id.name()).runnableInformer(0),
            Credentials::of, changed));
    }

    /**
     * Begins to follow an API server. Whether it is there shows later.
     *
     * @param client a client of it, which is closed with this
     * @param secret the secret with the login for agents
     * @param clock gives the time
     * @param changed called when something changed, by any thread
     * @return the server
     */
    public static ApiServer follow(KubernetesClient client, Optional<ResourceId> secret, Clock clock,
        Runnable changed) {
        ApiServer server = new ApiServer(client, secret, clock, changed);
        try {
            server.watched().forEach(Watched::start);
        } catch (RuntimeException | LinkageError e) {
            server.close();
            throw e;
        }
        server.executor.scheduleWithFixedDelay(server::probe, PROBE_SECONDS, PROBE_SECONDS, TimeUnit.SECONDS);
        return server;
    }

    private static Thread thread(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.setContextClassLoader(ApiServer.class.getClassLoader());
        return thread;
    }

    static ResourceDefinitionContext context(CustomKind kind) {
        return new ResourceDefinitionContext.Builder().withGroup(CustomKind.GROUP).withVersion(CustomKind.VERSION)
            .withKind(kind.kind()).withPlural(kind.plural()).withNamespaced(true).build();
    }

    private List<Watched<?, ?>> watched() {
        List<Watched<?, ?>> all = new ArrayList<>(custom);
        all.add(pods);
        all.add(nodes);
        logins.ifPresent(all::add);
        return all;
    }

    /** Watches are renewed silently, so the server is asked now and then. Any answer will do. */
    private void probe() {
        String before = unreachable;
        try {
            client.raw("/version");
            unreachable = "";
        } catch (RuntimeException e) {
            unreachable = Denials.isAnswer(e) ? "" : Denials.text("get", "version", e);
        }
        if (unreachable.isEmpty()) {
            watched().forEach(one -> one.look(!before.isEmpty()));
        }
        if (!before.equals(unreachable)) {
            changed.run();
        }
    }

    @Override
    public ClusterFacts facts() {
        Set<Source> known = EnumSet.noneOf(Source.class);
        watched().stream().filter(Watched::isListed).forEach(one -> known.add(one.source()));
        if (logins.isEmpty()) {
            known.add(Source.SECRET);
        }
        List<CustomObject> objects = new ArrayList<>();
        custom.forEach(one -> objects.addAll(one.facts()));
        return new ClusterFacts(known, objects, pods.facts(), nodes.facts(), login());
    }

    /** A secret that is deleted to be made anew, or edited wrongly, must not part the controller from all agents. */
    private Optional<Login> login() {
        Optional<Login> now = credentials().flatMap(Credentials::login);
        if (now.isPresent()) {
            lastLogin = now;
        }
        return lastLogin;
    }

    private Optional<Credentials> credentials() {
        return logins.flatMap(one -> one.facts().stream().findFirst());
    }

    /** What is wrong with the secret, empty when nothing is. */
    private String secretProblem() {
        return secret.map(id -> credentials().map(Credentials::problem).orElse("is not there: create it."))
            .filter(text -> !text.isEmpty())
            .map(text -> "The secret " + secret.orElseThrow() + " with the login for agents " + text).orElse("");
    }

    @Override
    public Access access() {
        List<Watched<?, ?>> all = watched();
        Optional<String> trouble = all.stream().flatMap(one -> one.trouble().stream()).sorted().findFirst();
        if (!unreachable.isEmpty()) {
            return new Access(Access.State.UNREACHABLE, unreachable);
        }
        if (!all.stream().allMatch(Watched::isListed)) {
            return new Access(Access.State.CONNECTING, trouble.orElse(""));
        }
        if (trouble.isPresent()) {
            return new Access(Access.State.UNREACHABLE, trouble.get());
        }
        if (!writer.failure().isEmpty()) {
            return new Access(Access.State.CONNECTED, writer.failure());
        }
        return new Access(Access.State.CONNECTED, secretProblem());
    }

    @Override
    public CompletionStage<Void> write(CustomObject object, Map<String, Object> status) {
        return writer.status(object, status);
    }

    @Override
    public void post(Announcement announcement) {
        writer.post(announcement);
    }

    @Override
    public void close() {
        executor.shutdownNow();
        writing.shutdownNow();
        watched().forEach(Watched::close);
        client.close();
    }
}
