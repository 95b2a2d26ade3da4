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
package io.chainstitch.vpp.model.walk;

import io.chainstitch.vpp.model.IpAddress;
import java.util.Objects;
import java.util.Optional;

/**
 * A place where flows part: a policy with several segment lists.
 *
 * @param node name of the node
 * @param bsid binding SID of the policy
 * @param taken which of the different lists was followed, from 0
 * @param options how many different lists there are
 * @param share the part of the flows that takes this list, 0..1
 * @param fault why the policy does not share out as it says
 */
public record Choice(String node, IpAddress bsid, int taken, int options, double share, Optional<String> fault) {
    public Choice {
        Objects.requireNonNull(node);
        Objects.requireNonNull(bsid);
        Objects.requireNonNull(fault);
    }
}
