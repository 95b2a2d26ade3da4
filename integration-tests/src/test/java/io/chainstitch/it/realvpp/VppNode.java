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

import io.chainstitch.it.harness.Namespace;
import io.chainstitch.it.harness.VppOperator;
import io.chainstitch.vpp.api.ApiDefinitions;
import io.chainstitch.vpp.api.VppClient;
import io.chainstitch.vpp.api.VppClientOptions;
import io.chainstitch.vpp.api.testing.RealVpp;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** A VPP in a network namespace of its own. */
final class VppNode implements AutoCloseable {
    /** A ping by VPP's command line takes its time. */
    private static final VppClientOptions PATIENT = VppClientOptions.defaults().withTimeout(Duration.ofSeconds(30));

    private final String name;
    private final Path directory;
    private final Namespace namespace;
    private RealVpp vpp;
    private VppClient client;
    private VppOperator operator;

    private VppNode(String name, Path directory, Namespace namespace) {
        this.name = name;
        this.directory = directory;
        this.namespace = namespace;
    }

    /** Makes the namespace and starts a VPP in it. */
    static VppNode start(String name, Path directory) throws IOException {
        VppNode node = new VppNode(name, directory, Namespace.create(name));
        node.boot();
        return node;
    }

    private void boot() throws IOException {
        vpp = RealVpp.startIn(namespace.name(), directory);
        Optional<Path> own = RealVpp.apiDirectory();
        client = VppClient.connect(vpp.socket(), "operator",
            own.isPresent() ? ApiDefinitions.withOverrides(own.get()) : ApiDefinitions.builtIn(), PATIENT);
        operator = new VppOperator(name, client);
    }

    /** Kills VPP and starts a new one, which knows nothing. */
    void crash() throws IOException {
        vpp.kill();
        client.close();
        boot();
    }

    String name() {
        return name;
    }

    Namespace namespace() {
        return namespace;
    }

    Path socket() {
        return vpp.socket();
    }

    /** What its operator does, and reads. */
    VppOperator operator() {
        return operator;
    }

    /** Pings from VPP itself. */
    Ping ping(String address, int count) {
        return Ping.parse(operator.cli("ping " + address + " interval 0.2 repeat " + count));
    }

    @Override
    public void close() throws IOException {
        if (client != null) {
            client.close();
        }
        if (vpp != null) {
            vpp.stop();
        }
        namespace.close();
    }
}
