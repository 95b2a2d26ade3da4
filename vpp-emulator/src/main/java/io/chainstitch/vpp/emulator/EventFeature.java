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
package io.chainstitch.vpp.emulator;

import io.chainstitch.vpp.api.ApiMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Who wants to hear of interface changes. */
final class EventFeature implements Feature {

    /**
     * A message for a client that did not ask in this moment.
     *
     * @param client the client's index
     * @param message the event
     */
    record Event(long client, ApiMessage message) {
    }

    private final InterfaceChanges changes;
    private final Map<Long, Long> processByClient = new TreeMap<>();

    EventFeature(InterfaceChanges changes) {
        this.changes = changes;
    }

    @Override
    public void register(Handlers handlers) {
        handlers.retval("want_interface_events", this::want);
    }

    void forget(long client) {
        processByClient.remove(client);
    }

    /** {@return what the clients that asked for it are told of the changes since the last call} */
    List<Event> events() {
        List<Event> events = new ArrayList<>();
        changes.take().forEach((index, change) -> processByClient.forEach((client, process) ->
            events.add(new Event(client, new ApiMessage("sw_interface_event", Handlers.values(
                "client_index", client, "pid", process, "sw_if_index", (long) index, "flags", change.flags(),
                "deleted", change.deleted()))))));
        return events;
    }

    private int want(ApiMessage request) {
        long client = request.number("client_index");
        if (request.number("enable_disable") == 0) {
            return processByClient.remove(client) == null ? Refused.INVALID_REGISTRATION : 0;
        }
        return processByClient.putIfAbsent(client, request.number("pid")) == null ? 0 : Refused.INVALID_REGISTRATION;
    }
}
