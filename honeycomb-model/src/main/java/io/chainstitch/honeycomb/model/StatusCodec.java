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

import io.chainstitch.vpp.model.ObjectKey;
import io.chainstitch.vpp.model.ObjectKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opendaylight.yangtools.yang.common.Uint64;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifier;
import org.opendaylight.yangtools.yang.data.api.schema.ContainerNode;
import org.opendaylight.yangtools.yang.data.api.schema.DataContainerChild;
import org.opendaylight.yangtools.yang.data.api.schema.DataContainerNode;
import org.opendaylight.yangtools.yang.data.api.schema.MapEntryNode;

/** Writes and reads what the agent says of itself. */
final class StatusCodec {
    private final StatusNames names;

    StatusCodec(StatusNames names) {
        this.names = names;
    }

    ContainerNode encode(AgentStatus status) {
        List<DataContainerChild> children = new ArrayList<>();
        if (!status.name().isEmpty()) {
            children.add(Trees.leaf(names.name, status.name()));
        }
        children.add(Trees.container(names.vpp, vpp(status.vpp())));
        Map<ObjectKey, MapEntryNode> failures = new LinkedHashMap<>();
        status.failures().forEach(failure -> failures.put(failure.key(), failure(failure)));
        Trees.addList(children, names.failedObject, failures.values());
        children.add(Trees.leaf(names.reconciliations, Uint64.valueOf(status.reconciliations())));
        return Trees.container(names.agent, children);
    }

    List<DataContainerChild> vpp(AgentStatus.Vpp vpp) {
        List<DataContainerChild> leaves = new ArrayList<>();
        leaves.add(Trees.leaf(names.connected, vpp.connected()));
        if (!vpp.version().isEmpty()) {
            leaves.add(Trees.leaf(names.version, vpp.version()));
        }
        if (!vpp.message().isEmpty()) {
            leaves.add(Trees.leaf(names.message, vpp.message()));
        }
        return leaves;
    }

    private MapEntryNode failure(AgentStatus.Failure failure) {
        Map<NodeIdentifier, Object> keys = new LinkedHashMap<>();
        keys.put(names.kind, failure.key().kind().label());
        keys.put(names.id, failure.key().id());
        return Trees.entry(names.failedObject, keys, List.of(Trees.leaf(names.message, failure.message())));
    }

    Optional<AgentStatus> decode(ContainerNode root) {
        ContainerNode agent = Trees.container(root, names.agent);
        ContainerNode vpp = Trees.container(agent, names.vpp);
        if (vpp == null) {
            return Optional.empty();
        }
        List<AgentStatus.Failure> failures = new ArrayList<>();
        for (MapEntryNode entry : Trees.entries(agent, names.failedObject)) {
            ObjectKind kind = ObjectKind.of(Trees.text(entry, names.kind));
            failures.add(new AgentStatus.Failure(new ObjectKey(kind, Trees.text(entry, names.id)),
                textOf(entry, names.message)));
        }
        String reconciliations = Trees.text(agent, names.reconciliations);
        return Optional.of(new AgentStatus(textOf(agent, names.name), vpp(vpp), failures,
            reconciliations == null ? 0 : Long.parseLong(reconciliations)));
    }

    AgentStatus.Vpp vpp(DataContainerNode container) {
        return new AgentStatus.Vpp("true".equals(Trees.text(container, names.connected)),
            textOf(container, names.version), textOf(container, names.message));
    }

    private static String textOf(DataContainerNode parent, NodeIdentifier leaf) {
        String text = Trees.text(parent, leaf);
        return text == null ? "" : text;
    }
}
