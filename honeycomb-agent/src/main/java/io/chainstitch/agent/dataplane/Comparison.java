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
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What is configured beside what VPP holds of it.
 *
 * @param configured the configuration, with a change that was applied but is not stored yet
 * @param held what VPP holds under the keys of the configuration, whoever made it
 */
public record Comparison(NodePlan configured, NodePlan held) {

    public Comparison {
        Objects.requireNonNull(configured);
        Objects.requireNonNull(held);
    }

    /**
     * Takes out of all that VPP holds what is to be compared.
     *
     * @param configured the configuration
     * @param all what VPP holds, at least of the kinds of the configuration
     * @return both, under the same keys
     */
    public static Comparison of(NodePlan configured, NodePlan all) {
        NavigableMap<ObjectKey, VppObject> held = new TreeMap<>(all.objects());
        held.keySet().retainAll(configured.objects().keySet());
        return new Comparison(configured, new NodePlan(held));
    }
}
