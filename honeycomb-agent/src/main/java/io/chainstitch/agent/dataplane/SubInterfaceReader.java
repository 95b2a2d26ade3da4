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

import io.chainstitch.vpp.model.ObjectKey;
import io.chainstitch.vpp.model.ObjectKind;
import io.chainstitch.vpp.model.SubInterface;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** VLAN sub-interfaces with one tag. */
final class SubInterfaceReader implements KindReader {

    @Override
    public CompletableFuture<List<Found>> read(VppSession vpp, Scene scene) {
        List<Port> ports = scene.names().ports().stream().filter(Port::subInterface).toList();
        return TableBindings.read(vpp, scene, ports.stream().map(Port::index).toList())
            .thenApply(tables -> ports.stream().map(port -> found(port, scene.names(), tables)).toList());
    }

    private static Found found(Port port, NameView names, TableBindings tables) {
        String parent = names.name(port.parent());
        ObjectKey key = new ObjectKey(ObjectKind.SUB_INTERFACE, names.name(port.index()));
        int rewrite = port.tagRewrite().operation();
        if (port.tags() != 1 || rewrite != 0 && rewrite != SubInterfaceWriter.POP_1) {
            return Found.opaque(key);
        }
        return Found.of(key, () -> new SubInterface(parent, port.vlan(), rewrite == 0 ? 0 : 1,
            tables.ipv4(port.index()), tables.ipv6(port.index())));
    }
}
