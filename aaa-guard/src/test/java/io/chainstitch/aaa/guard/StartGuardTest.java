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
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.chainstitch.aaa.guard.StartGuard.Watched;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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

public class StartGuardTest {
    private final BundleContext context = mock(BundleContext.class);
    private final ServiceComponentRuntime components = mock(ServiceComponentRuntime.class);
    private final ScheduledExecutorService timer = mock(ScheduledExecutorService.class);
    private final Map<Watched, ComponentDescriptionDTO> watched = new EnumMap<>(Watched.class);
    private final Map<Watched, ComponentConfigurationDTO> configurations = new EnumMap<>(Watched.class);
    private Runnable look;

    @Before
    public void start() {
        List<ComponentDescriptionDTO> all = new ArrayList<>(List.of(component("other")));
        for (Watched each : Watched.values()) {
            ComponentDescriptionDTO description = component(each.component);
            ComponentConfigurationDTO configuration = new ComponentConfigurationDTO();
            configuration.state = ComponentConfigurationDTO.ACTIVE;
            watched.put(each, description);
            configurations.put(each, configuration);
            all.add(description);
            when(components.getComponentConfigurationDTOs(description)).thenReturn(List.of(configuration));
            when(components.disableComponent(description)).thenReturn(Promises.resolved(null));
            when(components.enableComponent(description)).thenReturn(Promises.resolved(null));
        }
        when(components.getComponentDescriptionDTOs()).thenReturn(all);
        new StartGuard(context, components, timer);
        ArgumentCaptor<Runnable> task = ArgumentCaptor.forClass(Runnable.class);
        verify(timer).scheduleWithFixedDelay(task.capture(), anyLong(), anyLong(), any());
        look = task.getValue();
    }

    private void serviceThere(Watched each) throws Exception {
        ServiceReference<?>[] found = { mock(ServiceReference.class) };
        when(context.getAllServiceReferences(each.service, null)).thenAnswer(call -> found);
    }

    private void assertOnlyRestarted(Watched stalled) {
        look.run();
        verify(components, never()).disableComponent(any());
        look.run();
        InOrder order = inOrder(components);
        order.verify(components).disableComponent(watched.get(stalled));
        order.verify(components).enableComponent(watched.get(stalled));
        verify(components, times(1)).disableComponent(any());
    }

    @Test
    public void aComponentThatBringsNoPasswordServiceIsDisabledAndThenEnabled() throws Exception {
        serviceThere(Watched.ENCRYPTION);
        assertOnlyRestarted(Watched.PASSWORDS);
    }

    @Test
    public void aComponentThatBringsNoEncryptionIsDisabledAndThenEnabled() throws Exception {
        serviceThere(Watched.PASSWORDS);
        assertOnlyRestarted(Watched.ENCRYPTION);
    }

    @Test
    public void anUnsatisfiedComponentIsLeftAlone() {
        configurations.values().forEach(each -> each.state = ComponentConfigurationDTO.UNSATISFIED_REFERENCE);
        look.run();
        look.run();
        verify(components, never()).disableComponent(any());
    }

    @Test
    public void theWatchEndsWithTheLastService() throws Exception {
        serviceThere(Watched.PASSWORDS);
        look.run();
        verify(timer, never()).shutdown();
        serviceThere(Watched.ENCRYPTION);
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
