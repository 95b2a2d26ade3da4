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

import java.util.EnumMap;
import java.util.Map;
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
 * Makes sure that AAA's password service and its encryption service appear.
 *
 * <p>In AAA 0.19.5 a component listens to the configuration of each, and creates the service when the first
 * notification comes. It ignores notifications while the field with its registration is null, and the field is set
 * only after the registration has returned. When the notification wins this race, there is never such a service:
 * without passwords, which is what two of five starts on two cores came to, no AAA, no RESTCONF and no login by
 * NETCONF; without encryption, which is rarer, no RESTCONF and no session with any node. A restart of the component
 * registers it again, and the race is run again.
 */
@Component(service = { })
public final class StartGuard {
    private static final Logger LOG = LoggerFactory.getLogger(StartGuard.class);
    private static final long SECONDS_BETWEEN_LOOKS = 1;

    private final ScheduledExecutorService timer;
    private final ServiceComponentRuntime components;
    private final BundleContext context;
    private final Map<Watched, StalledStart> starts = new EnumMap<>(Watched.class);

    /** What is watched. */
    enum Watched {
        /** Checks passwords. */
        PASSWORDS("org.opendaylight.aaa.impl.password.service.OSGiPasswordServiceConfigBootstrap",
            "org.opendaylight.aaa.api.password.service.PasswordHashService"),
        /** Keeps the passwords of agents. */
        ENCRYPTION("org.opendaylight.aaa.encrypt.impl.OSGiEncryptionServiceConfigurator",
            "org.opendaylight.aaa.encrypt.AAAEncryptionService");

        /** Name of the component. */
        final String component;
        /** The service that it is to bring. */
        final String service;

        Watched(String component, String service) {
            this.component = component;
            this.service = service;
        }
    }

    @Activate
    public StartGuard(BundleContext context, @Reference ServiceComponentRuntime components) {
        this(context, components, Executors.newSingleThreadScheduledExecutor(StartGuard::thread));
    }

    StartGuard(BundleContext context, ServiceComponentRuntime components, ScheduledExecutorService timer) {
        this.context = context;
        this.components = components;
        this.timer = timer;
        for (Watched watched : Watched.values()) {
            starts.put(watched, new StalledStart(() -> serviceThere(watched), () -> componentActive(watched)));
        }
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
            starts.entrySet().removeIf(start -> isDone(start.getKey(), start.getValue()));
            if (starts.isEmpty()) {
                timer.shutdown();
            }
        } catch (IllegalStateException e) {
            // The framework is stopping, and this component is about to be stopped as well.
            LOG.debug("No look at the services of AAA", e);
        }
    }

    private boolean isDone(Watched watched, StalledStart start) {
        StalledStart.Verdict verdict = start.look();
        if (verdict == StalledStart.Verdict.RESTART) {
            component(watched).ifPresent(this::restart);
        }
        return verdict == StalledStart.Verdict.DONE;
    }

    private void restart(ComponentDescriptionDTO component) {
        LOG.info("A service of AAA has missed its start; restarting {}", component.name);
        components.disableComponent(component).then(disabled -> components.enableComponent(component));
    }

    private boolean serviceThere(Watched watched) {
        try {
            return context.getAllServiceReferences(watched.service, null) != null;
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean componentActive(Watched watched) {
        return component(watched).stream().flatMap(found -> components.getComponentConfigurationDTOs(found).stream())
            .anyMatch(configuration -> configuration.state == ComponentConfigurationDTO.ACTIVE);
    }

    private Optional<ComponentDescriptionDTO> component(Watched watched) {
        return components.getComponentDescriptionDTOs().stream()
            .filter(found -> watched.component.equals(found.name)).findFirst();
    }
}
