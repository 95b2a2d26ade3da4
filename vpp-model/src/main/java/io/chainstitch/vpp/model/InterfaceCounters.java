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
 * How much an interface has carried since VPP made it. An interface that is made again, and {@code clear interfaces},
 * start from 0. Frames are counted whole, with their Ethernet header and without what the medium adds.
 *
 * @param receivedPackets packets or frames that VPP took from the interface, to whomever they were sent, 0 or more
 * @param receivedBytes bytes of these, 0 or more
 * @param sentPackets packets or frames that VPP gave to the interface, to whomever they are sent, 0 or more
 * @param sentBytes bytes of these, 0 or more
 * @param drops packets that came from the interface and that VPP dropped, 0 or more
 */
public record InterfaceCounters(long receivedPackets, long receivedBytes, long sentPackets, long sentBytes,
    long drops) {

    public InterfaceCounters {
        if (receivedPackets < 0 || receivedBytes < 0 || sentPackets < 0 || sentBytes < 0 || drops < 0) {
            throw new IllegalArgumentException("a counter is below 0: " + receivedPackets + ", " + receivedBytes + ", "
                + sentPackets + ", " + sentBytes + ", " + drops);
        }
    }
}
