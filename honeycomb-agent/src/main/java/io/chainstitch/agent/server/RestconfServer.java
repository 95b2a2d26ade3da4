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

import io.chainstitch.agent.Credentials;
import io.chainstitch.agent.ListenAddress;
import io.chainstitch.agent.StartException;
import javax.servlet.ServletException;
import org.opendaylight.aaa.web.FilterDetails;
import org.opendaylight.aaa.web.WebContextSecurer;
import org.opendaylight.aaa.web.servlet.jersey2.JerseyServletSupport;
import org.opendaylight.mdsal.dom.broker.DOMMountPointServiceImpl;
import org.opendaylight.mdsal.dom.broker.DOMRpcRouter;
import org.opendaylight.restconf.api.query.PrettyPrintParam;
import org.opendaylight.restconf.nb.rfc8040.ErrorTagMapping;
import org.opendaylight.restconf.nb.rfc8040.JaxRsNorthbound;
import org.opendaylight.restconf.nb.rfc8040.streams.DefaultRestconfStreamServletFactory;
import org.opendaylight.restconf.nb.rfc8040.streams.StreamsConfiguration;
import org.opendaylight.restconf.server.mdsal.MdsalDatabindProvider;
import org.opendaylight.restconf.server.mdsal.MdsalRestconfServer;
import org.opendaylight.restconf.server.mdsal.MdsalRestconfStreamRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** RESTCONF (RFC 8040) on the agent's datastores, below {@code /restconf}. */
final class RestconfServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RestconfServer.class);
    private static final String ROOT = "restconf";
    private static final StreamsConfiguration STREAMS = new StreamsConfiguration(0, 30_000, 10_000);

    private final Resources open = new Resources("the RESTCONF server");

    @SuppressWarnings("removal")
    RestconfServer(ListenAddress address, Credentials credentials, AgentSchema schema, AgentBroker broker,
            DOMRpcRouter rpcs) throws StartException {
        JettyServer web = open.keep(new JettyServer(address));
        JerseyServletSupport servlets = new JerseyServletSupport();
        MdsalDatabindProvider databind = open.keep(new MdsalDatabindProvider(schema.service()));
        MdsalRestconfServer server = open.keep(new MdsalRestconfServer(databind, broker, rpcs.rpcService(),
            rpcs.actionService(), new DOMMountPointServiceImpl()));
        DefaultRestconfStreamServletFactory streams = open.keep(new DefaultRestconfStreamServletFactory(servlets, ROOT,
            new MdsalRestconfStreamRegistry(broker), STREAMS, ErrorTagMapping.RFC8040, PrettyPrintParam.FALSE,
            "restconf-ping", 1, false));
        try {
            open.keep(new JaxRsNorthbound(web, only(credentials), servlets, listener -> { }, databind, server,
                streams));
        } catch (ServletException e) {
            throw new StartException("cannot serve RESTCONF on " + address + ": " + e.getMessage(), e);
        }
        web.start();
        LOG.info("RESTCONF is served on {}/{}", web.getBaseURL(), ROOT);
    }

    @Override
    public void close() {
        open.close();
    }

    private static WebContextSecurer only(Credentials credentials) {
        return (context, asynchronous, patterns) -> context.addFilter(FilterDetails.builder()
            .filter(new BasicAuthentication(credentials)).addUrlPattern("/*").asyncSupported(true)
            .name("login").build());
    }
}
