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
package io.chainstitch.metrics;

import org.opendaylight.yang.gen.v1.urn.chainstitch.sfc.rev261122.sfc.state.Node;

/**
 * What is measured of a node.
 *
 * @param name name of the node
 * @param connection state of its connection, as in the model
 * @param sync how it compares with its plan, as in the model
 * @param objects number of objects in its plan
 * @param drift number of objects that differed at the last comparison although the node had taken its plan
 * @param lastSync when it was last found in sync, empty when it never was
 */
record NodeRow(String name, String connection, String sync, long objects, long drift, String lastSync) {

    static NodeRow of(Node node) {
        return new NodeRow(node.getName(), node.getConnection() == null ? "unknown" : node.getConnection().getName(),
            node.getSync() == null ? "unknown" : node.getSync().getName(),
            node.getObjects() == null ? 0 : node.getObjects().longValue(),
            node.getDrift() == null ? 0 : node.getDrift().longValue(),
            node.getLastSync() == null ? "" : node.getLastSync().getValue());
    }

    /** How many objects were put right since an earlier row, or null; of a new row it is not known when. */
    long repairedSince(NodeRow before) {
        return before != null && !before.lastSync.isEmpty() && !lastSync.equals(before.lastSync) ? drift : 0;
    }
}
