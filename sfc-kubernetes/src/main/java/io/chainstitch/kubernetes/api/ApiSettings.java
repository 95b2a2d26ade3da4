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

import io.chainstitch.kubernetes.facts.ResourceId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How the API server is reached, from {@code etc/io.chainstitch.kubernetes.cfg} or, where that is silent, from the
 * environment.
 *
 * @param way how it is found
 * @param agentSecret the secret with the login for agents, keys {@code username} and {@code password}
 */
public record ApiSettings(Way way, Optional<ResourceId> agentSecret) {
    /** Keys of the file and the variables that stand in for them, alternately. */
    static final List<String> NAMES = List.of("kubeconfig", "CHAINSTITCH_KUBECONFIG", "api-server",
        "CHAINSTITCH_KUBERNETES_API_SERVER", "agent-secret-name", "CHAINSTITCH_AGENT_SECRET_NAME",
        "agent-secret-namespace", "CHAINSTITCH_AGENT_SECRET_NAMESPACE");
    private static final Path TOKEN = Path.of("/var/run/secrets/kubernetes.io/serviceaccount/token");

    public ApiSettings {
        Objects.requireNonNull(way);
        Objects.requireNonNull(agentSecret);
    }

    /** How the API server is found. */
    public sealed interface Way {
        /** {@return what is used, for messages; without anything that could be secret} */
        String words();

        /**
         * By a kubeconfig.
         *
         * @param file the file
         */
        record Kubeconfig(Path file) implements Way {
            @Override
            public String words() {
                return "the kubeconfig " + file;
            }
        }

        /**
         * At an address that wants no login, for example one of {@code kubectl proxy}.
         *
         * @param url the address
         */
        record Address(String url) implements Way {
            /** An address can hold a login. */
            @Override
            public String words() {
                return "the address in api-server";
            }
        }

        /** By the service account of the pod that this runs in. */
        record ServiceAccount() implements Way {
            @Override
            public String words() {
                return "the service account of this pod";
            }
        }
    }

    /**
     * Reads the settings.
     *
     * @param config the file's values
     * @param environment the environment
     * @return the settings; empty when nothing says where an API server is
     */
    public static Optional<ApiSettings> of(Map<String, ?> config, Map<String, String> environment) {
        Optional<Way> kubeconfig = value(config, environment, "kubeconfig")
            .map(file -> new Way.Kubeconfig(Path.of(file)));
        Optional<Way> address = value(config, environment, "api-server")
            .map(Way.Address::new);
        Optional<Way> account = environment.containsKey("KUBERNETES_SERVICE_HOST") && Files.exists(TOKEN)
            ? Optional.of(new Way.ServiceAccount()) : Optional.empty();
        Optional<ResourceId> secret = value(config, environment, "agent-secret-name").map(name ->
            new ResourceId(value(config, environment, "agent-secret-namespace").orElse("default"), name));
        return kubeconfig.or(() -> address).or(() -> account).map(way -> new ApiSettings(way, secret));
    }

    private static Optional<String> value(Map<String, ?> config, Map<String, String> environment, String key) {
        String variable = NAMES.get(NAMES.indexOf(key) + 1);
        Object found = config.get(key);
        return Optional.ofNullable(found == null || found.toString().isBlank() ? environment.get(variable)
            : found.toString()).map(String::strip).filter(text -> !text.isEmpty());
    }
}
