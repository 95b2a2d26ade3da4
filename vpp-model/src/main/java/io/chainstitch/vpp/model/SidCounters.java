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
package io.chainstitch.vpp.model;

/**
 * How much a local SID has carried since VPP made it. A SID that is made again, and {@code clear sr localsid-counters},
 * start from 0. Of a proxy it is what went to the function, not what came back: VPP's binary API does not tell that.
 *
 * @param goodPackets packets that the SID's behavior was applied to, 0 or more
 * @param goodBytes bytes of these packets, 0 or more; they are counted after the behavior, so without the headers that
 *     it took off
 * @param badPackets packets that were sent to the SID and dropped because its behavior could not be applied, 0 or more
 * @param badBytes bytes of these packets, 0 or more
 */
public record SidCounters(long goodPackets, long goodBytes, long badPackets, long badBytes) {

    public SidCounters {
        if (goodPackets < 0 || goodBytes < 0 || badPackets < 0 || badBytes < 0) {
            throw new IllegalArgumentException("a counter is below 0: " + goodPackets + ", " + goodBytes + ", "
                + badPackets + ", " + badBytes);
        }
    }
}
