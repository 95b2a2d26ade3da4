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
package io.chainstitch.agent;

import com.google.common.util.concurrent.ThreadFactoryBuilder;
import io.chainstitch.agent.dataplane.Dataplane;
import io.chainstitch.agent.dataplane.DataplaneOptions;
import io.chainstitch.agent.dataplane.VppDataplane;
import io.chainstitch.agent.server.AgentSchema;
import io.chainstitch.agent.server.AgentServer;
import io.chainstitch.agent.server.Resources;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import org.opendaylight.yangtools.yang.parser.api.YangParserException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running agent: what the flags ask for, put together. */
final class Agent implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Agent.class);

    private final Resources open = new Resources("the agent");

    private Agent() {
    }

    /**
     * Starts everything. What can be refused quickly is checked first.
     *
     * @param options what the flags ask for
     * @return the running agent
     * @throws StartException says in one line why it cannot start
     */
    static Agent start(AgentOptions options) throws StartException {
        Agent agent = new Agent();
        try {
            agent.open(options);
            return agent;
        } catch (StartException e) {
            agent.close();
            throw e;
        } catch (YangParserException e) {
            agent.close();
            throw new StartException("the YANG modules cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        open.close();
    }

    private void open(AgentOptions options) throws StartException, YangParserException {
        Credentials credentials = Credentials.read(options.username(), options.passwordFile());
        credentials.allow(options.listen());
        checkFree("NETCONF", options.listen());
        if (options.restconfListen().isPresent()) {
            credentials.allow(options.restconfListen().get());
            checkFree("RESTCONF", options.restconfListen().get());
        }
        if (options.definitions().isPresent() && !Files.isDirectory(options.definitions().get())) {
            throw new StartException("no folder with VPP's API definitions: " + options.definitions().get());
        }
        DataDirectory folder = open.keep(DataDirectory.open(options.dataDir()));
        Path socket = socket(options.vpp(), folder.path());

        AgentSchema schema = AgentSchema.load(options.restconfListen().isPresent());
        ScheduledExecutorService timer = keepTimer();
        Dataplane dataplane = open.keep(dataplane(dataplaneOptions(options, socket, folder.path(), timer)));
        AgentServer.Options serve = new AgentServer.Options(options.name(), options.listen(), options.restconfListen(),
            credentials, folder.path());
        open.keep(AgentServer.start(serve, schema, dataplane));
        LOG.info("Agent {} is ready", options.name());
    }

    private Path socket(VppLocation vpp, Path folder) throws StartException {
        if (vpp instanceof VppLocation.Emulator emulator) {
            Path socket = folder.resolve("vpp-api.sock");
            open.keep(Emulator.start(socket, emulator.interfaces()));
            return socket;
        }
        return ((VppLocation.Socket) vpp).socket();
    }

    private static Dataplane dataplane(DataplaneOptions options) throws StartException {
        try {
            return VppDataplane.open(options);
        } catch (IOException e) {
            throw new StartException("cannot prepare the connection to VPP: " + e.getMessage(), e);
        }
    }

    private DataplaneOptions dataplaneOptions(AgentOptions options, Path socket, Path folder,
            ScheduledExecutorService timer) {
        ExecutorService reconciler = Executors.newSingleThreadExecutor(threads("reconcile"));
        open.keep(reconciler::shutdown);
        DataplaneOptions plain = new DataplaneOptions(options.name(), socket, folder, timer, reconciler);
        return options.definitions().map(plain::withApiDefinitions).orElse(plain);
    }

    private ScheduledExecutorService keepTimer() {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(threads("timer"));
        open.keep(timer::shutdownNow);
        return timer;
    }

    /** Says at once that an address is taken, before the seconds that the servers need to start. */
    private static void checkFree(String protocol, ListenAddress address) throws StartException {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(address.socketAddress());
        } catch (IOException e) {
            throw new StartException("cannot serve " + protocol + " on " + address + ": " + e.getMessage(), e);
        }
    }

    private static ThreadFactory threads(String name) {
        return new ThreadFactoryBuilder().setNameFormat(name + "-%d").setDaemon(true).build();
    }
}
