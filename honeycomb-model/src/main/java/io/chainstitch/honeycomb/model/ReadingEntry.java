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
package io.chainstitch.honeycomb.model;

import io.chainstitch.vpp.model.InterfaceCounters;
import io.chainstitch.vpp.model.InterfaceState;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.SidCounters;
import io.chainstitch.vpp.model.VppObject;
import java.util.Objects;

/** One of the things that an agent was asked to read. */
public sealed interface ReadingEntry {

    /**
     * An object.
     *
     * @param object the object
     */
    record OfObject(VppObject object) implements ReadingEntry {
        public OfObject {
            Objects.requireNonNull(object);
        }
    }

    /**
     * What VPP says of an interface.
     *
     * @param state the interface
     */
    record OfInterface(InterfaceState state) implements ReadingEntry {
        public OfInterface {
            Objects.requireNonNull(state);
        }
    }

    /**
     * What a local SID has carried.
     *
     * @param sid the SID
     * @param counters its counters
     */
    record OfLocalSid(IpAddress sid, SidCounters counters) implements ReadingEntry {
        public OfLocalSid {
            Objects.requireNonNull(sid);
            Objects.requireNonNull(counters);
        }
    }

    /**
     * What an interface has carried.
     *
     * @param name name of the interface
     * @param counters its counters
     */
    record OfCounters(String name, InterfaceCounters counters) implements ReadingEntry {
        public OfCounters {
            Objects.requireNonNull(name);
            Objects.requireNonNull(counters);
        }
    }
}
