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

import io.chainstitch.agent.ListenAddress;
import io.chainstitch.agent.StartException;
import java.util.EnumSet;
import javax.servlet.DispatcherType;
import javax.servlet.ServletException;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandlerCollection;
import org.eclipse.jetty.servlet.FilterHolder;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.servlet.ServletHolder;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.opendaylight.aaa.web.FilterDetails;
import org.opendaylight.aaa.web.ServletDetails;
import org.opendaylight.aaa.web.WebContext;
import org.opendaylight.aaa.web.WebServer;
import org.opendaylight.yangtools.concepts.AbstractRegistration;
import org.opendaylight.yangtools.concepts.Registration;

/**
 * HTTP for RESTCONF. The platform's own Jetty wrapper always listens on every interface of the machine, which an agent
 * must not do unasked.
 */
final class JettyServer implements WebServer, AutoCloseable {
    private static final int THREADS = 12;

    private final ContextHandlerCollection contexts = new ContextHandlerCollection();
    private final Server server = new Server(new QueuedThreadPool(THREADS));
    private final ListenAddress address;

    JettyServer(ListenAddress address) {
        this.address = address;
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(address.address().getHostAddress());
        connector.setPort(address.port());
        server.addConnector(connector);
        server.setHandler(contexts);
    }

    void start() throws StartException {
        try {
            server.start();
        } catch (Exception e) {
            throw new StartException("cannot serve RESTCONF on " + address + ": " + e.getMessage(), e);
        }
    }

    @Override
    public Registration registerWebContext(WebContext web) throws ServletException {
        ServletContextHandler handler =
            new ServletContextHandler(contexts, web.contextPath(), ServletContextHandler.NO_SESSIONS);
        web.contextParams().forEach(handler::setInitParameter);
        for (FilterDetails filter : web.filters()) {
            addFilter(handler, filter);
        }
        for (ServletDetails servlet : web.servlets()) {
            addServlet(handler, servlet);
        }
        return new AbstractRegistration() {
            @Override
            protected void removeRegistration() {
                contexts.removeHandler(handler);
            }
        };
    }

    @Override
    public String getBaseURL() {
        return "http://" + address;
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("cannot stop serving RESTCONF on " + address, e);
        }
    }

    private static void addFilter(ServletContextHandler handler, FilterDetails details) {
        FilterHolder holder = new FilterHolder(details.filter());
        holder.setInitParameters(details.initParams());
        holder.setAsyncSupported(details.asyncSupported());
        details.urlPatterns().forEach(
            pattern -> handler.addFilter(holder, pattern, EnumSet.allOf(DispatcherType.class)));
    }

    private static void addServlet(ServletContextHandler handler, ServletDetails details) {
        ServletHolder holder = new ServletHolder(details.name(), details.servlet());
        holder.setInitParameters(details.initParams());
        holder.setAsyncSupported(details.asyncSupported());
        holder.setInitOrder(1);
        details.urlPatterns().forEach(pattern -> handler.addServlet(holder, pattern));
    }
}
