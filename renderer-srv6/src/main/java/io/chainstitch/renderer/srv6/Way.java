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

import java.util.ArrayList;
import java.util.List;

/**
 * A path in one direction, from where traffic comes to where it goes.
 *
 * @param path id of the path
 * @param direction the direction
 * @param stations the instances in the order of this direction
 * @param crossings number of neighbouring pairs on different nodes
 */
record Way(int path, Direction direction, List<Station> stations, int crossings) {

    Way {
        stations = List.copyOf(stations);
    }

    /** {@return the way back: the same instances in reverse order, each entered where traffic left it} */
    Way mirrored() {
        List<Station> back = new ArrayList<>(stations.size());
        for (int index = last(); index >= 0; index--) {
            back.add(stations.get(index).mirrored());
        }
        return new Way(path, Direction.REVERSE, back, crossings);
    }

    Face start() {
        return stations.get(0).leaving();
    }

    Face end() {
        return stations.get(last()).entering();
    }

    int last() {
        return stations.size() - 1;
    }

    /** {@return the functions between start and end} */
    List<Station> functions() {
        return stations.subList(1, last());
    }
}
