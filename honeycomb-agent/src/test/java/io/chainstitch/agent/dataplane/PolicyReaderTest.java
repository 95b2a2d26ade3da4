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

import io.chainstitch.vpp.api.ApiMessage;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.Policy;
import io.chainstitch.vpp.model.SegmentList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Test;

/** Policies as VPP dumps them. */
public class PolicyReaderTest {
    private static final IpAddress BSID = IpAddress.of("fc00::b");
    private static final IpAddress SID = IpAddress.of("fc00::1");

    private static Found found(long segments, long weight, long table, boolean encapsulates, long type) {
        return PolicyReader.found(new ApiMessage("sr_policies_v2_details", Map.of("bsid", BSID, "encap_src",
            IpAddress.of("fd10::1"), "type", type, "is_encap", encapsulates, "fib_table", table, "sid_lists",
            List.of(Map.of("num_sids", segments, "weight", weight, "sids", Collections.nCopies(16, SID))))));
    }

    private static Optional<Policy> policy(int segments, int weight) {
        return Optional.of(new Policy(BSID, 0, IpAddress.of("fd10::1"),
            List.of(new SegmentList(weight, Collections.nCopies(segments, SID)))));
    }

    @Test
    public void listHasTheSegmentsThatVppCounts() {
        assertEquals(policy(2, 3), found(2, 3, 0, true, 0).object());
        assertEquals(policy(16, 1), found(16, 1, 0xffffffffL, true, 0).object());
    }

    /** The command line takes longer lists than a message can tell. */
    @Test
    public void whatThePolicyOfTheModelCannotBeHasNoObject() {
        for (Found odd : List.of(found(18, 1, 0, true, 0), found(0, 1, 0, true, 0), found(1, 0, 0, true, 0),
                found(1, 0xffffffffL, 0, true, 0), found(1, 1, 0, false, 0), found(1, 1, 0, true, 1))) {
            assertEquals(Found.opaque(Policy.keyOf(BSID)), odd);
        }
    }
}
