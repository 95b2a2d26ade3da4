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

import java.util.concurrent.CompletionStage;

/**
 * Brings the connection of a node to rest before the node is removed from the NETCONF topology or gets other settings.
 *
 * <p>In release 7.0.7 the topology closes a connection with the lock of its handler and takes the lock of the device; a
 * session that just got its schemas does it the other way round. When both happen at once the topology stands still for
 * ever, for all nodes. So no node must be removed whose session is up and whose mount is not there yet.
 */
public interface Retirement {
    /**
     * Lets no session of the present connection of a node come up any more. The next connection, which the topology
     * makes when the node is put again, is not concerned.
     *
     * @param node identifier of the node in the topology
     * @return whether no session is up; otherwise {@link #end} it when its mount is there
     */
    boolean retire(String node);

    /**
     * Ends the session of a node, if one is up. The topology hears that it went down, as if the other side had closed
     * it, and tells so in the operational datastore; a retired connection is not tried again.
     *
     * @param node identifier of the node in the topology
     * @return completed when no session is up and the topology was told
     */
    CompletionStage<Void> end(String node);
}
