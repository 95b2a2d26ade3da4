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
package io.chainstitch.sfc.api;

import java.util.Objects;

/** Something that must be well for the controller to be ready. Found as an OSGi service; asking never waits. */
@FunctionalInterface
public interface HealthSign {

    /** {@return how it is} */
    Sign sign();

    /**
     * How something is. Everybody may read it, so it names no chain, no node and no address.
     *
     * @param name what is looked at
     * @param ok whether it is well
     * @param reason how it is, as a sentence
     */
    record Sign(String name, boolean ok, String reason) {
        public Sign {
            Objects.requireNonNull(name);
            Objects.requireNonNull(reason);
        }
    }
}
