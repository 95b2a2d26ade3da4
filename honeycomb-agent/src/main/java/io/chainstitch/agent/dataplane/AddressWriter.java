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

import io.chainstitch.vpp.model.Address;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Addresses of interfaces. */
final class AddressWriter implements ObjectWriter<Address> {
    private static final int NOT_FOUND_FOR_INTERFACE = -60;

    @Override
    public CompletableFuture<?> create(VppSession vpp, Address object) {
        return vpp.indexes().get(object.interfaceName()).thenCompose(index ->
            vpp.write("sw_interface_add_del_address", fields(object, index, true)));
    }

    @Override
    public CompletableFuture<?> delete(VppSession vpp, Address object) {
        return vpp.indexes().find(object.interfaceName()).thenCompose(index -> index.isEmpty()
            ? CompletableFuture.completedFuture(null)
            : vpp.write("sw_interface_add_del_address", fields(object, index.get(), false),
                NOT_FOUND_FOR_INTERFACE));
    }

    private static Map<String, Object> fields(Address object, long index, boolean add) {
        return Map.of("sw_if_index", index, "is_add", add, "prefix", object.address());
    }
}
