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

import com.google.common.hash.HashCode;
import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import io.chainstitch.kubernetes.api.ApiSettings.Way;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Makes clients of the API server. */
public final class Clients {
    private static final int REQUEST_MILLIS = 10_000;
    private static final int CONNECT_MILLIS = 5_000;
    private static final int RECONNECT_MILLIS = 500;

    private Clients() {
    }

    /**
     * Makes a client. The server is not asked yet.
     *
     * @param way how it is found
     * @return the client
     * @throws UnusableException when what is given cannot be used
     */
    public static KubernetesClient client(Way way) {
        try {
            return made(way);
        } catch (UnusableException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new UnusableException(way.words() + " cannot be used (" + e.getClass().getSimpleName()
                + "): mend it, it is tried again.");
        }
    }

    /**
     * The files that a client reads once, when it is made: the kubeconfig, and certificates beside it or of the pod. A
     * token that was renewed it reads by itself.
     *
     * @param way how the server is found
     * @param config what the client made of it
     * @return the files
     */
    public static List<Path> files(Way way, Config config) {
        List<Path> files = new ArrayList<>(way instanceof Way.Kubeconfig kubeconfig ? List.of(kubeconfig.file())
            : List.of());
        Stream.of(config.getCaCertFile(), config.getClientCertFile(), config.getClientKeyFile())
            .filter(Objects::nonNull).map(Path::of).forEach(files::add);
        return List.copyOf(files);
    }

    /**
     * Digests the content of files. The library is not asked: it runs the command that a kubeconfig may name.
     *
     * @param files the files; one that cannot be read counts as empty
     * @return the digest
     */
    public static HashCode digest(List<Path> files) {
        Hasher hasher = Hashing.sha256().newHasher();
        files.forEach(file -> {
            byte[] content = content(file);
            hasher.putInt(content.length).putBytes(content);
        });
        return hasher.hash();
    }

    private static byte[] content(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            return new byte[0];
        }
    }

    /**
     * An API server cannot be asked. The message quotes nothing: the library's own messages show the content of a file
     * that is no kubeconfig, which may be a token.
     */
    public static final class UnusableException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnusableException(String message) {
            super(message);
        }
    }

    private static KubernetesClient made(Way way) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(Clients.class.getClassLoader());
        try {
            Config config = new ConfigBuilder(config(way)).withRequestTimeout(REQUEST_MILLIS)
                .withConnectionTimeout(CONNECT_MILLIS).withWatchReconnectInterval(RECONNECT_MILLIS)
                .withRequestRetryBackoffLimit(0).build();
            if (URI.create(config.getMasterUrl()).getHost() == null) {
                throw new IllegalArgumentException("no host");
            }
            return new KubernetesClientBuilder().withConfig(config).withHttpClientFactory(new JdkHttpClientFactory())
                .build();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static Config config(Way way) {
        if (way instanceof Way.Kubeconfig kubeconfig) {
            if (!Files.isReadable(kubeconfig.file())) {
                throw new UnusableException(way.words() + " is not there, or may not be read: it is tried again.");
            }
            return Config.fromKubeconfig(kubeconfig.file().toFile());
        }
        if (way instanceof Way.Address address) {
            return new ConfigBuilder(Config.empty()).withMasterUrl(address.url()).build();
        }
        return new ConfigBuilder().build();
    }
}
