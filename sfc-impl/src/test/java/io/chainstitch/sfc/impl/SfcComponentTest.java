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
package io.chainstitch.sfc.impl;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.google.common.util.concurrent.FluentFuture;
import com.google.common.util.concurrent.Futures;
import io.chainstitch.sfc.impl.engine.FakeNodes;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.Test;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.NotificationPublishService;
import org.opendaylight.mdsal.binding.api.ReadTransaction;
import org.opendaylight.mdsal.binding.api.RpcProviderService;
import org.opendaylight.mdsal.binding.dom.adapter.test.AbstractConcurrentDataBrokerTest;
import org.opendaylight.mdsal.binding.spi.ForwardingDataBroker;
import org.opendaylight.mdsal.singleton.api.ClusterSingletonServiceProvider;
import org.opendaylight.yangtools.concepts.Registration;

/** The member on which the controller runs while its datastore has trouble. */
public class SfcComponentTest extends AbstractConcurrentDataBrokerTest {
    private static final Registration NOTHING = () -> { };

    private final List<Runnable> later = new ArrayList<>();
    private int failures;

    public SfcComponentTest() {
        super(true);
    }

    private static <T> T answering(Class<T> type, Object answer) {
        return type.cast(Proxy.newProxyInstance(SfcComponentTest.class.getClassLoader(), new Class<?>[] {type},
            (proxy, method, arguments) -> method.getReturnType().isInstance(answer) ? answer : null));
    }

    private SfcComponent component() {
        DataBroker broker = new ForwardingDataBroker() {
            @Override
            protected DataBroker delegate() {
                return getDataBroker();
            }

            @Override
            public ReadTransaction newReadOnlyTransaction() {
                if (failures == 0) {
                    return super.newReadOnlyTransaction();
                }
                failures--;
                return answering(ReadTransaction.class, FluentFuture.from(Futures.immediateFailedFuture(
                    new IllegalStateException("the shard has no leader"))));
            }
        };
        return new SfcComponent(new SfcController.Platform(broker, answering(NotificationPublishService.class, null),
            answering(RpcProviderService.class, NOTHING), new FakeNodes()),
            answering(ClusterSingletonServiceProvider.class, NOTHING), later::add);
    }

    @Test
    public void controllerStartsWhenTheDatastoreCanBeReadAtLast() {
        SfcComponent component = component();
        failures = 2;
        component.instantiateServiceInstance();
        later.remove(0).run();
        assertTrue(component.figures().isEmpty());
        later.remove(0).run();
        Awaitility.await().until(() -> component.figures().isPresent());
        component.closeServiceInstance();
        assertEquals(List.of(), later);
    }

    @Test
    public void memberThatIsNotTheActiveOneAnyMoreDoesNotStart() {
        SfcComponent component = component();
        failures = 1;
        component.instantiateServiceInstance();
        component.closeServiceInstance();
        later.remove(0).run();
        assertTrue(component.figures().isEmpty());
        assertEquals(List.of(), later);
    }
}
