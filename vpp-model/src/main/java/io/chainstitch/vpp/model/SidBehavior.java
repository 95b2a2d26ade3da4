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
import java.util.Optional;
import java.util.Set;

/**
 * What a node does with a packet whose destination is one of its SIDs. Names are those of RFC 8986; End.AD is the
 * dynamic proxy of draft-ietf-spring-sr-service-programming.
 */
public sealed interface SidBehavior {

    /** {@return the spelling of VPP's command line, for example {@code end.dx4}} */
    String label();

    /** {@return the interfaces that the behavior names} */
    default Set<String> interfaces() {
        return Set.of();
    }

    /** Endpoint, RFC 8986 section 4.1: on to the next segment. */
    record End() implements SidBehavior {
        @Override
        public String label() {
            return "end";
        }
    }

    /**
     * Decapsulation and L2 cross-connect, RFC 8986 section 4.9.
     *
     * @param outInterface the interface on which the inner frame leaves
     */
    record EndDx2(String outInterface) implements SidBehavior {
        public EndDx2 {
            Objects.requireNonNull(outInterface);
        }

        @Override
        public String label() {
            return "end.dx2";
        }

        @Override
        public Set<String> interfaces() {
            return Set.of(outInterface);
        }
    }

    /**
     * Decapsulation and L3 cross-connect, RFC 8986 sections 4.4 (End.DX6) and 4.5 (End.DX4); the next hop's family
     * tells which.
     *
     * @param outInterface the interface on which the inner packet leaves
     * @param nextHop whom it is sent to
     */
    record EndDx(String outInterface, IpAddress nextHop) implements SidBehavior {
        public EndDx {
            Objects.requireNonNull(outInterface);
            Objects.requireNonNull(nextHop);
        }

        @Override
        public String label() {
            return nextHop.family() == IpFamily.IPV4 ? "end.dx4" : "end.dx6";
        }

        @Override
        public Set<String> interfaces() {
            return Set.of(outInterface);
        }
    }

    /**
     * Decapsulation and look-up of the inner destination, RFC 8986 sections 4.6 (End.DT6) and 4.7 (End.DT4).
     *
     * @param lookup the table in which the inner destination is looked up
     */
    record EndDt(TableRef lookup) implements SidBehavior {
        public EndDt {
            Objects.requireNonNull(lookup);
        }

        @Override
        public String label() {
            return lookup.family() == IpFamily.IPV4 ? "end.dt4" : "end.dt6";
        }
    }

    /**
     * The dynamic proxy: takes the encapsulation off, hands the inner packet to a function that knows nothing of SRv6,
     * and puts the last encapsulation seen on whatever comes back. VPP has it in the command line only. One interface
     * takes back for one proxy: VPP crashes on the next packet when one of two is removed.
     *
     * @param outInterface towards the function
     * @param inInterface the interface on which the function gives packets back; never a sub-interface
     * @param nextHop the function's address on {@code outInterface}; empty for a function that takes frames
     */
    record EndAd(String outInterface, String inInterface, Optional<IpAddress> nextHop) implements SidBehavior {
        public EndAd {
            Objects.requireNonNull(outInterface);
            Objects.requireNonNull(inInterface);
            Objects.requireNonNull(nextHop);
        }

        @Override
        public String label() {
            return "end.ad";
        }

        @Override
        public Set<String> interfaces() {
            return outInterface.equals(inInterface) ? Set.of(outInterface) : Set.of(outInterface, inInterface);
        }
    }
}
