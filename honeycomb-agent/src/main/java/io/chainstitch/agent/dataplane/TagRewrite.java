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

import io.chainstitch.vpp.api.ApiMessage;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * What VPP does to the VLAN tags of an interface. VPP forgets it when the interface leaves layer 2.
 *
 * @param operation VPP's number of the operation, 0 for none
 * @param dot1q whether the outer tag that it pushes is one of 802.1Q, not 802.1ad
 * @param outer VLAN id of the outer tag that it pushes
 * @param inner VLAN id of the inner tag that it pushes
 */
record TagRewrite(int operation, boolean dot1q, int outer, int inner) {
    static final TagRewrite NONE = new TagRewrite(0, false, 0, 0);
    private static final int NO_SUCH_INTERFACE = -2;

    static TagRewrite of(ApiMessage details) {
        return new TagRewrite(details.bits("vtr_op"), details.bits("vtr_push_dot1q") != 0, details.bits("vtr_tag1"),
            details.bits("vtr_tag2"));
    }

    /**
     * The rewrite that an interface should have: one of ours that of its object, one of others that which it has now,
     * for VPP tells nobody when they change it.
     */
    static CompletableFuture<TagRewrite> of(VppSession vpp, long index) {
        return vpp.indexes().tagRewrite(index).map(CompletableFuture::completedFuture).orElseGet(() ->
            vpp.port(index).thenApply(port -> port.map(Port::tagRewrite).orElse(NONE)));
    }

    /** Writes it again after an interface that had it left layer 2. */
    CompletableFuture<?> again(VppSession vpp, long index) {
        return operation == 0 ? CompletableFuture.completedFuture(null) : vpp.write("l2_interface_vlan_tag_rewrite",
            Map.of("sw_if_index", index, "vtr_op", operation, "push_dot1q", dot1q ? 1 : 0, "tag1", outer, "tag2",
                inner), NO_SUCH_INTERFACE);
    }
}
