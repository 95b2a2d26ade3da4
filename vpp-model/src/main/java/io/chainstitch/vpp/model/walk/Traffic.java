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
import io.chainstitch.vpp.model.IpPrefix;

/** What a chain carries in the direction that is walked. */
public sealed interface Traffic {
    /** Frames. */
    Traffic FRAMES = new Frames();

    /** {@return the plural word for it} */
    String noun();

    /** Frames of any kind. */
    record Frames() implements Traffic {
        @Override
        public String noun() {
            return "frames";
        }
    }

    /**
     * Packets of one family.
     *
     * @param source addresses of what sends them, on the side where the walk begins
     * @param destination addresses of what they are sent to
     */
    record Packets(IpPrefix source, IpPrefix destination) implements Traffic {
        public Packets {
            if (source.family() != destination.family()) {
                throw new IllegalArgumentException("no packets go from " + source + " to " + destination);
            }
        }

        /**
         * Packets between two hosts.
         *
         * @param source the sender
         * @param destination the receiver
         */
        public Packets(IpAddress source, IpAddress destination) {
            this(IpPrefix.host(source), IpPrefix.host(destination));
        }

        @Override
        public String noun() {
            return "packets";
        }
    }
}
