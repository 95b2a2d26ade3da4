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

import io.chainstitch.kubernetes.api.ApiSettings.Way;
import io.chainstitch.kubernetes.api.Clients;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;

/**
 * The API server of a kubeconfig. It must have the custom resource definitions, and its user must be allowed to make
 * namespaces, nodes and pods. Everything is in one namespace, which is removed in the end.
 */
final class RealApi implements Api {
    private final Way way;
    private final KubernetesClient client;

    RealApi(Path kubeconfig) {
        way = new Way.Kubeconfig(kubeconfig);
        client = Clients.client(way);
        client.namespaces().resource(new NamespaceBuilder().withNewMetadata().withName(Manifests.NAMESPACE)
            .endMetadata().build()).create();
    }

    @Override
    public KubernetesClient kubectl() {
        return client;
    }

    @Override
    public Way way() {
        return way;
    }

    @Override
    public void close() {
        // The nodes of the tests have no kubelet that would let go of their pods.
        client.pods().inNamespace(Manifests.NAMESPACE).withGracePeriod(0).delete();
        Manifests.NODES.forEach(node -> client.nodes().withName(node).delete());
        client.namespaces().withName(Manifests.NAMESPACE).delete();
        client.namespaces().withName(Manifests.NAMESPACE).waitUntilCondition(found -> found == null, 2,
            java.util.concurrent.TimeUnit.MINUTES);
        client.close();
    }
}
