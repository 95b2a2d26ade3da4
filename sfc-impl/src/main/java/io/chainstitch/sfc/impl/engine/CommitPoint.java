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

/**
 * Points of a network-wide change, in their order, at which the controller may die. Whoever comes after it knows only
 * the datastore and the nodes. The model of the protocol has the same points.
 */
public enum CommitPoint {
    /** What is to become of the chains stands in the datastore, beside what to go back to; no node was told. */
    RECORDED,
    /** Every node of a wave has validated its part; none has committed it. */
    STAGED,
    /** A node of a wave has answered that it committed its part; others may not have. */
    NODE_COMMITTED,
    /** Every node of a wave has answered. */
    WAVE_COMMITTED,
    /** A node has rejected its part; no other was told to take anything back. */
    UNDO_BEGINS,
    /** Every node that was told to take back has answered. */
    UNDONE,
    /** The change is at its end, good or bad; the datastore does not know that. */
    ANSWERED,
    /** The datastore was told of the end. */
    CONFIRMED
}
