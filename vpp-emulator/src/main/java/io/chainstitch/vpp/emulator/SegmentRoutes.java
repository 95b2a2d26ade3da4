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

import io.chainstitch.vpp.model.InterfaceAddress;
import io.chainstitch.vpp.model.IpAddress;
import io.chainstitch.vpp.model.IpFamily;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The FIB entries of segment routing: local SIDs, binding SIDs and steered prefixes. VPP keeps them under one source
 * and removes them by prefix, whoever made them.
 */
final class SegmentRoutes {

    /**
     * An entry.
     *
     * @param shown its prefix, with the host bits of who made the FIB entry
     * @param paths one or more
     */
    record Entry(InterfaceAddress shown, List<RoutePath> paths) {
    }

    private static final Comparator<RoutePath> ORDER = Comparator.comparing(SegmentRoutes::ownForwarding)
        .thenComparing(RoutePath::nextHop);

    private final Lookups lookups;
    private final TableEntries<Entry> entries = new TableEntries<>();

    SegmentRoutes(Tables tables, Lookups lookups) {
        this.lookups = lookups;
        tables.own(entries, entry -> lookups.change(entry.paths, List.of()));
    }

    /** {@return the entry of a prefix; null when there is none} */
    Entry get(Routes.Key key) {
        return entries.get(key);
    }

    /** {@return the entries in a table} */
    Map<Routes.Key, Entry> in(Tables.Key table) {
        return entries.in(table);
    }

    /** Makes an entry whose packets segment routing handles itself. */
    void own(Routes.Key key, InterfaceAddress shown) {
        put(key, shown, List.of(own(key.table().family())));
    }

    /**
     * Steers a prefix. Where another source has the prefix already, VPP begins with a drop that stays beside the path
     * to the policy.
     *
     * @param key table and prefix
     * @param there the prefix of the FIB entry as it is shown, when there is one
     * @param prefix as it was requested
     * @param bsid of the policy
     */
    void steer(Routes.Key key, Optional<InterfaceAddress> there, InterfaceAddress prefix, IpAddress bsid) {
        Entry old = entries.get(key);
        List<RoutePath> paths = new ArrayList<>();
        if (old != null) {
            paths.addAll(old.paths);
        } else if (there.isPresent()) {
            paths.add(own(key.table().family()));
        }
        RoutePath added = key.length() == IpFamily.IPV6.bits() && key.network().equals(bsid)
            ? RoutePath.drop(IpFamily.IPV6) : RoutePath.lookUp(bsid, steering(key.table().family()).id());
        if (!paths.contains(added)) {
            paths.add(added);
        }
        put(key, old != null ? old.shown : there.orElse(prefix), paths);
    }

    void remove(Routes.Key key) {
        Entry old = entries.remove(key);
        lookups.change(old == null ? List.of() : old.paths, List.of());
    }

    private void put(Routes.Key key, InterfaceAddress shown, List<RoutePath> paths) {
        remove(key);
        lookups.change(List.of(), paths);
        entries.put(key, new Entry(shown, paths.stream().sorted(ORDER).toList()));
    }

    private static Tables.Key steering(IpFamily family) {
        return family == IpFamily.IPV4 ? SteeringTables.IPV4 : SteeringTables.IPV6;
    }

    private static RoutePath own(IpFamily family) {
        return RoutePath.lookUp(RoutePath.any(family), 0);
    }

    private static boolean ownForwarding(RoutePath path) {
        return path.looksUp() && !path.recursive();
    }
}
