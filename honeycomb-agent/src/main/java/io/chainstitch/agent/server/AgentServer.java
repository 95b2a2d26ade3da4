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
package io.chainstitch.agent.server;

import com.google.common.base.Ticker;
import com.google.common.util.concurrent.MoreExecutors;
import com.google.common.util.concurrent.ThreadFactoryBuilder;
import io.chainstitch.agent.Credentials;
import io.chainstitch.agent.ListenAddress;
import io.chainstitch.agent.StartException;
import io.chainstitch.agent.dataplane.Dataplane;
import io.chainstitch.agent.persist.ConfigStorage;
import io.chainstitch.agent.persist.Storage;
import io.chainstitch.honeycomb.model.AgentData;
import io.chainstitch.honeycomb.model.AgentMessages;
import io.chainstitch.honeycomb.model.InvalidAgentDataException;
import io.chainstitch.honeycomb.model.ReadingMessages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import org.opendaylight.mdsal.dom.api.DOMRpcIdentifier;
import org.opendaylight.mdsal.dom.broker.DOMRpcRouter;
import org.opendaylight.mdsal.dom.store.inmemory.InMemoryDOMDataStore;
import org.opendaylight.yangtools.yang.data.tree.api.DataTree;
import org.opendaylight.yangtools.yang.data.tree.api.DataTreeConfiguration;
import org.opendaylight.yangtools.yang.data.tree.impl.di.InMemoryDataTreeFactory;
import org.opendaylight.yangtools.yang.parser.api.YangParserException;

/** The management side of the agent: datastores, NETCONF and, where asked for, RESTCONF on one {@link Dataplane}. */
public final class AgentServer implements AutoCloseable {
    private static final String HOST_KEY = "host-key";

    private final Resources open = new Resources("the server");

    /**
     * What to serve where.
     *
     * @param name name of the node
     * @param netconf where NETCONF is served
     * @param restconf where RESTCONF is served; empty = not at all
     * @param credentials the one user
     * @param folder folder of the configuration and the host key
     */
    public record Options(String name, ListenAddress netconf, Optional<ListenAddress> restconf,
        Credentials credentials, Path folder) {
    }

    private AgentServer() {
    }

    /**
     * Restores the configuration, gives it to the dataplane and serves clients. It does not wait for VPP.
     *
     * @param options what to serve where
     * @param schema YANG modules
     * @param dataplane VPP; it stays the caller's
     * @return the running server
     * @throws StartException says in one line why it cannot start
     */
    public static AgentServer start(Options options, AgentSchema schema, Dataplane dataplane) throws StartException {
        AgentServer server = new AgentServer();
        try {
            server.open(options, schema, dataplane);
            return server;
        } catch (IOException e) {
            server.close();
            throw new StartException("cannot use the configuration in " + options.folder() + ": " + e.getMessage(), e);
        } catch (InvalidAgentDataException e) {
            server.close();
            throw new StartException("the configuration in " + options.folder() + " is contradictory: "
                + e.getMessage(), e);
        } catch (YangParserException e) {
            server.close();
            throw new StartException("the YANG modules cannot be read: " + e.getMessage(), e);
        } catch (StartException e) {
            server.close();
            throw e;
        }
    }

    /**
     * Serves clients by NETCONF, as one of many agents in this process. The configuration is empty at first, and ends
     * with the process.
     *
     * @param options what to serve where; RESTCONF is not served, and only the host key is in the folder
     * @param parts what this agent has in common with the others; they stay the caller's
     * @param dataplane holds what is configured; it stays the caller's
     * @return the running server
     * @throws StartException says in one line why it cannot start
     */
    public static AgentServer startInMemory(Options options, ServerParts parts, Dataplane dataplane)
            throws StartException {
        AgentServer server = new AgentServer();
        try {
            server.openInMemory(options, parts, dataplane);
            return server;
        } catch (InvalidAgentDataException e) {
            server.close();
            throw new IllegalStateException("an empty configuration is contradictory", e);
        } catch (StartException e) {
            server.close();
            throw e;
        }
    }

    @Override
    public void close() {
        open.close();
    }

    private void open(Options options, AgentSchema schema, Dataplane dataplane)
            throws IOException, InvalidAgentDataException, YangParserException, StartException {
        DataTree tree = emptyTree(schema);
        ConfigStorage storage = open.keep(ConfigStorage.open(options.folder(), schema.context(), tree));
        Stores stores = stores(options.name(), schema, dataplane, storage, tree);

        // The two servers share nothing but the datastores; side by side they start in the time of one.
        Optional<FutureTask<RestconfServer>> restconf = options.restconf().map(address -> aside(
            () -> new RestconfServer(address, options.credentials(), schema, stores.broker, stores.rpcs)));
        NetconfServer netconf = netconf(open.keep(new ServerParts(schema)), stores, dataplane);
        if (restconf.isPresent()) {
            open.keep(await(restconf.get()));
        }
        netconf.listen(options.netconf(), options.credentials(), options.folder().resolve(HOST_KEY));
    }

    private void openInMemory(Options options, ServerParts parts, Dataplane dataplane)
            throws InvalidAgentDataException, StartException {
        Path hostKey = options.folder().resolve(HOST_KEY);
        NetconfServer.makeHostKey(hostKey);
        Stores stores = stores(options.name(), parts.schema(), dataplane, Storage.none(), emptyTree(parts.schema()));
        netconf(parts, stores, dataplane).listen(options.netconf(), options.credentials(), hostKey);
    }

    /** What the protocol servers work on. */
    private record Stores(AgentBroker broker, DOMRpcRouter rpcs, AgentMessages messages) {
    }

    private Stores stores(String name, AgentSchema schema, Dataplane dataplane, Storage storage, DataTree tree)
            throws InvalidAgentDataException {
        AgentData data = new AgentData(schema.context());
        AgentMessages messages = new AgentMessages(schema.context());
        ExecutorService commitThread = keepThread("commit");
        DataplaneCommit commit = new DataplaneCommit(data, dataplane, storage, tree);
        AgentBroker broker = new AgentBroker(new ConfigurationStore(tree, commit, keepThread("listeners")),
            new OperationalStore(memory(schema), new LiveState(name, schema.context(), data, dataplane)),
            commitThread);
        DOMRpcRouter rpcs = open.keep(new DOMRpcRouter(schema.service()));
        rpcs.rpcProviderService().registerRpcImplementation(new ReconcileRpc(dataplane, messages, commitThread),
            DOMRpcIdentifier.create(messages.reconcile()));
        ReadingMessages reading = new ReadingMessages(schema.context());
        rpcs.rpcProviderService().registerRpcImplementation(new ReadObjectsRpc(
            new ReadingSource(dataplane, data, tree), readings(), reading), DOMRpcIdentifier.create(reading.name()));
        return new Stores(broker, rpcs, messages);
    }

    private NetconfServer netconf(ServerParts parts, Stores stores, Dataplane dataplane) {
        NetconfServer netconf = open.keep(new NetconfServer(parts, stores.broker,
            new FailingRpcService(stores.rpcs.rpcService())));
        netconf.subscriptions().follow(
            open.keep(new Notifications(dataplane, stores.messages, parts.notifications())));
        return netconf;
    }

    private static DataTree emptyTree(AgentSchema schema) {
        return new InMemoryDataTreeFactory().create(DataTreeConfiguration.DEFAULT_CONFIGURATION, schema.context());
    }

    private static InMemoryDOMDataStore memory(AgentSchema schema) {
        InMemoryDOMDataStore store =
            new InMemoryDOMDataStore("operational", MoreExecutors.newDirectExecutorService());
        store.onModelContextUpdated(schema.context());
        return store;
    }

    private static <T> FutureTask<T> aside(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        threads("start").newThread(task).start();
        return task;
    }

    private static <T> T await(FutureTask<T> task) throws StartException {
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof StartException reason ? reason
                : new StartException("cannot serve RESTCONF: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartException("interrupted while starting to serve RESTCONF", e);
        }
    }

    private Readings readings() {
        ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(threads("readings"));
        open.keep(thread::shutdownNow);
        return new Readings(thread, Ticker.systemTicker());
    }

    private ExecutorService keepThread(String name) {
        ExecutorService executor = Executors.newSingleThreadExecutor(threads(name));
        open.keep(executor::shutdown);
        return executor;
    }

    private static ThreadFactory threads(String name) {
        return new ThreadFactoryBuilder().setNameFormat(name + "-%d").setDaemon(true).build();
    }
}
