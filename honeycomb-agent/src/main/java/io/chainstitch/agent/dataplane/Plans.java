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

import io.chainstitch.vpp.model.NodePlan;
import io.chainstitch.vpp.model.ObjectKey;
import io.chainstitch.vpp.model.VppObject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Combines plans. */
final class Plans {
    private Plans() {
    }

    /** A plan with the objects of another one put over it. */
    static NodePlan overlay(NodePlan base, NodePlan part) {
        Map<ObjectKey, Optional<VppObject>> changes = new HashMap<>();
        part.objects().forEach((key, object) -> changes.put(key, Optional.of(object)));
        return base.with(changes);
    }

    /** A plan after a change that is told by the objects it touches. */
    static NodePlan changed(NodePlan base, NodePlan before, NodePlan after) {
        Map<ObjectKey, Optional<VppObject>> changes = new HashMap<>();
        before.objects().keySet().forEach(key -> changes.put(key, Optional.empty()));
        after.objects().forEach((key, object) -> changes.put(key, Optional.of(object)));
        return base.with(changes);
    }
}
