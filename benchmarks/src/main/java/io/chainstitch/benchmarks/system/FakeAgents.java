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
package io.chainstitch.benchmarks.system;

import com.google.common.net.InetAddresses;
import io.chainstitch.agent.Credentials;
import io.chainstitch.agent.ListenAddress;
import io.chainstitch.agent.StartException;
import io.chainstitch.agent.server.AgentSchema;
import io.chainstitch.agent.server.AgentServer;
import io.chainstitch.agent.server.Resources;
import io.chainstitch.agent.server.ServerParts;
import io.chainstitch.vpp.model.InterfaceAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.opendaylight.yangtools.yang.parser.api.YangParserException;

/**
 * Many agents in one process, on ports that follow each other, with the real agent's server and datastores but neither
 * VPP nor disk. They share models, event loops and host key.
 */
public final class FakeAgents implements AutoCloseable {
    /** Their interface towards each other. */
    static final String UPLINK = "GigabitEthernet0/8/0";

    private final Resources open = new Resources("the agents");

    private FakeAgents() {
    }

    /**
     * Runs until the process is ended.
     *
     * @param arguments number of agents, port of the first one, user, file with the password
     * @throws StartException when a port cannot be listened on
     * @throws IOException when the folder of the password file cannot be written
     * @throws InterruptedException when interrupted
     */
    public static void main(String[] arguments) throws StartException, IOException, InterruptedException {
        try (FakeAgents agents = start(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]), arguments[2],
                Path.of(arguments[3]))) {
            new CountDownLatch(1).await();
        }
    }

    /**
     * Starts agents n1, n2 and so on. When it returns, all of them listen.
     *
     * @param count how many
     * @param firstPort port of n1
     * @param user the one user of all
     * @param password file with the password; the host key is put beside it
     * @return the running agents
     * @throws StartException when a port cannot be listened on, or the file has no password
     * @throws IOException when the folder of the file cannot be written
     */
    static FakeAgents start(int count, int firstPort, String user, Path password) throws StartException, IOException {
        FakeAgents agents = new FakeAgents();
        try {
            agents.open(count, firstPort, Credentials.read(user, password),
                Files.createDirectories(password.resolveSibling("fake-agents")));
            return agents;
        } catch (YangParserException e) {
            agents.close();
            throw new IllegalStateException("the agent's own models are broken", e);
        } catch (StartException e) {
            agents.close();
            throw e;
        }
    }

    private void open(int count, int firstPort, Credentials credentials, Path folder)
            throws StartException, YangParserException {
        ServerParts parts = open.keep(new ServerParts(AgentSchema.load(false)));
        for (int number = 1; number <= count; number++) {
            String name = "n" + number;
            ListenAddress address = new ListenAddress(InetAddresses.forString("127.0.0.1"), firstPort + number - 1);
            open.keep(AgentServer.startInMemory(
                new AgentServer.Options(name, address, Optional.empty(), credentials, folder), parts,
                new FakeDataplane(name, UPLINK, InterfaceAddress.of(Declarations.underlay(number) + "/64"),
                    Clock.systemUTC())));
        }
    }

    @Override
    public void close() {
        open.close();
    }
}
