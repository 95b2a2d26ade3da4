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

import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** VPP forgets the tag rewrite of an interface that leaves layer 2. */
final class TagRewrites {
    private static final int NO_SUCH_INTERFACE = -2;

    private TagRewrites() {
    }

    /** Writes again the rewrite that an interface is known to have. */
    static CompletableFuture<?> again(VppSession vpp, long index) {
        int rewrite = vpp.indexes().tagRewrite(index);
        return rewrite == 0 ? CompletableFuture.completedFuture(null) : vpp.write("l2_interface_vlan_tag_rewrite",
            Map.of("sw_if_index", index, "vtr_op", rewrite), NO_SUCH_INTERFACE);
    }
}
