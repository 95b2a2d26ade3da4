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

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.Before;
import org.junit.Test;
import org.mockito.ArgumentCaptor;
import org.mockito.InOrder;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.util.promise.Promises;

public class PasswordServiceGuardTest {
    private final BundleContext context = mock(BundleContext.class);
    private final ServiceComponentRuntime components = mock(ServiceComponentRuntime.class);
    private final ScheduledExecutorService timer = mock(ScheduledExecutorService.class);
    private final ComponentDescriptionDTO bootstrap = component(PasswordServiceGuard.BOOTSTRAP);
    private final ComponentConfigurationDTO configuration = new ComponentConfigurationDTO();
    private Runnable look;

    @Before
    public void start() {
        configuration.state = ComponentConfigurationDTO.ACTIVE;
        when(components.getComponentDescriptionDTOs()).thenReturn(List.of(component("other"), bootstrap));
        when(components.getComponentConfigurationDTOs(bootstrap)).thenReturn(List.of(configuration));
        when(components.disableComponent(bootstrap)).thenReturn(Promises.resolved(null));
        when(components.enableComponent(bootstrap)).thenReturn(Promises.resolved(null));
        new PasswordServiceGuard(context, components, timer);
        ArgumentCaptor<Runnable> task = ArgumentCaptor.forClass(Runnable.class);
        verify(timer).scheduleWithFixedDelay(task.capture(), anyLong(), anyLong(), any());
        look = task.getValue();
    }

    @Test
    public void aStalledComponentIsDisabledAndThenEnabled() {
        look.run();
        verify(components, never()).disableComponent(any());
        look.run();
        InOrder order = inOrder(components);
        order.verify(components).disableComponent(bootstrap);
        order.verify(components).enableComponent(bootstrap);
    }

    @Test
    public void anUnsatisfiedComponentIsLeftAlone() {
        configuration.state = ComponentConfigurationDTO.UNSATISFIED_REFERENCE;
        look.run();
        look.run();
        verify(components, never()).disableComponent(any());
    }

    @Test
    public void theWatchEndsWithTheService() throws Exception {
        ServiceReference<?>[] found = { mock(ServiceReference.class) };
        when(context.getAllServiceReferences(PasswordServiceGuard.SERVICE, null)).thenAnswer(call -> found);
        look.run();
        verify(timer).shutdown();
        verify(components, never()).disableComponent(any());
    }

    private static ComponentDescriptionDTO component(String name) {
        ComponentDescriptionDTO description = new ComponentDescriptionDTO();
        description.name = name;
        return description;
    }
}
