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
package io.chainstitch.it.harness;

import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

/** Programs that a test needs and that not every machine has. Continuous integration installs them. */
public final class Equipment {
    private static final boolean COMPLETE = "true".equals(System.getenv("CHAINSTITCH_CI"));

    private Equipment() {
    }

    /**
     * Skips the test on a machine without a program. In continuous integration it fails: there the program is
     * installed, and nobody would notice a test that is skipped.
     *
     * @param sentence what is missing and how to get it
     * @param there whether it is there
     */
    public static void needs(String sentence, boolean there) {
        if (COMPLETE) {
            assertTrue(sentence, there);
        }
        assumeTrue(sentence, there);
    }
}
