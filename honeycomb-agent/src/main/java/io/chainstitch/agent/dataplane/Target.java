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

import io.chainstitch.vpp.model.InterfaceObject;
import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.ObjectKey;
import io.chainstitch.vpp.model.ObjectKind;
import io.chainstitch.vpp.model.VppObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The configuration as it will be after a change, without being copied. */
final class Target {
    private final Configuration configured;
    private final NodePlan before;
    private final NodePlan after;
    private final Map<Object, List<ObjectKey>> users = new HashMap<>();

    Target(Configuration configured, NodePlan before, NodePlan after) {
        this.configured = configured;
        this.before = before;
        this.after = after;
        after.objects().values().forEach(object -> Configuration.uses(object).forEach(thing ->
            users.computeIfAbsent(thing, unused -> new ArrayList<>(1)).add(object.key())));
    }

    /** What was configured so far. */
    Optional<VppObject> old(ObjectKey key) {
        return before.get(key).or(() -> configured.get(key));
    }

    Optional<VppObject> get(ObjectKey key) {
        return isTouched(key) ? after.get(key) : configured.get(key);
    }

    private boolean isTouched(ObjectKey key) {
        return after.get(key).isPresent() || before.get(key).isPresent();
    }

    Optional<InterfaceObject> interfaceNamed(String name) {
        return Stream.of(ObjectKind.INTERFACE, ObjectKind.SUB_INTERFACE, ObjectKind.VXLAN)
            .map(kind -> get(new ObjectKey(kind, name))).flatMap(Optional::stream)
            .map(InterfaceObject.class::cast).findFirst();
    }

    /** Who has used something so far, as {@link #users}. */
    Set<ObjectKey> formerUsers(Object thing) {
        return configured.users(thing);
    }

    /** Who will use something, see {@link Configuration#uses}. */
    Stream<ObjectKey> users(Object thing) {
        return Stream.concat(users.getOrDefault(thing, List.of()).stream(),
            configured.users(thing).stream().filter(key -> !isTouched(key)));
    }
}
