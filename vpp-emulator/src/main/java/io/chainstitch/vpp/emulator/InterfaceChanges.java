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

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one request did to interfaces. VPP's event process wakes after the request and tells of each interface once, by
 * index, with the transitions of that batch, not with the resulting state.
 */
final class InterfaceChanges {

    /**
     * The transitions of one interface.
     *
     * @param flags 1 went administratively up, 2 got its carrier
     * @param deleted whether it was deleted
     */
    record Change(long flags, boolean deleted) {
        Change and(Change other) {
            return new Change(flags | other.flags, deleted || other.deleted);
        }
    }

    private static final Change TOUCHED = new Change(0, false);

    private SortedMap<Integer, Change> changes = new TreeMap<>();

    void touched(int index) {
        add(index, TOUCHED);
    }

    void deleted(int index) {
        add(index, new Change(0, true));
    }

    void admin(int index, boolean up) {
        add(index, new Change(up ? Interfaces.ADMIN_UP : 0, false));
    }

    void carrier(int index, boolean up) {
        add(index, new Change(up ? Interfaces.LINK_UP : 0, false));
    }

    /** {@return what happened since the last call, by interface index} */
    SortedMap<Integer, Change> take() {
        SortedMap<Integer, Change> taken = changes;
        changes = new TreeMap<>();
        return taken;
    }

    private void add(int index, Change change) {
        changes.merge(index, change, Change::and);
    }
}
