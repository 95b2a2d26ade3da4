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
package io.chainstitch.sfc.impl.engine;

import java.util.Locale;
import org.slf4j.MDC;

/** What lines of the log are about, as fields of their own: by them a collector of logs finds all lines of a chain. */
enum LogField {
    /** Name of a chain. */
    CHAIN,
    /** Id of a network-wide transaction. */
    TRANSACTION,
    /** Name of a node. */
    NODE;

    private final String key = name().toLowerCase(Locale.ROOT);

    /** Gives the field to all lines that a task writes on this thread. */
    void during(String value, Runnable task) {
        String outer = MDC.get(key);
        MDC.put(key, value);
        try {
            task.run();
        } finally {
            if (outer == null) {
                MDC.remove(key);
            } else {
                MDC.put(key, outer);
            }
        }
    }
}
