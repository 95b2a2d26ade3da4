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
package io.chainstitch.vpp.emulator;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Bridge domains and the interfaces in them. Domain 0 is always there, and in no dump. */
final class BridgeDomains {
    static final long HIGHEST = 0xffffff;

    /** What an interface is in its domain. */
    enum Port {
        NORMAL,
        /** The domain's own interface towards layer 3. */
        VIRTUAL,
        /** The one interface that frames for unknown addresses go to. VPP does not count it as a member. */
        UNKNOWN_UNICAST
    }

    /**
     * What a domain does with frames.
     *
     * @param flood whether it floods them
     * @param floodUnknown whether it floods those for unknown addresses
     * @param forward whether it forwards
     * @param learn whether it learns addresses
     * @param arpTermination whether it answers ARP itself
     * @param arpForward whether it forwards ARP to who is asked for
     * @param age minutes after which an address is forgotten
     * @param tag the name somebody gave it
     */
    record Settings(boolean flood, boolean floodUnknown, boolean forward, boolean learn, boolean arpTermination,
        boolean arpForward, long age, String tag) {
        /** Those of a domain that is made by the first interface that is put into it. */
        static final Settings USUAL = new Settings(true, true, true, true, false, false, 0, "");
    }

    /** A domain. */
    static final class Domain {
        final long id;
        final Settings settings;
        /** Split-horizon groups by interface, in the order in which they came. */
        final Map<Integer, Long> members = new LinkedHashMap<>();
        Optional<Integer> virtual = Optional.empty();
        Optional<Integer> unknownUnicast = Optional.empty();

        private Domain(long id, Settings settings) {
            this.id = id;
            this.settings = settings;
        }
    }

    private final Map<Long, Domain> byId = new TreeMap<>();
    private final Map<Integer, Domain> byInterface = new HashMap<>();

    BridgeDomains() {
        add(0, Settings.USUAL);
    }

    Optional<Domain> find(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** {@return all, domain 0 first} */
    Collection<Domain> all() {
        return byId.values();
    }

    void add(long id, Settings settings) {
        byId.put(id, new Domain(id, settings));
    }

    void delete(Domain domain) {
        byId.remove(domain.id);
    }

    /** Whether an interface is in a domain. */
    boolean has(int index) {
        return byInterface.containsKey(index);
    }

    /**
     * Puts an interface into a domain, which is made when there is none.
     *
     * @return whether the domain took it; VPP takes it out of where it was in any case
     */
    boolean join(int index, long id, Port port, long splitHorizonGroup) {
        leave(index);
        Domain domain = byId.computeIfAbsent(id, unused -> new Domain(id, Settings.USUAL));
        byInterface.put(index, domain);
        if (port == Port.UNKNOWN_UNICAST) {
            domain.unknownUnicast = Optional.of(index);
            return true;
        }
        if (port == Port.VIRTUAL) {
            if (domain.virtual.isPresent()) {
                return false;
            }
            domain.virtual = Optional.of(index);
        }
        domain.members.put(index, splitHorizonGroup);
        return true;
    }

    /** Takes an interface out of its domain, if it is in one. */
    void leave(int index) {
        Domain domain = byInterface.remove(index);
        if (domain != null) {
            domain.members.remove(index);
            domain.virtual = domain.virtual.filter(each -> each != index);
            domain.unknownUnicast = domain.unknownUnicast.filter(each -> each != index);
        }
    }
}
