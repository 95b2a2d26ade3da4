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

import com.google.common.util.concurrent.ThreadFactoryBuilder;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.opendaylight.mdsal.binding.dom.adapter.BindingAdapterFactory;
import org.opendaylight.mdsal.binding.dom.codec.impl.BindingCodecContext;
import org.opendaylight.netconf.common.NetconfTimer;
import org.opendaylight.netconf.common.impl.DefaultNetconfTimer;
import org.opendaylight.netconf.server.mdsal.notifications.NetconfNotificationManager;
import org.opendaylight.netconf.transport.ssh.SSHTransportStackFactory;
import org.opendaylight.yangtools.yang.parser.api.YangParserException;
import org.opendaylight.yangtools.yang.parser.impl.DefaultYangParserFactory;

/**
 * What costs much and knows nothing of a node: threads, models, their compiled forms. An agent has its own; many agents
 * in one process can have one in common, and then a notification of one of them comes to the subscribers of all.
 */
public final class ServerParts implements AutoCloseable {
    private static final int THREADS = 4;

    private final Resources open = new Resources("parts of the server");
    private final AgentSchema schema;
    private final BindingAdapterFactory adapters;
    private final NetconfNotificationManager notifications;
    private final SSHTransportStackFactory transport;
    private final NetconfTimer timer;
    private final ScheduledExecutorService monitor;

    /**
     * Makes the parts. No thread runs before there is work for it.
     *
     * @param schema YANG modules
     * @throws YangParserException when the platform's modules are broken, which a build never ships
     */
    public ServerParts(AgentSchema schema) throws YangParserException {
        this.schema = schema;
        adapters = schema.adapters();
        notifications = open.keep(new NetconfNotificationManager(new DefaultYangParserFactory(),
            AgentSchema.generator(), BindingCodecContext::new));
        timer = open.keep(new DefaultNetconfTimer());
        transport = open.keep(new SSHTransportStackFactory("netconf", THREADS, "netconf-boss", 1));
        monitor = Executors.newSingleThreadScheduledExecutor(
            new ThreadFactoryBuilder().setNameFormat("netconf-monitor-%d").setDaemon(true).build());
        open.keep(monitor::shutdownNow);
    }

    AgentSchema schema() {
        return schema;
    }

    /** {@return adapters for the parts of the platform that use generated classes} */
    BindingAdapterFactory adapters() {
        return adapters;
    }

    /** {@return where notifications go to subscribers} */
    NetconfNotificationManager notifications() {
        return notifications;
    }

    SSHTransportStackFactory transport() {
        return transport;
    }

    NetconfTimer timer() {
        return timer;
    }

    /** {@return writes down now and then what sessions did} */
    ScheduledExecutorService monitor() {
        return monitor;
    }

    @Override
    public void close() {
        open.close();
    }
}
