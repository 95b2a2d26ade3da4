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
package io.chainstitch.it.harness;

import io.chainstitch.vpp.api.ApiDefinitions;
import io.chainstitch.vpp.api.VppClient;
import io.chainstitch.vpp.api.VppClientOptions;
import io.chainstitch.vpp.api.testing.RealVpp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A real VPP in a network namespace of its own. Its host interfaces lead nowhere: it is there to be programmed, not to
 * carry packets.
 */
final class RealVppProcess implements Vpp {
    private static final String UNDERLAY = "underlay";
    private static final int UNDERLAY_MTU = 9000;

    private final int number;
    private final Path directory;
    private final Namespace namespace;
    private RealVpp vpp;

    /**
     * Prepares one.
     *
     * @param name of its node
     * @param number of its node, the end of its addresses
     * @param directory for its files, a short path
     * @param hosts host interfaces that exist there
     */
    RealVppProcess(String name, int number, Path directory, List<String> hosts) throws IOException {
        this.number = number;
        this.directory = directory;
        this.namespace = Namespace.create(name);
        for (String host : hosts) {
            attachable(host, "");
        }
        attachable(UNDERLAY, " mtu " + UNDERLAY_MTU);
    }

    private void attachable(String host, String mtu) throws IOException {
        String peer = "x-" + host;
        namespace.expect("ip link add " + host + mtu + " type veth peer name " + peer + mtu);
        namespace.expect("ip link set " + host + " up");
        namespace.expect("ip link set " + peer + " up");
    }

    @Override
    public void start() throws IOException {
        vpp = RealVpp.startIn(namespace.name(), directory);
        try (VppClient client = VppClient.connect(socket(), "operator", ApiDefinitions.builtIn(),
                VppClientOptions.defaults())) {
            VppOperator operator = new VppOperator("VPP " + number, client);
            long underlay = operator.attach(UNDERLAY, "02:fe:00:00:00:0" + number);
            operator.address(underlay, TestNode.ipv4Address(number) + "/24");
            operator.address(underlay, TestNode.ipv6Address(number) + "/64");
        }
    }

    @Override
    public Path socket() {
        return directory.resolve("api.sock");
    }

    @Override
    public String underlayInterface() {
        return "host-" + UNDERLAY;
    }

    @Override
    public void signal(String signal) throws IOException {
        Command.expect("kill -" + signal + " " + vpp.pid());
    }

    @Override
    public void stop() {
        vpp.stop();
        try {
            namespace.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void kill() {
        vpp.kill();
    }
}
