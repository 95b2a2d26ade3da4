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
package io.chainstitch.aaa.guard;

import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes sure that AAA's password service appears.
 *
 * <p>In AAA 0.19.5 the component {@value #BOOTSTRAP} listens to its configuration and creates the service when the
 * first notification comes. It ignores notifications while the field with its registration is null, and the field is
 * set only after the registration has returned. When the notification wins this race, which it did in two of five
 * starts on two cores, there is never a password service, hence no AAA, no RESTCONF and no login by NETCONF. A restart
 * of the component registers it again, and the race is run again.
 */
@Component(service = { })
public final class PasswordServiceGuard {
    static final String BOOTSTRAP = "org.opendaylight.aaa.impl.password.service.OSGiPasswordServiceConfigBootstrap";
    static final String SERVICE = "org.opendaylight.aaa.api.password.service.PasswordHashService";

    private static final Logger LOG = LoggerFactory.getLogger(PasswordServiceGuard.class);
    private static final long SECONDS_BETWEEN_LOOKS = 1;

    private final ScheduledExecutorService timer;
    private final ServiceComponentRuntime components;
    private final BundleContext context;
    private final StalledStart start = new StalledStart(this::serviceThere, this::componentActive);

    @Activate
    public PasswordServiceGuard(BundleContext context, @Reference ServiceComponentRuntime components) {
        this(context, components, Executors.newSingleThreadScheduledExecutor(PasswordServiceGuard::thread));
    }

    PasswordServiceGuard(BundleContext context, ServiceComponentRuntime components, ScheduledExecutorService timer) {
        this.context = context;
        this.components = components;
        this.timer = timer;
        timer.scheduleWithFixedDelay(this::look, SECONDS_BETWEEN_LOOKS, SECONDS_BETWEEN_LOOKS, TimeUnit.SECONDS);
    }

    /** Stops looking. */
    @Deactivate
    public void stop() {
        timer.shutdownNow();
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "chainstitch-aaa-guard");
        thread.setDaemon(true);
        return thread;
    }

    private void look() {
        try {
            switch (start.look()) {
                case RESTART -> bootstrap().ifPresent(this::restart);
                case DONE -> timer.shutdown();
                default -> { }
            }
        } catch (IllegalStateException e) {
            // The framework is stopping, and this component is about to be stopped as well.
            LOG.debug("No look at the password service", e);
        }
    }

    private void restart(ComponentDescriptionDTO bootstrap) {
        LOG.info("AAA's password service has missed its start; restarting {}", bootstrap.name);
        components.disableComponent(bootstrap).then(disabled -> components.enableComponent(bootstrap));
    }

    private boolean serviceThere() {
        try {
            return context.getAllServiceReferences(SERVICE, null) != null;
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean componentActive() {
        return bootstrap().stream().flatMap(found -> components.getComponentConfigurationDTOs(found).stream())
            .anyMatch(configuration -> configuration.state == ComponentConfigurationDTO.ACTIVE);
    }

    private Optional<ComponentDescriptionDTO> bootstrap() {
        return components.getComponentDescriptionDTOs().stream().filter(found -> BOOTSTRAP.equals(found.name))
            .findFirst();
    }
}
