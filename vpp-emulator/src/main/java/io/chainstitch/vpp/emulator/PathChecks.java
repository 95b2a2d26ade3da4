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

import java.util.List;
import java.util.Set;

/** What VPP looks at in the paths of a route or of a policy of ABF. */
final class PathChecks {
    /** UDP encapsulation, BIER imposition, DVR and receiving on another interface, all without what they need. */
    private static final Set<Long> CRASHING = Set.of(3L, 4L, 8L, 9L);
    private static final long CLASSIFY = 10;

    private final Interfaces interfaces;
    private final Tables tables;

    PathChecks(Interfaces interfaces, Tables tables) {
        this.interfaces = interfaces;
        this.tables = tables;
    }

    /**
     * Checks paths in order.
     *
     * @return the first refusal, else 0
     * @throws VppCrash where VPP ends
     */
    int check(List<RoutePath> paths, String request) {
        return paths.stream().mapToInt(path -> check(path, request)).filter(retval -> retval != 0).findFirst()
            .orElse(0);
    }

    private int check(RoutePath path, String request) {
        if (CRASHING.contains(path.type())) {
            throw new VppCrash(request + " with a path of type " + path.type());
        }
        if (path.type() == CLASSIFY) {
            return Refused.NO_SUCH_TABLE;
        }
        if (path.looksUp() && !tables.has(path.lookup())) {
            return Refused.NO_SUCH_FIB;
        }
        return path.type() == RoutePath.NORMAL && path.sw() != Handlers.NONE && !interfaces.has(path.sw())
            ? Refused.NO_MATCHING_INTERFACE : 0;
    }
}
