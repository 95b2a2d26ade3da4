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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Reads which interfaces use the addresses of others ("unnumbered"), as those of many a CNI do. */
final class LenderReader {
    private LenderReader() {
    }

    /** The index of the interface that has the addresses, by that of the one that uses them. */
    static CompletableFuture<Map<Long, Long>> read(VppSession vpp) {
        return vpp.dump("ip_unnumbered_dump", Map.of("sw_if_index", VppSession.NONE)).thenApply(LenderReader::all);
    }

    private static Map<Long, Long> all(List<ApiMessage> details) {
        Map<Long, Long> lenders = new HashMap<>();
        details.forEach(one -> lenders.put(one.number("sw_if_index"), one.number("ip_sw_if_index")));
        return lenders;
    }
}
