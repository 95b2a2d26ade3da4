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
package io.chainstitch.agent.server;

import io.chainstitch.agent.dataplane.Comparison;
import io.chainstitch.agent.dataplane.Dataplane;
import io.chainstitch.agent.dataplane.DataplaneException;
import io.chainstitch.honeycomb.model.AgentData;
import io.chainstitch.honeycomb.model.AgentDigests;
import io.chainstitch.honeycomb.model.InvalidAgentDataException;
import io.chainstitch.honeycomb.model.Reading;
import io.chainstitch.vpp.model.NodeCounters;
import io.chainstitch.vpp.model.ObjectKind;
import java.util.Map;
import java.util.Set;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier;
import org.opendaylight.yangtools.yang.data.api.schema.ContainerNode;
import org.opendaylight.yangtools.yang.data.tree.api.ReadOnlyDataTree;

/** Reads what can be asked for in pieces: the configuration as it stands, and VPP with fresh dumps. */
final class ReadingSource {
    private final Dataplane dataplane;
    private final AgentData data;
    private final ReadOnlyDataTree configuration;

    ReadingSource(Dataplane dataplane, AgentData data, ReadOnlyDataTree configuration) {
        this.dataplane = dataplane;
        this.data = data;
        this.configuration = configuration;
    }

    /** Like other readings it does not wait for commits. */
    Reading read(Reading.What what) throws DataplaneException, InvalidAgentDataException {
        return switch (what) {
            case CONFIGURED -> configured();
            case HELD -> Reading.of(dataplane.read());
            case COMPARISON -> digests(dataplane.compare());
            case LOCAL_SID_COUNTERS -> Reading.of(new NodeCounters(
                dataplane.read(Set.of(ObjectKind.LOCAL_SID)).sidCounters(), Map.of()));
            case INTERFACE_COUNTERS -> Reading.of(new NodeCounters(Map.of(), dataplane.interfaceCounters()));
        };
    }

    private Reading configured() throws InvalidAgentDataException {
        ContainerNode root = (ContainerNode) configuration.takeSnapshot().readNode(YangInstanceIdentifier.of())
            .orElseThrow();
        return Reading.of(data.decode(root), data.transaction(root));
    }

    private static Reading digests(Comparison found) {
        return Reading.of(new AgentDigests(found.configured().digest(), found.held().digest()));
    }
}
