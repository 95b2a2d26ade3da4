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

import io.chainstitch.sfc.api.InstanceId;

/**
 * An instance on a way.
 *
 * @param position position of its hop on the path in forward order, from 0
 * @param entering by which traffic of this direction enters it
 * @param leaving by which traffic of this direction leaves it
 */
record Station(int position, Face entering, Face leaving) {

    Station mirrored() {
        return new Station(position, leaving, entering);
    }

    InstanceId instance() {
        return entering.instance();
    }

    String node() {
        return entering.node();
    }
}
