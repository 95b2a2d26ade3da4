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
package io.chainstitch.honeycomb.model;

import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifier;

/** Names of what the agent says of itself. */
final class StatusNames {
    private static final String AGENT = "chainstitch-agent";

    final NodeIdentifier agent;
    final NodeIdentifier transaction;
    final NodeIdentifier name;
    final NodeIdentifier vpp;
    final NodeIdentifier connected;
    final NodeIdentifier version;
    final NodeIdentifier message;
    final NodeIdentifier failedObject;
    final NodeIdentifier kind;
    final NodeIdentifier id;
    final NodeIdentifier reconciliations;

    StatusNames(Modules modules) {
        agent = modules.node(AGENT, "agent");
        transaction = modules.node(AGENT, "transaction");
        name = modules.node(AGENT, "name");
        vpp = modules.node(AGENT, "vpp");
        connected = modules.node(AGENT, "connected");
        version = modules.node(AGENT, "version");
        message = modules.node(AGENT, "message");
        failedObject = modules.node(AGENT, "failed-object");
        kind = modules.node(AGENT, "kind");
        id = modules.node(AGENT, "id");
        reconciliations = modules.node(AGENT, "reconciliations");
    }
}
