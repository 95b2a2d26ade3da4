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
package io.chainstitch.renderer.srv6;

import java.util.List;

/**
 * The part of a way over which one encapsulation carries the traffic: from the start, or a stitched function, to the
 * next stitched function, or the end.
 *
 * @param way the way
 * @param from index of the station at which it begins
 * @param sids the segments to the stations after it
 */
record Stretch(Way way, int from, List<Sid> sids) {
    Stretch {
        sids = List.copyOf(sids);
    }

    /** {@return the station that gives the traffic} */
    Station head() {
        return way.stations().get(from);
    }

    boolean atStart() {
        return from == 0;
    }
}
