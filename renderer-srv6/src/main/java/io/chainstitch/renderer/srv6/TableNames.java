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

import io.chainstitch.vpp.model.Names;
import java.nio.charset.StandardCharsets;

/** Names of the tables that we make. They are for people, and tell that a table is ours; they need not be unique. */
final class TableNames {
    /** VPP keeps 63 bytes. */
    private static final int BYTES = 63;

    private TableNames() {
    }

    /** {@return a name that begins with what marks our tables; the rest is cut to what VPP keeps} */
    static String of(String text) {
        String name = Names.OWNED + text;
        int end = Math.min(name.length(), BYTES);
        while (name.substring(0, end).getBytes(StandardCharsets.UTF_8).length > BYTES) {
            end = name.offsetByCodePoints(end, -1);
        }
        return name.substring(0, end);
    }
}
