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

/**
 * Something in the inventory that cannot be what it stands for. Chains that need it are refused with it.
 *
 * @param reason why they are
 * @param leaf the leaf that has the value
 * @param text what is wrong, to be read after the name of what it is about; for example {@code has the address
 *     10.0.0.300/24: '10.0.0.300' is no IP address}
 */
public record Flaw(Reason reason, String leaf, String text) {
    public Flaw {
        Objects.requireNonNull(reason);
        Objects.requireNonNull(leaf);
        Objects.requireNonNull(text);
    }
}
