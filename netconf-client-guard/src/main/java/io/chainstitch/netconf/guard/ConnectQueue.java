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
package io.chainstitch.netconf.guard;

/**
 * Tells which nodes wait for their turn to be connected. Only so many attempts go on at the same time; one that waits
 * is neither failing nor stuck, and its connection timeout has not begun.
 */
@FunctionalInterface
public interface ConnectQueue {
    /**
     * Asks for one node.
     *
     * @param node identifier of the node in the topology
     * @return whether its newest attempt waits until others are done
     */
    boolean isWaiting(String node);
}
