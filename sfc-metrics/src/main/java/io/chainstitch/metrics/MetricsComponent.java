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
package io.chainstitch.metrics;

import io.chainstitch.sfc.api.ControllerFigures;
import io.chainstitch.sfc.api.HealthSign;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.servlet.Servlet;
import javax.servlet.ServletException;
import org.opendaylight.aaa.web.ServletDetails;
import org.opendaylight.aaa.web.WebContext;
import org.opendaylight.aaa.web.WebContextSecurer;
import org.opendaylight.aaa.web.WebServer;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.eos.binding.api.EntityOwnershipService;
import org.opendaylight.yangtools.concepts.Registration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Serves {@code /chainstitch/metrics/} and {@code /chainstitch/health/} on the platform's HTTP server. Metrics name
 * chains and nodes, so they want the login that RESTCONF wants. Health names nothing and is open, since load balancers
 * and kubelets have no login.
 */
@Component(service = { })
public final class MetricsComponent {
    private static final long DATASTORE_SECONDS = 5;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "chainstitch-metrics");
        thread.setDaemon(true);
        return thread;
    });
    private final StateMirror mirror;
    private final List<Registration> registrations;
    private final Signs signs;

    /**
     * Starts to measure.
     *
     * @param broker the datastore
     * @param figures what only the controller knows
     * @param owners tells which member runs the controller
     * @param server the platform's HTTP server
     * @param securer demands a login
     * @throws ServletException when a path is taken
     */
    @Activate
    public MetricsComponent(@Reference DataBroker broker, @Reference ControllerFigures figures,
        @Reference EntityOwnershipService owners, @Reference WebServer server, @Reference WebContextSecurer securer)
        throws ServletException {
        PrometheusRegistry registry = new PrometheusRegistry();
        Instruments instruments = new Instruments(registry);
        mirror = new StateMirror(instruments);
        instruments.with(mirror).with(figures).withJvm();
        mirror.follow(broker);
        signs = new Signs(broker, figures, Clock.systemUTC());
        timer.scheduleWithFixedDelay(signs::askDatastore, 0, DATASTORE_SECONDS, TimeUnit.SECONDS);
        WebContext.Builder metrics = context("metrics", new MetricsServlet(registry));
        securer.requireAuthentication(metrics);
        WebContext.Builder health = context("health", new HealthServlet(signs::facts));
        registrations = List.of(owners.registerListener(Signs.OWNED_TYPE, signs),
            server.registerWebContext(metrics.build()), server.registerWebContext(health.build()));
    }

    /**
     * Something more must be well.
     *
     * @param sign tells how it is
     */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addSign(HealthSign sign) {
        signs.add(sign);
    }

    /**
     * Something is looked at no more.
     *
     * @param sign told how it was
     */
    public void removeSign(HealthSign sign) {
        signs.remove(sign);
    }

    /** Each has a path of its own: of contexts with one path, Pax Web applies the filters of any, or of none. */
    private static WebContext.Builder context(String name, Servlet servlet) {
        return WebContext.builder().name("Chainstitch " + name).contextPath("/chainstitch/" + name)
            .supportsSessions(false)
            .addServlet(ServletDetails.builder().name(name).addUrlPattern("/*").servlet(servlet).build());
    }

    /** The bundle stops. */
    @Deactivate
    public void close() {
        registrations.forEach(Registration::close);
        mirror.close();
        timer.shutdownNow();
    }
}
