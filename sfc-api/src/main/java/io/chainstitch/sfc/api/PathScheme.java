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

/** How paths may share instances; the renderer decides it, the resolver chooses paths accordingly. */
public enum PathScheme {
    /** Every instance, the ends included, is on one path at most; what is left over is standby. */
    EXCLUSIVE,
    /** As {@link #EXCLUSIVE}, and then each start that is left over joins a path at its second hop. */
    EXCLUSIVE_JOINED_STARTS,
    /**
     * From the second function on every instance is on one lane at most; each start has a path over each lane. Starts
     * are not limited by {@code max-paths}.
     */
    SHARED_STARTS,
    /**
     * Each pair of a start and an end has lanes of its own over the inner functions, up to {@code max-paths}. Within a
     * pair no instance is on two lanes; pairs share instances.
     */
    PAIRS,
    /** As {@link #PAIRS}, but no inner instance serves two pairs. */
    EXCLUSIVE_PAIRS
}
