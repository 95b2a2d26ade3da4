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
package io.chainstitch.agent.dataplane;

import io.chainstitch.vpp.model.InterfaceCounters;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Reads what interfaces have carried. VPP tells it by its command line, and else only in memory that it shares with
 * who can take a file descriptor from a socket, as Java cannot.
 */
final class InterfaceCounterReader {
    private InterfaceCounterReader() {
    }

    /** By name. Of an interface that comes or goes meanwhile nothing is told. */
    static CompletableFuture<Map<String, InterfaceCounters>> read(VppSession vpp) {
        return vpp.names().thenCompose(names -> vpp.query("cli_inband", Map.of("cmd", "show interface"))
            .thenApply(answer -> InterfaceCounterText.parse(answer.text("reply"), names)));
    }
}
