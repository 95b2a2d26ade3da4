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
package io.chainstitch.agent.dataplane;

import static org.junit.Assert.assertEquals;

import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.ObjectKey;
import io.chainstitch.vpp.model.VppObject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.Test;

/** Who uses what, while objects come and go. */
public class ConfigurationTest {
    private static final List<VppObject> ALL = List.of(Samples.afPacket("a", "veth1"), Samples.afPacket("b", "veth2"),
        Samples.TABLE4, Samples.address("a", "10.0.0.1/24"), Samples.address("a", "10.0.1.1/24"),
        Samples.address("b", "10.0.2.1/24"), Samples.neighbor("a", "10.0.0.2", "02:00:00:00:00:02"),
        Samples.via(1000, "10.1.0.0/16", "10.0.0.2", "a"), Samples.via(1000, "10.2.0.0/16", "10.0.0.2", "a"),
        Samples.via(1000, "10.3.0.0/16", "10.0.2.2", "b"));

    private final Configuration configuration = new Configuration();
    private final Set<VppObject> present = new HashSet<>();

    @Test
    public void usersOfAnythingAreThoseThatNameIt() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            VppObject object = ALL.get(random.nextInt(ALL.size()));
            NodePlan one = NodePlan.of(List.of(object));
            if (present.remove(object)) {
                configuration.change(one, NodePlan.EMPTY);
            } else {
                present.add(object);
                configuration.change(random.nextBoolean() ? one : NodePlan.EMPTY, one);
            }
            agree(configuration, "seed " + seed);
        }
        Configuration again = new Configuration();
        again.replace(configuration.snapshot());
        agree(again, "seed " + seed);
    }

    private void agree(Configuration found, String message) {
        assertEquals(message, NodePlan.of(present), found.snapshot());
        for (VppObject object : ALL) {
            Configuration.uses(object).forEach(thing -> assertEquals(message + ": " + thing, usersOf(thing),
                found.users(thing)));
        }
    }

    private Set<ObjectKey> usersOf(Object thing) {
        Set<ObjectKey> users = new HashSet<>();
        present.stream().map(object -> Map.entry(object.key(), Configuration.uses(object)))
            .filter(entry -> entry.getValue().anyMatch(thing::equals)).forEach(entry -> users.add(entry.getKey()));
        return users;
    }
}
