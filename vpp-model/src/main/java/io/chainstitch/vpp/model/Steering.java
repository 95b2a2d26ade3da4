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

import java.util.Objects;
import java.util.Set;

/**
 * Sends traffic into an SR policy. VPP re-points a steering in place, without losing a packet.
 *
 * @param traffic what is sent there
 * @param bsid binding SID of the policy
 */
public record Steering(Traffic traffic, IpAddress bsid) implements VppObject {

    public Steering {
        Objects.requireNonNull(traffic);
        Objects.requireNonNull(bsid);
    }

    /** What is steered. */
    public sealed interface Traffic {
    }

    /**
     * Every frame that an interface receives. It puts the interface into L2 mode, in place of a cross-connect.
     *
     * @param interfaceName the interface
     */
    public record Frames(String interfaceName) implements Traffic {
        public Frames {
            Objects.requireNonNull(interfaceName);
        }

        @Override
        public String toString() {
            return interfaceName;
        }
    }

    /**
     * Packets that are looked up in a table and match a prefix. VPP shares the traffic with a drop when the table has
     * that very prefix from another source.
     *
     * @param table id of the table, of the prefix's family
     * @param prefix destinations
     */
    public record Packets(long table, IpPrefix prefix) implements Traffic {
        public Packets {
            Objects.requireNonNull(prefix);
        }

        @Override
        public String toString() {
            return table + " " + prefix;
        }
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.STEERING;
    }

    @Override
    public String id() {
        return traffic.toString();
    }

    @Override
    public Set<String> interfaces() {
        return traffic instanceof Frames frames ? Set.of(frames.interfaceName()) : Set.of();
    }

    @Override
    public Set<TableRef> tables() {
        return traffic instanceof Packets packets
            ? TableRef.unlessDefault(new TableRef(packets.prefix().family(), packets.table())) : Set.of();
    }

    @Override
    public Set<ObjectKey> needs() {
        return Set.of(Policy.keyOf(bsid));
    }

    @Override
    public Set<String> resources() {
        return traffic instanceof Frames frames ? Set.of(LocalSid.received(frames.interfaceName())) : Set.of();
    }

    @Override
    public boolean changesInPlace() {
        return true;
    }

    @Override
    public boolean attractsTraffic() {
        return true;
    }
}
